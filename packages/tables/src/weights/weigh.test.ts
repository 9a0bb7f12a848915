import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, columnNamed, datasetOf, NOT_ASKED, REFUSED, type Row, type Value, valueAt } from '@earshot/dataset';
import { problemLine } from '@earshot/planfile';
import { planFor } from '../fixtures/run-plan.ts';
import type { Population } from '../plan/plan.ts';
import { prepare } from '../prepare.ts';
import { weightColumn } from './weight-column.ts';

const categories = ['a', 'b'].map((code) => ({ code, label: code.toUpperCase() }));
const person = (role: Value, region: Value, given: Value = answered(1)): Row => ({ role, region, given });
const [A, B] = [answered('a'), answered('b')];

/** Ten of each, since fewer are not weighted. */
const tenOf = <T>(rows: readonly T[]): T[] => rows.flatMap((row) => new Array<T>(10).fill(row));

function dataOf(rows: readonly Row[]) {
  return datasetOf(
    'Trial',
    [
      { kind: 'single', name: 'role', label: 'Role', categories },
      { kind: 'single', name: 'region', label: 'Region', categories },
      { kind: 'quantity', name: 'given', label: 'Given', unit: '' },
    ],
    rows,
    0,
  );
}

function prepared(weight: string, rows: readonly Row[], populations: Readonly<Record<string, Population>> = {}) {
  const dataset = dataOf(rows);
  const text = `title: T\nsource: S\nweights: {w: ${weight}}\ntables: [{id: t, title: T, items: [role], weight: w}]\n`;
  return prepare(planFor(dataset, text), dataset, new Map(Object.entries(populations)));
}

function weightsOf(outcome: ReturnType<typeof prepare>): Value[] {
  assert.deepEqual(outcome.problems.map(problemLine), []);
  const column = columnNamed(outcome.prepared!.dataset, weightColumn('w'))!;
  return Array.from(column.states, (_, row) => valueAt(column, row));
}

const BY_ROLE = '{label: W, margins: [{variables: [role], population: {a: 3, b: 1}}]}';

