import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, DONT_KNOW, NOT_ASKED, NOT_REACHED, REFUSED, type Value } from '@earshot/dataset';
import fc from 'fast-check';
import { everyKind, wander } from './fixtures/every-kind.ts';
import { type Answers, pathOf, stepsOf } from './path.ts';
import { namesOf } from './variables.ts';

const asked = (answers: Answers, sample: Answers = {}): string[] =>
  stepsOf(pathOf(everyKind, answers, sample)).map((step) => step.question.id);

test('before any answer the first question is open and everything of the questionnaire is not reached', () => {
  const { answered: done, next, values } = pathOf(everyKind, {});
  assert.deepEqual(done, []);
  assert.equal(next?.question.id, 'role');
  const { region, ...others } = values;
  assert.deepEqual(region, NOT_ASKED);
  assert.ok(Object.values(others).every(({ state }) => state === 'not_reached'));
});

test('conditions decide what is asked: what the path leads past is not asked, what lies ahead not reached', () => {
  const { next, values } = pathOf(everyKind, { role: answered('student') });
  assert.equal(next?.question.id, 'office');
  assert.deepEqual([values.hours, values.reasons, values.main_reason], [NOT_ASKED, NOT_ASKED, NOT_ASKED]);
  assert.deepEqual([values.office_quiet, values.change], [NOT_REACHED, NOT_REACHED]);
});

test('a refusal and a don’t know are answers of their own kind, and a condition on them is unknown: it does not ask', () => {
  const { values, next } = pathOf(everyKind, { role: REFUSED });
  assert.deepEqual([values.role, values.hours], [REFUSED, NOT_ASKED]);
  assert.equal(next?.question.id, 'office');
  assert.deepEqual(pathOf(everyKind, { role: answered('worker'), hours: DONT_KNOW }).values.hours, DONT_KNOW);
});

test('what the sample knows of a person can decide as well', () => {
  const answers = { role: answered('student') };
  assert.deepEqual(asked(answers, { region: answered('north') }), ['role', 'reasons']);
  assert.deepEqual(asked(answers, { region: answered('south') }), ['role', 'office']);
});

const MANAGER: Answers = {
  role: answered('manager'),
  hours: answered(50),
  team: answered(6),
  reasons: answered(['pay', 'people']),
  main_reason: answered('pay'),
  pay_more: answered('much'),
};

test('an answer that is changed leads elsewhere; answers left off the path are kept but never read', () => {
  const answers = { ...MANAGER, role: answered('student') };
  const { values } = pathOf(everyKind, answers);
  assert.deepEqual(asked(answers), ['role', 'office']);
  assert.deepEqual([values.hours, values.team, values.reasons, values.pay_more], new Array(4).fill(NOT_ASKED));
  assert.deepEqual(pathOf(everyKind, { ...answers, role: answered('manager') }), pathOf(everyKind, MANAGER));
});

test('a condition sees an answer off the path as not asked, even where the answer would make it true', () => {
  const answers = { ...MANAGER, role: answered('student'), hours: answered(60) };
  assert.ok(!asked(answers).includes('reasons'));
});

test('an answer that no longer fits is asked again', () => {
  const answers = { ...MANAGER, reasons: answered(['hours', 'people']) };
  const { next, values } = pathOf(everyKind, answers);
  assert.equal(next?.question.id, 'main_reason');
  assert.deepEqual(
    next?.options.map(({ code }) => code),
    ['hours', 'people'],
  );
  assert.deepEqual([values.main_reason, values.pay_more], [NOT_REACHED, NOT_REACHED]);
});

test('the only reason picked is the main one, without being asked, and conditions may read it', () => {
  const answers = { ...MANAGER, reasons: answered(['pay']), main_reason: answered('people') };
  const { answered: done, values } = pathOf(everyKind, answers);
  assert.deepEqual(values.main_reason, answered('pay'));
  assert.ok(!done.some((step) => step.question.id === 'main_reason'));
  assert.ok(done.some((step) => step.question.id === 'pay_more'));
});

test('without reasons there is no main one', () => {
  for (const reasons of [answered(['none']), REFUSED, DONT_KNOW]) {
    assert.deepEqual(pathOf(everyKind, { ...MANAGER, reasons }).values.main_reason, NOT_ASKED);
  }
});

test('a grid is open until every row has an answer', () => {
  const half = { role: answered('student'), office_quiet: answered('agree') };
  const path = pathOf(everyKind, half);
  assert.equal(path.next?.question.id, 'office');
  assert.deepEqual(path.values.office_quiet, NOT_REACHED);
  assert.equal(pathOf(everyKind, { ...half, office_safe: REFUSED }).next?.question.id, 'change');
});

test('at the end nothing is open', () => {
  const answers = { role: REFUSED, office_quiet: REFUSED, office_safe: answered('agree'), change: REFUSED };
  const { next, values } = pathOf(everyKind, answers);
  assert.equal(next, null);
  assert.ok(!Object.values(values).some(({ state }) => state === 'not_reached'));
});

const UNFIT: readonly (readonly [string, Value])[] = [
  ['role', answered('boss')],
  ['role', DONT_KNOW],
  ['role', answered(['worker'])],
  ['role', NOT_ASKED],
  ['hours', answered(169)],
  ['hours', answered(1.5)],
  ['hours', answered('40')],
  ['hours', REFUSED],
  ['reasons', answered([])],
  ['reasons', answered(['pay', 'boss'])],
  ['reasons', answered(['pay', 'pay'])],
  ['reasons', answered(['pay', 'none'])],
  ['reasons', answered(['pay', 'hours', 'people', 'state'])],
  ['main_reason', answered('hours')],
  ['main_reason', answered('none')],
  ['pay_more', answered('')],
  ['pay_more', answered('x'.repeat(21))],
  ['pay_more', REFUSED],
];
for (const [name, value] of UNFIT) {
  test(`${JSON.stringify(value)} is no answer to ${name}, so that it is asked`, () => {
    assert.equal(pathOf(everyKind, { ...MANAGER, [name]: value }).next?.question.id, name);
  });
}

/** Turns, a seed for the answers and the region: one person who answers, goes back, changes their mind. */
const wanderings = fc.record({
  turns: fc.integer({ min: 0, max: 60 }),
  draws: fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
  region: fc.constantFrom<Value>(answered('north'), answered('south'), NOT_ASKED),
});

test('however people go back and forth, the answers on the final path alone give the same path and values', () => {
  fc.assert(
    fc.property(wanderings, ({ turns, draws, region }) => {
      const sample = { region };
      const answers = Object.freeze(wander(everyKind, sample, turns, () => draws.next().value as number));
      const path = pathOf(everyKind, answers, sample);
      const onPath = path.answered.flatMap((step) => namesOf(step.question));
      const kept = Object.fromEntries(onPath.map((name) => [name, answers[name]!]));
      assert.deepEqual(pathOf(everyKind, kept, sample), path);
    }),
    { numRuns: 200 },
  );
});

test('however people go back and forth, nobody is asked anything after the open question', () => {
  fc.assert(
    fc.property(wanderings, ({ turns, draws, region }) => {
      const answers = wander(everyKind, { region }, turns, () => draws.next().value as number);
      const states = Object.values(pathOf(everyKind, answers, { region }).values).map(({ state }) => state);
      const reached = states.indexOf('not_reached');
      if (reached >= 0) assert.ok(states.slice(reached).every((state) => state === 'not_reached'));
    }),
    { numRuns: 100 },
  );
});
