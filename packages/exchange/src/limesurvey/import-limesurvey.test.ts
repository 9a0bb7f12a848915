import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type QuestionnaireFile, readQuestionnaire, readTranslation } from '@earshot/instrument';
import { importLimesurvey } from './import-limesurvey.ts';

const fixture = (name: string): string => readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8');
const six = importLimesurvey('staff-6.lss', fixture('staff-6.lss'));
const two = importLimesurvey('staff-2.lss', fixture('staff-2.lss'));

type Element = QuestionnaireFile['blocks'][number]['questions'][number];
const elements = (file: QuestionnaireFile | null): Element[] => file!.blocks.flatMap((block) => block.questions);
const named = (id: string, form = six): Element => elements(form.questionnaire).find((element) => element.id === id)!;
const whens = (form: typeof six): [string, string | undefined][] =>
  elements(form.questionnaire).map((element) => [element.id, element.when]);
const at = (form: typeof six, sheet: string, text: string) =>
  form.rows.find((row) => row.sheet === sheet && row.text.includes(text))!;

test('each kind of question becomes ours, in groups as blocks', () => {
  assert.deepEqual(
    six.questionnaire!.blocks.map((block) => [block.id, block.title, block.when]),
    [
      ['your_work', 'Your work', undefined],
      ['your_views', 'Your views', 'works != no'],
    ],
  );
  const kinds = elements(six.questionnaire).map((element) => [element.id, element.kind].join(' '));
  assert.deepEqual(kinds, [
    'your_work_words note',
    'works single',
    'role single',
    'hours number',
    'intro note',
    'reasons multiple',
    'agree grid',
    'both grid',
    'comments multiple',
    'times_words note',
    'times_home number',
    'times_office number',
    'why text',
    'points grid',
    'again single',
    'day text',
  ]);
});

test('what questions have beside their words is carried: limits, units, other, what stands alone, two scales', () => {
  const { range, unit } = named('hours') as Extract<Element, { kind: 'number' }>;
  assert.deepEqual([range, unit], [[0, 168], 'hours']);
  const reasons = named('reasons') as Extract<Element, { kind: 'multiple' }>;
  assert.equal(reasons.most, 2);
  assert.deepEqual(reasons.options, {
    the_pay: 'The pay',
    the_people: 'The people',
    none_of_these: { text: 'None of these', exclusive: true },
    other: { text: 'Something else', specify: 'Please say what' },
  });
  const both = named('both') as Extract<Element, { kind: 'grid' }>;
  assert.deepEqual(both.columns, { second: { text: 'How important?', options: { h: 'High', l: 'Low' } } });
  const role = named('role') as Extract<Element, { kind: 'single' }>;
  assert.deepEqual([role.list, role.optional, role.refused], [true, true, 'Prefer not to say']);
});

test('equations are carried exactly, with what LimeSurvey makes of answers that are missing', () => {
  assert.deepEqual(
    whens(six).filter(([, when]) => when !== undefined),
    [
      ['role', 'works = yes'],
      ['hours', 'works != no'],
      ['intro', 'hours > 40'],
      ['reasons', 'answered(hours) and role != manager'],
      ['agree', 'reasons includes the_pay and not (reasons includes the_people)'],
      ['times_words', 'agree_one = agree'],
      ['times_home', 'agree_one = agree'],
      ['times_office', 'agree_one = agree'],
      ['points', 'answered(reasons_other_text)'],
      ['again', 'agree_two = disagree and points_x in (point_4, point_5)'],
      ['day', 'again = yes'],
    ],
  );
  const rows = (id: string) => (named(id) as Extract<Element, { kind: 'grid' }>).rows;
  assert.deepEqual(rows('agree').two, { text: 'It is safe', when: 'hours >= 10' });
  assert.deepEqual(rows('both').the_pay, { text: 'The pay', when: 'reasons includes the_pay' });
});