test('people are weighted to the population; the report says how many, from what to what and at what price', () => {
  const outcome = prepared(BY_ROLE, tenOf([person(A, A), person(B, B)]));
  assert.deepEqual(
    weightsOf(outcome).map((value) => value.state === 'answered' && Number(Number(value.value).toFixed(12))),
    [...tenOf([1.5]), ...tenOf([0.5])],
  );
  const { respondents, smallest, largest, designEffect, label } = outcome.prepared!.weights.get('w')!;
  assert.deepEqual([label, respondents], ['W', 20]);
  for (const [actual, expected] of [
    [smallest, 0.5],
    [largest, 1.5],
    [designEffect, 1.25],
  ] as const) {
    assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} should be ${expected}`);
  }
});

test('crossed margins and a population that is handed in by name meet the same weights as one written out', () => {
  const rows = tenOf([person(A, A), person(A, B), person(B, A), person(B, B), person(B, B)]);
  const crossed = { 'a a': 10, 'a b': 20, 'b a': 30, 'b b': 40 };
  const named = prepared('{label: W, margins: [{variables: [role, region], population: p}]}', rows, { p: crossed });
  const inText = '{a a: 10, a b: 20, b a: 30, b b: 40}';
  const written = prepared(`{label: W, margins: [{variables: [role, region], population: ${inText}}]}`, rows);
  assert.deepEqual(weightsOf(named), weightsOf(written));
  const [first, last] = [weightsOf(named)[0], weightsOf(named).at(-1)];
  assert.ok(first?.state === 'answered' && Math.abs(Number(first.value) - 0.5) < 1e-12);
  assert.ok(last?.state === 'answered' && Math.abs(Number(last.value) - 1) < 1e-12);
});

test('crossed margins tell categories apart when their numbers differ', () => {
  const variables = [
    { kind: 'single', name: 'two', label: 'Two', categories },
    { kind: 'single', name: 'three', label: 'Three', categories: [...categories, { code: 'c', label: 'C' }] },
  ] as const;
  const crossed = ['a a', 'a b', 'a c', 'b a', 'b b', 'b c'];
  const rows = tenOf(crossed.map((codes) => ({ two: answered(codes[0]!), three: answered(codes[2]!) })));
  const population = Object.fromEntries(crossed.map((category, index) => [category, index + 1]));
  const dataset = datasetOf('Trial', variables, rows, 0);
  const weights = '{w: {label: W, margins: [{variables: [two, three], population: p}]}}';
  const plan = planFor(
    dataset,
    `title: T\nsource: S\nweights: ${weights}\ntables: [{id: t, title: T, items: [two]}]\n`,
  );
  weightsOf(prepare(plan, dataset, new Map([['p', population]]))).forEach((value, index) => {
    assert.ok(value.state === 'answered' && Math.abs(Number(value.value) - (Math.floor(index / 10) + 1) / 3.5) < 1e-9);
  });
});

test('whoever is outside the base has no weight', () => {
  const outcome = prepared(BY_ROLE.replace('label: W', "label: W, base: 'region = a'"), [
    ...tenOf([person(A, A), person(B, A)]),
    person(REFUSED, B),
    person(A, REFUSED),
  ]);
  assert.deepEqual(weightsOf(outcome).slice(20), [NOT_ASKED, NOT_ASKED]);
  assert.equal(outcome.prepared!.weights.get('w')!.respondents, 20);
});

test('given weights are taken as they are', () => {
  const rows = [person(A, A, answered(0.25)), person(B, A, answered(4))];
  assert.deepEqual(weightsOf(prepared('{label: W, variable: given}', rows)), [answered(0.25), answered(4)]);
});

const BOTH = tenOf([person(A, A), person(B, B)]);
const TOO_FEW =
  'Every category of Role needs 10 people or more, or it cannot stand for its part of the population. ' +
  'Join categories, or wait for more answers. [too-few-to-weight]';
const named = '{label: W, margins: [{variables: [role], population: p}]}';
const REFUSALS: readonly (readonly [string, string, readonly Row[], Record<string, Population>, string])[] = [
  ['a population that nobody handed in', named, BOTH, {}, 'There is no population “p”. [population-unknown]'],
  [
    'a population without a figure for a category',
    named,
    BOTH,
    { p: { a: 1 } },
    'Role: the population has no figure for “b”. [population-incomplete]',
  ],
  [
    'somebody in the base without an answer to a margin',
    named,
    [...BOTH, person(REFUSED, A)],
    { p: { a: 1, b: 1 } },
    'Role: 1 of 21 people to be weighted gave no answer; put them outside the base or in a category. [margin-missing]',
  ],
  ['a category in which nobody answered', named, tenOf([person(A, A)]), { p: { a: 1, b: 1 } }, TOO_FEW],
  [
    'a category of fewer than ten, without telling which it is',
    named,
    [...BOTH.slice(0, -1), person(A, A)],
    { p: { a: 1, b: 1 } },
    TOO_FEW,
  ],
  [
    'people whom the population does not know',
    named,
    BOTH,
    { p: { a: 1, b: 0 } },
    'Role: the population of “b” is 0, so its people cannot be weighted. [margin-not-positive]',
  ],
  [
    'margins that cannot be met together',
    '{label: W, margins: [{variables: [role], population: p}, {variables: [region], population: q}]}',
    BOTH,
    { p: { a: 1, b: 1 }, q: { a: 1, b: 3 } },
    'The margins (Role; Region) cannot all be met at once. [not-converged]',
  ],
  ['a base of nobody', named, [], { p: { a: 1, b: 1 } }, 'There is nobody to weight. [no-respondents]'],
  [
    'a given weight of nought or none',
    '{label: W, variable: given}',
    [person(A, A, answered(0)), person(A, A, REFUSED), person(B, B)],
    {},
    '2 of 3 respondents have no weight above nought in “given”. [weight-missing]',
  ],
  ['given weights of nobody', '{label: W, variable: given}', [], {}, 'There is nobody to weight. [no-respondents]'],
];
for (const [reason, weight, rows, populations, words] of REFUSALS) {
  test(`a weight is refused, not made up, for ${reason}`, () => {
    const { prepared: made, problems } = prepared(weight, rows, populations);
    assert.equal(made, null);
    assert.deepEqual(problems.map(problemLine), [`tables.yml:3:14 The weight “w” cannot be made from Trial. ${words}`]);
  });
}

// Forty a, ten b, weighted to as many of each: without bounds 0.625 and 2.5.
const HALVES =
  'margins: [{variables: [role], population: {a: 1, b: 1}}, {variables: [region], population: {a: 1, b: 1}}]';
const UNEVEN = [...tenOf([person(A, A), person(A, A), person(A, A), person(B, A), person(A, B), person(B, B)])];

test('weights stay within the bounds of the plan and still meet every margin, and it is told how many they changed', () => {
  const free = prepared(`{label: W, ${HALVES}}`, UNEVEN);
  const bounded = prepared(`{label: W, ${HALVES}, bounds: {largest: 1.6}}`, UNEVEN);
  const report = bounded.prepared!.weights.get('w')!;
  assert.ok(free.prepared!.weights.get('w')!.largest > 1.7);
  assert.ok(report.largest <= 1.6 * (1 + 1e-8) && report.trimmed! > 0);
  assert.equal(free.prepared!.weights.get('w')!.trimmed, null);
  const weights = weightsOf(bounded).map((value) => (value.state === 'answered' ? Number(value.value) : 0));
  const sumWhere = (name: 'role' | 'region') =>
    weights.reduce((sum, weight, row) => sum + ((UNEVEN[row]![name] as typeof A) === A ? weight : 0), 0);
  for (const name of ['role', 'region'] as const) assert.ok(Math.abs(sumWhere(name) - 30) < 1e-6, name);
});

test('bounds that no weights can keep are refused, with the reason', () => {
  const { problems } = prepared(
    '{label: W, margins: [{variables: [role], population: {a: 3, b: 1}}], bounds: {largest: 1.2}}',
    [...tenOf([person(A, A), person(B, B)])],
  );
  assert.match(problems.map(problemLine).join(), /bounds.*\[bounds-infeasible\]/);
});

test('given weights are trimmed to their bounds, and their sum stays', () => {
  const rows = tenOf([person(A, A, answered(1)), person(B, B, answered(9))]);
  const outcome = prepared('{label: W, variable: given, bounds: {largest: 6}}', rows);
  assert.deepEqual(
    new Set(weightsOf(outcome).map((value) => value.state === 'answered' && value.value)),
    new Set([4, 6]),
  );
  assert.equal(outcome.prepared!.weights.get('w')!.trimmed, 0.5);
});
