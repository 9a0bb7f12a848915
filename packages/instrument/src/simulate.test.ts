import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { problemLine } from '@earshot/planfile';
import fc from 'fast-check';
import { everyKind, questionnaireFrom } from './fixtures/every-kind.ts';
import { type Leanings, readLeanings } from './leanings.ts';
import { type Answers, pathOf } from './path.ts';
import { readQuestionnaire } from './read-questionnaire.ts';
import { type Random, simulateInterview, simulateSample } from './simulate.ts';

/** A plain generator for tests: any seed, numbers from 0 up to 1 (Park and Miller 1988). */
function random(seed: number): Random {
  let state = (Math.abs(seed) % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}

function leaningsFrom(text: string, questionnaire = everyKind): Leanings {
  const { leanings, problems } = readLeanings('simulation.yml', text, questionnaire);
  assert.deepEqual(problems.map(problemLine), []);
  return leanings!;
}
const EVEN = leaningsFrom('people: 1\nanswers: {}\n');
const LEANING = leaningsFrom(`
people: 10
answers:
  role: [{shares: {worker: 70, manager: 20, refused: 10}}]
  hours: [{when: role = manager, mean: 50, spread: 40}, {mean: -1, spread: 90}]
  reasons: [{shares: {pay: 90, hours: 80, people: 70, state: 60, none: 5, refused: 3, dont_know: 3}}]
  main_reason: [{shares: {pay: 1}}]
  office_quiet: [{shares: {agree: 0, neither: 0}}]
  change: [{texts: [More people, Less noise], blank: 50}]
`);

for (const [words, leanings] of [['evenly', EVEN] as const, ['as they lean', LEANING] as const]) {
  test(`simulated people who answer ${words} always reach the end, whatever the seed`, () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const answers = simulateInterview(everyKind, leanings, random(seed));
        assert.equal(pathOf(everyKind, answers).next, null);
      }),
      { numRuns: 200 },
    );
  });
}

test('the same numbers make the same person', () => {
  const once = simulateInterview(everyKind, LEANING, random(7));
  assert.deepEqual(simulateInterview(everyKind, LEANING, random(7)), once);
});

const thousand = (leanings: Leanings): Answers[] =>
  Array.from({ length: 1000 }, (_, seed) => simulateInterview(everyKind, leanings, random(seed * 7919)));

test('shares, conditions and limits of the leanings and the questionnaire are kept to', () => {
  const everyone = thousand(LEANING);
  const share = (matches: (answers: Answers) => boolean): number => everyone.filter(matches).length / everyone.length;
  const role = (code: string) => share(({ role }) => role?.state === 'answered' && role.value === code);
  assert.ok(Math.abs(role('worker') - 0.7) < 0.05, `${role('worker')}`);
  assert.ok(Math.abs(share(({ role }) => role?.state === 'refused') - 0.1) < 0.04);
  assert.equal(role('student'), 0);
  for (const { reasons, hours } of everyone) {
    if (reasons?.state === 'answered') assert.ok((reasons.value as string[]).length <= 3);
    if (hours?.state === 'answered') assert.ok(Number(hours.value) >= 0 && Number(hours.value) <= 168);
    if (hours?.state === 'answered') assert.ok(!Object.is(hours.value, -0));
  }
});

test('an option called refused, or options that all stand alone, trap nobody', () => {
  const questionnaire = questionnaireFrom(`
title: Traps
blocks:
  - id: all
    title: All
    questions:
      - {id: visa, kind: single, text: T?, options: {granted: G, refused: R, dont_know: D}}
      - {id: alone, kind: multiple, text: T?, options: {a: {label: A, exclusive: true}, refused: {label: R, exclusive: true}}}
`);
  const leanings = leaningsFrom(
    'people: 1\nanswers: {visa: [{shares: {refused: 1, dont_know: 1}}], alone: [{shares: {refused: 50}}]}\n',
    questionnaire,
  );
  for (let seed = 0; seed < 50; seed += 1) {
    const answers = simulateInterview(questionnaire, leanings, random(seed * 104729));
    assert.equal(answers.visa?.state, 'answered');
    assert.equal(answers.alone?.state, 'answered');
  }
});

test('what the sample knows of simulated people is drawn first, and answers follow it', () => {
  const leanings = leaningsFrom(`
people: 1
answers:
  region: [{shares: {north: 60, south: 40}}]
  role: [{when: region = north, shares: {worker: 1}}, {shares: {student: 1}}]
`);
  for (let seed = 0; seed < 50; seed += 1) {
    const draw = random(seed * 7919);
    const sample = simulateSample(everyKind, leanings, draw);
    const { role } = simulateInterview(everyKind, leanings, draw, 'web', sample);
    const region = sample.region?.state === 'answered' ? sample.region.value : null;
    assert.ok(region === 'north' || region === 'south');
    assert.deepEqual(role, { state: 'answered', value: region === 'north' ? 'worker' : 'student' });
  }
  assert.deepEqual(simulateSample(everyKind, EVEN, random(1)), {}, 'nothing is known that no leaning is given for');
});

