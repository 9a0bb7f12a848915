import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, DONT_KNOW, NOT_ASKED, NOT_REACHED, REFUSED, type Value } from '@earshot/dataset';
import fc from 'fast-check';
import { anyAnswer, questionnaireFrom } from './fixtures/every-kind.ts';
import { wholeLanguage } from './fixtures/whole-language.ts';
import { type Answers, outcomeOf, pageOf, pathOf, stepsOf } from './path.ts';
import { MODES, type Mode } from './questionnaire.ts';
import { readPage } from './read-page.ts';
import { CONFIRMED, namesOf, questionnaireVariables } from './variables.ts';
import { wordingFor } from './wording.ts';
import { writePage } from './write-page.ts';

const HERE = { status: answered('here') };
const online = (answers: Answers) => pathOf(wholeLanguage, answers, {}, 'web');
const asked = (answers: Answers) => stepsOf(online(answers)).map((step) => step.question.id);
const DONE: Answers = {
  ...HERE,
  cases: answered(12),
  hours: answered(40),
  direct: answered(20),
  reasons: answered(['pay', 'other']),
  main_reason: answered('other'),
  happy_pay: answered('yes_'),
  happy_pay_matters: answered('much'),
  happy_place: answered('no_'),
  happy_place_matters: answered('little'),
};

test('notes stand on the page of the next question that is asked', () => {
  const notes = (answers: Answers) => online(answers).next?.notes.map((note) => note.id);
  assert.deepEqual(notes({}), ['hello']);
  assert.deepEqual(notes(HERE), ['about_work']);
  assert.deepEqual(notes({ status: answered('elsewhere') }), []);
});

test('a close ends the interview: nothing after it is asked, and its outcome is kept', () => {
  const path = online({ status: answered('left') });
  assert.deepEqual([path.next, path.close?.id, outcomeOf(path)], [null, 'not_eligible', 'screened_out']);
  assert.deepEqual([path.values.cases, path.values.happy_pay], [NOT_ASKED, NOT_ASKED]);
  assert.equal(outcomeOf(online(HERE)), null);
  assert.equal(outcomeOf(online(DONE)), 'completed');
});

test('what is asked by telephone only is passed by online, and counts there once it was answered', () => {
  const byPhone = (answers: Answers) => pathOf(wholeLanguage, answers, {}, 'telephone');
  assert.equal(byPhone({}).next?.question.id, 'reached');
  assert.equal(online({}).next?.question.id, 'status');
  assert.deepEqual(online({}).values.reached, NOT_ASKED);
  assert.deepEqual(online({ reached: answered('yes_') }).values.reached, answered('yes_'));
  assert.equal(byPhone({ reached: answered('later') }).close?.outcome, 'call_back');
  assert.deepEqual(pathOf(wholeLanguage, DONE).values.reached, NOT_ASKED);
});

test('a number or what is said instead of it is there, never both', () => {
  const said = (given: Answers) => {
    const { cases, cases_instead } = online({ ...HERE, ...given }).values;
    return [cases, cases_instead];
  };
  assert.deepEqual(said({ cases: answered(3) }), [answered(3), NOT_ASKED]);
  assert.deepEqual(said({ cases: NOT_ASKED, cases_instead: answered('varies') }), [NOT_ASKED, answered('varies')]);
  assert.deepEqual(said({ cases: DONT_KNOW }), [DONT_KNOW, NOT_ASKED]);
  assert.deepEqual(said({ cases_instead: answered('made_up') }), [NOT_REACHED, NOT_REACHED]);
});

test('two questions of one page stand together, whichever of them is open', () => {
  const before = { ...HERE, cases: answered(1) };
  for (const given of [{}, { hours: answered(40) }]) {
    const path = online({ ...before, ...given });
    assert.deepEqual(
      pageOf(path, 'direct').map((step) => step.question.id),
      ['hours', 'direct'],
    );
  }
  assert.deepEqual(pageOf(online(HERE), 'direct'), []);
});

test('an option and a row that depend on an answer are offered only then', () => {
  const offered = (status: string) => {
    const path = online({ ...DONE, status: answered(status), reasons: answered(['pay']) });
    const step = (id: string) => stepsOf(path).find(({ question }) => question.id === id)!;
    return [step('reasons').options.length, step('happy').rows.length, path.values.happy_place_matters];
  };
  assert.deepEqual(offered('here'), [5, 2, answered('little')]);
  assert.deepEqual(offered('elsewhere'), [4, 1, NOT_ASKED]);
});