test('the conditions of old surveys are put together as LimeSurvey does', () => {
  assert.deepEqual(whens(two), [
    ['q1', undefined],
    ['q2', undefined],
    ['q3', 'q1 = no or (q1 != no and q2 includes a)'],
    ['q4', 'q3 <= 5 and not (q2 includes b)'],
    ['q5', undefined],
  ]);
  assert.match(at(two, 'questions', 'What is your gender').remarks.join(' '), /regexMatch\(\) has no counterpart/);
});

test('the result is a questionnaire that our reader takes, with its Welsh beside it', () => {
  for (const form of [six, two]) {
    const { questionnaire, problems } = readQuestionnaire('questionnaire.yml', form.files.get('questionnaire.yml')!);
    const errors = problems.filter((problem) => problem.severity === 'error').map((problem) => problem.code);
    if (form === six) {
      // The note after which nothing is asked in its group; the import says so too.
      assert.deepEqual(errors, ['note-unreachable']);
      continue;
    }
    assert.deepEqual(errors, []);
    const welsh = readTranslation('questionnaire.cy.yml', form.files.get('questionnaire.cy.yml')!, questionnaire!);
    const codes = new Set(welsh.problems.map((problem) => problem.code));
    assert.deepEqual(
      [...codes].filter((code) => !code.includes('missing')),
      [],
    );
    const question = welsh.questionnaire!.blocks[0]!.elements[0]!;
    assert.equal(question.kind === 'single' && question.options[0]!.text.web, 'Ydw');
  }
});

test('every row is accounted for, and what is not carried is said with a guess', () => {
  const tables = fixture('staff-6.lss').match(/<row>/g)!.length;
  assert.equal(six.rows.length, tables);
  assert.equal(at(six, 'questions', 'Ranked').outcome, 'not_understood');
  assert.match(at(six, 'questions', 'Ranked').remarks.join(' '), /ranking; perhaps a multiple question/);
  assert.match(at(six, 'questions', 'Why').remarks.join(' '), /“Ranked_1” is a question, which is not carried over/);
  assert.match(at(six, 'questions', 'Day').remarks.join(' '), /“preg” is not carried: \/x\//);
  assert.match(at(six, 'questions', 'Intro').remarks.join(' '), /No question follows it in its block/);
  assert.match(at(six, 'question_attributes', 'random_group').remarks.join(' '), /no counterpart/);
  assert.match(at(six, 'defaultvalues', '37').remarks.join(' '), /never filled in beforehand/);
  assert.match(at(six, 'question_l10ns', 'You said').remarks.join(' '), /cannot be put into a text/);
  const silent = six.rows.filter((row) => row.outcome === 'not_understood' && row.remarks.length === 0);
  assert.deepEqual(silent, []);
});

test('HTML in texts is plain words, and no tag or script comes through', () => {
  const bad = fixture('staff-2.lss').replace(
    'What else?',
    'What <b>else</b>?<script>alert(1)</script>&amp;<img src=x>',
  );
  const { questionnaire, rows } = importLimesurvey('x.lss', bad);
  const [question] = elements(questionnaire).filter((element) => element.id === 'q4');
  assert.equal(question!.text, 'What else?&');
  assert.match(rows.find((row) => row.text.includes('What <b>else'))!.remarks.join(' '), /script.*picture.*emphasis/);
});

test('a file that could be an attack, or is no survey, is refused in one sentence', () => {
  const laughs = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><document>&b;</document>';
  const refusals: [string, RegExp][] = [
    [laughs, /declares a document type/],
    ['<document><a></document>', /not well-formed XML/],
    ['<document>&x;</document>', /not well-formed XML/],
    ['<document><LimeSurveyDocType>Question</LimeSurveyDocType></document>', /a “Question” of LimeSurvey’s/],
    ['<rss></rss>', /no survey of LimeSurvey’s/],
    ['PK\u0003\u0004', /not well-formed XML/],
    ['', /not well-formed XML|no survey/],
    [`${'<a>'.repeat(50)}`, /more than 20 levels/],
  ];
  for (const [text, sentence] of refusals) {
    const { questionnaire, problems } = importLimesurvey('x.lss', text);
    assert.equal(questionnaire, null);
    assert.equal(problems.length, 1);
    assert.match(problems[0]!.sentence, sentence);
  }
});