test('a row of a grid can follow the rows above it', () => {
  const leanings = leaningsFrom(`
people: 1
answers:
  office_quiet: [{shares: {agree: 1, disagree: 1}}]
  office_safe: [{when: office_quiet = agree, shares: {neither: 1}}, {shares: {disagree: 1}}]
`);
  for (let seed = 0; seed < 50; seed += 1) {
    const { office_quiet: quiet, office_safe: safe } = simulateInterview(everyKind, leanings, random(seed * 7919));
    assert.ok(quiet?.state === 'answered' && safe?.state === 'answered');
    assert.equal(safe.value, quiet.value === 'agree' ? 'neither' : 'disagree');
  }
});

test('a line to write in gets words, also where the leanings give it none', () => {
  const questionnaire = questionnaireFrom(`
title: T
blocks:
  - {id: a, title: A, questions: [{id: q, kind: single, text: Q?, options: {a: A, b: {text: B, specify: Which?}}}]}
`);
  const leanings = leaningsFrom('people: 1\nanswers: {q: [{shares: {b: 1}}], q_b_text: [{blank: 0}]}\n', questionnaire);
  const { q_b_text: words } = simulateInterview(questionnaire, leanings, random(1));
  assert.deepEqual(words, { state: 'answered', value: '(simulated) Something else.' });
});

const surveys = path.join(import.meta.dirname, '../../../surveys');
const withoutLeanings = readdirSync(path.join(surveys, 'examples')).map((name) => `examples/${name}`);
for (const study of ['first-wave', ...withoutLeanings]) {
  test(`people who answer surveys/${study} evenly reach its end in every mode`, () => {
    const file = readFileSync(path.join(surveys, study, 'questionnaire.yml'), 'utf8');
    const questionnaire = questionnaireFrom(file);
    const even = leaningsFrom('people: 1\nanswers: {}\n', questionnaire);
    for (const mode of questionnaire.modes) {
      for (let seed = 0; seed < 20; seed += 1) {
        const answers = simulateInterview(questionnaire, even, random(seed * 7919), mode);
        assert.equal(pathOf(questionnaire, answers, {}, mode).next?.question.id, undefined);
      }
    }
  });
}

for (const study of ['big-listen', 'second-wave']) {
  test(`the simulated people of ${study} all reach the end`, () => {
    const folder = path.join(surveys, study);
    const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
    const { questionnaire } = readQuestionnaire('questionnaire.yml', text('questionnaire.yml'));
    const leanings = leaningsFrom(text('simulation.yml'), questionnaire!);
    for (let seed = 0; seed < 100; seed += 1) {
      const draw = random(seed * 7919);
      const sample = simulateSample(questionnaire!, leanings, draw);
      for (const mode of ['web', 'telephone'] as const) {
        const answers = simulateInterview(questionnaire!, leanings, draw, mode, sample);
        assert.equal(pathOf(questionnaire!, answers, sample, mode).next, null, `${mode}, ${seed}`);
      }
    }
  });
}

const MISTAKES: readonly (readonly [string, string])[] = [
  ['age: [{mean: 3}]', 's.yml:3:9 The questionnaire has no variable “age”. [leaning-unknown]'],
  [
    'role: [{when: hours > 3}]',
    's.yml:3:17 “hours” is not answered before “role”, so this is never true. [leaning-forward]',
  ],
  ['role: [{shares: {boss: 1}}]', 's.yml:3:26 “role” has no answer “boss”. [leaning-code]'],
  ['role: [{shares: {dont_know: 1}}]', 's.yml:3:31 “role” has no answer “dont_know”. [leaning-code]'],
  ['hours: [{when: rolle = a}]', 's.yml:3:18 There is no question or variable “rolle” here. [expression-unknown-name]'],
  [
    "hours: [{when: 'role ='}]",
    's.yml:3:25 Here the expression ends where a code, a number or a quoted text should be. [expression-syntax]',
  ],
];
for (const [line, expected] of MISTAKES) {
  test(`the leaning “${line}” is a problem with its place`, () => {
    const { leanings, problems } = readLeanings('s.yml', `people: 1\nanswers:\n  ${line}\n`, everyKind);
    assert.equal(leanings, null);
    assert.deepEqual(problems.map(problemLine), [expected]);
  });
}

test('leanings of the wrong shape are problems at their places', () => {
  const { problems } = readLeanings('s.yml', 'people: none\nanswers:\n  role: [{shares: {worker: -1}}]\n', everyKind);
  assert.deepEqual(
    problems.map(({ place }) => place.line),
    [1, 3],
  );
});