test('a reason that is no longer offered makes its question open again', () => {
  const answers = { ...DONE, reasons: answered(['near', 'pay']), main_reason: answered('near') };
  assert.ok(asked(answers).includes('happy'));
  assert.equal(online({ ...answers, status: answered('elsewhere') }).next?.question.id, 'reasons');
});

test('what is written in belongs to the option: blank when nothing is written, not asked without it', () => {
  const values = (given: Answers) => online({ ...DONE, ...given }).values;
  assert.deepEqual(values({ reasons_other_text: answered('Food') }).reasons_other_text, answered('Food'));
  assert.deepEqual(values({}).reasons_other_text, REFUSED);
  assert.deepEqual(values({ reasons_more_text: answered('Left behind') }).reasons_more_text, NOT_ASKED);
});

test('a hard check holds the interview until it is put right, a soft one until it is confirmed', () => {
  const next = (given: Answers) => online({ ...DONE, ...given }).next?.question.id;
  assert.equal(next({ direct: answered(41) }), 'direct');
  assert.equal(next({ hours: answered(19) }), 'direct');
  const much = { hours: answered(90), direct: answered(61) };
  assert.equal(next(much), 'direct');
  assert.equal(next({ ...much, very_much: answered(CONFIRMED) }), undefined);
  assert.deepEqual(online({ ...DONE, very_much: answered(CONFIRMED) }).values.very_much, NOT_ASKED);
});

test('a page with a failing check comes back whole, with its sentence; a confirmed doubt is kept with the answer', () => {
  const path = online({ ...HERE, cases: answered(1) });
  const send = (fields: Record<string, string>) =>
    readPage(pageOf(path, 'hours'), fields, { questionnaire: wholeLanguage, mode: 'web', values: path.values });
  assert.deepEqual(send({ hours: '10', direct: '12' }), {
    errors: [{ code: 'check', field: 'direct', sentence: 'You work 10 hours, and 12 with children.' }],
    doubts: [],
  });
  assert.deepEqual(send({ hours: '100', direct: '70' }), {
    errors: [],
    doubts: [{ field: 'very_much', sentence: 'Is 70 right?' }],
  });
  const kept = send({ hours: '100', direct: '70', very_much: CONFIRMED });
  assert.ok('answers' in kept);
  assert.deepEqual(kept.answers.get('direct'), { direct: answered(70), very_much: answered(CONFIRMED) });
});

test('a check reads what was confirmed further up on its page, so that no page is taken that the path then stops at', () => {
  const questionnaire = questionnaireFrom(`title: T
blocks:
  - id: b
    title: B
    questions:
      - {id: a, kind: number, text: A?, unit: u, range: [0, 9], page: p, checks: [{id: sure, kind: soft, when: a > 5, text: Sure?}]}
      - {id: c, kind: number, text: C?, unit: u, range: [0, 9], page: p, checks: [{id: both, kind: hard, when: sure = confirmed and c > 5, text: Not both.}]}
`);
  const { values } = pathOf(questionnaire, { sure: answered(CONFIRMED) }, {}, 'web');
  const page = pageOf(pathOf(questionnaire, {}, {}, 'web'), 'a');
  const send = (fields: Record<string, string>) => readPage(page, fields, { questionnaire, mode: 'web', values });
  assert.deepEqual(send({ a: '7', c: '8', sure: CONFIRMED }), {
    errors: [{ code: 'check', field: 'c', sentence: 'Not both.' }],
    doubts: [],
  });
  assert.ok('answers' in send({ a: '7', c: '4', sure: CONFIRMED }));
  assert.ok('answers' in send({ a: '4', c: '8', sure: CONFIRMED }));
});

test('a main reason is one answer, also when something was written in beside it', () => {
  const path = online({ ...DONE, main_reason: NOT_ASKED });
  const read = readPage(
    pageOf(path, 'main_reason'),
    { main_reason: 'other', main_reason_other_text: 'x' },
    {
      questionnaire: wholeLanguage,
      mode: 'web',
      values: path.values,
    },
  );
  assert.ok('answers' in read);
  assert.deepEqual(read.answers.get('main_reason'), { main_reason: answered('other') });
});

