import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import type { Exploration } from '@earshot/tables';
import { readStudy } from '../studies/read-study.ts';
import { studyFolder } from '../studies/study-folders.ts';
import type { Study } from '../study.ts';
import { besideEarlier } from './beside-earlier.ts';
import { renamedIn, wavesOf } from './waves-of-panel.ts';

const surveys = path.join(import.meta.dirname, '../../../../surveys');
const [first, second] = ['first-wave', 'second-wave'].map(
  (name) => readStudy(studyFolder(path.join(surveys, name))).study!,
) as [Study, Study];
const ASKED: Exploration = { items: [], breaks: [], filters: [], people: { weight: null }, show: 'shares' };

/** A wave of a made-up panel: one question on its own answers, weighted or not. */
function wave({ id, question, weights = '' }: { id: string; question: string; weights?: string }): Study {
  const files: Readonly<Record<string, string>> = {
    'study.yml':
      'title: A study\nsummary: S\norganisation: A team\ncontact: team@example.org\nwelcome: Hello\nconsent: Yes\nthanks: Thanks',
    'questionnaire.yml': `title: A study\nblocks: [{id: all, title: All, questions: [${question}, {id: sex, kind: single, text: Sex?, options: {f: Female, m: Male}}]}]`,
    'tables.yml': `title: T\nsource: S\n${weights}tables: [{id: sex, title: Sex, items: [sex]}]`,
    'report.md': '# Report',
  };
  const { study, problems } = readStudy({ id, name: (file) => file, read: (file) => files[file] ?? null });
  assert.ok(study, JSON.stringify(problems));
  return study;
}
const VALUED = (id: string, options: string) =>
  `{id: ${id}, item: valued, kind: single, text: Valued?, label: Valued, options: {${options}}}`;
const WEIGHTS =
  'weights: {people: {label: By sex, base: answered(sex), margins: [{variables: [sex], population: {f: 80, m: 20}}]}}\n';

test('what both waves ask in the same words goes on as it is, and what was worded otherwise has a note that says how', () => {
  const same = besideEarlier(second, first, { ...ASKED, items: ['employer_view_loyal'] });
  assert.deepEqual([same.problems, same.notes], [[], []]);
  const reworded = besideEarlier(second, first, { ...ASKED, items: ['hours_worked'] });
  assert.deepEqual(reworded.problems, []);
  assert.match(reworded.notes.join('\n'), /Not the same in both waves\..*range/s);
  assert.ok(reworded.notes.length > 1);
});

test('what one wave alone asks or knows is refused, as question, break or filter', () => {
  const codes = (asked: Partial<Exploration>) =>
    besideEarlier(second, first, { ...ASKED, items: ['employer_view_loyal'], ...asked }).problems.map(
      ({ code }) => code,
    );
  assert.deepEqual(codes({ items: ['moved_reasons'] }), ['explore-not-comparable']);
  assert.deepEqual(codes({ breaks: [['moved']] }), ['explore-not-comparable']);
  assert.deepEqual(codes({ filters: [{ variable: 'where_now', code: 'left' }] }), ['explore-not-comparable']);
  assert.deepEqual(codes({ items: ['nothing'] }), [], 'what no wave has is told by the explorer itself');
});

test('an item keeps its identity under another name, and a filter has to stand in both waves', () => {
  const before = wave({ id: 'before', question: VALUED('worth', 'agree: Agree, disagree: Disagree') });
  const now = wave({ id: 'now', question: VALUED('valued', 'agree: Agree, disagree: Disagree, unsure: Unsure') });
  assert.deepEqual([...renamedIn(now, before)], [['valued', 'worth']]);
  const { asked, renamed, problems, notes } = besideEarlier(now, before, {
    ...ASKED,
    items: ['valued'],
    breaks: [['sex']],
  });
  assert.deepEqual(
    [asked.items, asked.breaks, [...renamed], problems],
    [['worth'], [['sex']], [['worth', 'valued']], []],
  );
  assert.match(notes.join(), /other answers to choose from/);
  const filters = [{ variable: 'valued', code: 'unsure' }];
  assert.match(
    besideEarlier(now, before, { ...ASKED, items: ['sex'], filters }).problems[0]!.sentence,
    /a category to filter by that A study does not have/,
  );
});

test('each wave is weighted by its own first weight, or by that of the same name', () => {
  const question = VALUED('valued', 'agree: Agree, disagree: Disagree');
  const [plain, weighted] = [wave({ id: 'plain', question }), wave({ id: 'weighted', question, weights: WEIGHTS })];
  const people = (later: Study, earlier: Study, asked: Exploration['people']) =>
    besideEarlier(later, earlier, { ...ASKED, items: ['valued'], people: asked }).asked.people;
  const own = { weight: 'people', weighted: true };
  assert.deepEqual(people(plain, weighted, { weight: null }), own);
  assert.deepEqual(people(weighted, plain, own), { weight: null });
  assert.deepEqual(people(weighted, weighted, { weight: null }), { weight: null });
});

test('the waves of a panel come from the earliest, whichever is asked for, and no other study among them', () => {
  const studies = new Map(
    [second, wave({ id: 'alone', question: VALUED('valued', 'agree: Agree, no_: No') }), first].map((study) => [
      study.id,
      study,
    ]),
  );
  const ids = (study: Study) => wavesOf(studies, study).map(({ id }) => id);
  assert.deepEqual(
    [ids(first), ids(second)],
    [
      ['first-wave', 'second-wave'],
      ['first-wave', 'second-wave'],
    ],
  );
  assert.deepEqual(ids(studies.get('alone')!), ['alone']);
});