test('texts take words by the first variant that fits, and labels of answers', () => {
  const says = (answers: Answers, sample: Answers = {}) => {
    const path = pathOf(wholeLanguage, answers, sample, 'web');
    const wording = wordingFor(wholeLanguage, path.values, 'web');
    return stepsOf(path).flatMap(({ question, options }) => [
      wording(question.text, question),
      ...options.map((option) => wording(option.text, question)),
    ]);
  };
  assert.ok(says(DONE).includes('Which of these?'));
  assert.ok(says({ ...DONE, status: answered('elsewhere') }).includes('Which ?'));
  assert.ok(says({}, { authority: answered('Leeds & <b>') }).includes('Yes, at Leeds & <b>'));
  assert.ok(says({}).includes('Yes, at it'));
});

test('by telephone everything can be left unsaid, where a study allows that; online only what is offered', () => {
  const path = pathOf(wholeLanguage, { reached: answered('yes_') }, {}, 'telephone');
  const send = (mode: Mode) =>
    readPage(
      pageOf(path, 'status'),
      { status: '-refused' },
      { questionnaire: wholeLanguage, mode, values: path.values },
    );
  assert.ok('answers' in send('telephone'));
  assert.ok('errors' in send('web'));
  assert.deepEqual(online({ status: REFUSED }).values.status, REFUSED);
});

const draws = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));

/** A person who answers page by page, in both modes, goes back and changes their mind. */
function wandering(turns: number, random: () => number): { answers: Answers; mode: Mode } {
  const answers: Record<string, Value> = {};
  let mode: Mode = 'web';
  for (let turn = 0; turn < turns; turn += 1) {
    if (random() < 0.1) mode = MODES[Math.floor(random() * 2)]!;
    const path = pathOf(wholeLanguage, answers, {}, mode);
    const steps = stepsOf(path);
    if (steps.length === 0) break;
    const step = path.next && random() < 0.7 ? path.next : steps[Math.floor(random() * steps.length)]!;
    Object.assign(answers, anyAnswer(step, random), random() < 0.5 ? { very_much: answered(CONFIRMED) } : {});
    if (random() < 0.2) answers.reasons_other_text = answered('Written in');
    if (random() < 0.2) answers.cases_instead = answered('varies');
    if (random() < 0.2) delete answers.cases_instead;
  }
  return { answers, mode };
}

test('however people go back and forth between pages and modes, the answers on the final path alone give the same path, values and fills', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50 }), draws, (turns, stream) => {
      const { answers, mode } = wandering(turns, () => stream.next().value as number);
      const path = pathOf(wholeLanguage, answers, {}, mode);
      const kept = Object.fromEntries(
        Object.entries(path.values).filter(([, { state }]) => state !== 'not_asked' && state !== 'not_reached'),
      );
      const again = pathOf(wholeLanguage, kept, {}, mode);
      assert.deepEqual(again, path);
      const wordings = [path, again].map(({ values }) => wordingFor(wholeLanguage, values, mode));
      for (const { question } of stepsOf(path)) {
        assert.equal(wordings[0]!(question.text, question), wordings[1]!(question.text, question));
      }
      assert.deepEqual(
        Object.keys(path.values),
        questionnaireVariables(wholeLanguage).map((variable) => variable.name),
      );
    }),
    { numRuns: 300 },
  );
});

test('a page that is shown again and sent as it is means the same answers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), draws, (turns, stream) => {
      const { answers, mode } = wandering(turns, () => stream.next().value as number);
      const path = pathOf(wholeLanguage, answers, {}, mode);
      for (const { question } of path.answered) {
        const page = pageOf(path, question.id);
        if (page.some((step) => !path.answered.includes(step))) continue;
        const fields = writePage(page, path.values, mode);
        const read = readPage(page, fields, { questionnaire: wholeLanguage, mode, values: path.values });
        // What was left unsaid by telephone cannot be left unsaid online; it is asked again there.
        if ('errors' in read) assert.equal(mode, 'web');
        else assert.deepEqual(pathOf(wholeLanguage, { ...answers, ...read.answers.get(question.id) }, {}, mode), path);
      }
      assert.ok(path.answered.every(({ question }) => namesOf(question).length > 0));
    }),
    { numRuns: 200 },
  );
});
