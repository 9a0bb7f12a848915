import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type MadePeople, madePeople, runOver } from '../fixtures/people.ts';
import { driverTables } from '../tables/driver-tables.ts';
import { driverSentences } from '../tables/sentences.ts';

const LEVELS = Array.from({ length: 150 }, (_, index) => `l${index}`);
const TABLES = `
title: T
source: S
missing: {R: refused, N: not_asked}
variables:
  y: {kind: quantity, label: Outcome}
  a: {kind: quantity, label: First}
  b: {kind: quantity, label: Second}
  c: {kind: quantity, label: Third}
  place: {kind: single, label: Place, categories: {${LEVELS.map((level) => `${level}: ${level}`).join(', ')}}}
  w: {kind: quantity, label: Weight}
weights: {given: {label: Given, variable: w, base: answered(w)}}
tables: [{id: one, title: One, items: [y]}]
`;
const HEADER = 'y,a,b,c,place,w';

function plan(predictors: string, more = ''): string {
  return `title: T\nfloor: 0\nmodels: [{id: m, title: M, outcome: {item: y}, predictors: [${predictors}]${more}}]`;
}

function codesOver(people: MadePeople, text: string): string[] {
  const { analysis } = runOver(people, text);
  return analysis.kind === 'refused' ? analysis.problems.map(({ code }) => code) : [analysis.kind];
}

const BOTH = '{item: a}, {item: b}';
const line = (row: number): string =>
  [(row * 7) % 11, (row * 5) % 13, (row * 3) % 7, row % 2, LEVELS[row % 150], 1 + (row % 3)].join(',');
const people = (rows: number): MadePeople =>
  madePeople(TABLES, [HEADER, ...Array.from({ length: rows }, (_, row) => line(row))]);

test('one person, or few, are refused as too few, and how few is not told', () => {
  for (const rows of [1, 2, 9, 10, 19])
    assert.deepEqual(codesOver(people(rows), plan(BOTH)), ['drivers-too-few-people']);
  const sentenceOver = (rows: number): string => {
    const { analysis } = runOver(people(rows), plan(BOTH));
    return analysis.kind === 'refused' ? analysis.problems[0]!.sentence : '';
  };
  assert.match(sentenceOver(3), /fewer than 10 people\.$/);
  assert.match(sentenceOver(15), /wants 20 people with every answer, 10 a column; there are 15\.$/);
});

test('nobody in the base, and nobody with every answer, are refused', () => {
  assert.deepEqual(codesOver(people(100), plan(BOTH, ', base: a > 1000')), ['drivers-too-few-people']);
  const without = madePeople(TABLES, [
    HEADER,
    ...Array.from({ length: 60 }, (_, row) => (row % 2 ? `${row},R,1,1,l1,1` : `${row},1,R,1,l1,1`)),
  ]);
  assert.deepEqual(codesOver(without, plan(BOTH)), ['drivers-no-rows']);
});

test('a category of few people is refused by name, since a coefficient would tell what they answered', () => {
  const codes = codesOver(people(3000), plan('{item: a}, {item: place}'));
  assert.deepEqual(codes, ['drivers'], '150 levels of 20 people each are a model');
  const { analysis } = runOver(people(1500 + 149), plan('{item: a}, {item: place}'));
  assert.equal(analysis.kind, 'drivers');
  const few = madePeople(TABLES, [
    HEADER,
    ...Array.from({ length: 100 }, (_, row) => `${(row * 7) % 11},${row % 5},1,1,${row < 3 ? 'l7' : `l${row % 2}`},1`),
  ]);
  const refused = runOver(few, plan('{item: a}, {item: place}')).analysis;
  assert.ok(refused.kind === 'refused');
  assert.deepEqual(
    refused.problems.map(({ code, sentence }) => [code, /in “l7”:/.test(sentence)]),
    [['drivers-category-too-small', true]],
  );
});

test('answers that are all the same, and predictors that are each other, are refused', () => {
  const same = madePeople(TABLES, [
    HEADER,
    ...Array.from({ length: 60 }, (_, row) => `5,${row % 7},${row % 3},${row % 7},l1,1`),
  ]);
  assert.deepEqual(codesOver(same, plan(BOTH)), ['drivers-unusable-term']);
  const twice = madePeople(TABLES, [
    HEADER,
    ...Array.from({ length: 60 }, (_, row) => `${(row * 7) % 11},${row % 7},${row % 7},1,l1,1`),
  ]);
  assert.deepEqual(codesOver(twice, plan(BOTH)), ['drivers-collinear']);
  assert.deepEqual(codesOver(twice, plan('{item: a}, {item: place}')), ['drivers-unusable-term']);
});

test('who has no weight is in no weighted model, and its design does not count them', () => {
  const rows = Array.from({ length: 90 }, (_, row) => (row < 30 ? line(row).replace(/\d+$/, 'N') : line(row)));
  const { analysis } = runOver(madePeople(TABLES, [HEADER, ...rows]), plan(BOTH, ', weight: given'));
  assert.ok(analysis.kind === 'drivers');
  assert.equal(analysis.result.base, 60);
  assert.equal(analysis.result.regression.degreesOfFreedom, 60 - 3);
});

test('a model that explains less than its floor shows how much it explains, and no shares', () => {
  const { analysis, input } = runOver(people(400), plan(BOTH).replace('floor: 0', 'floor: 0.9'));
  assert.equal(analysis.kind, 'too-weak');
  assert.deepEqual(
    driverTables(analysis, input).map(({ id }) => id),
    ['m_model', 'm_losses'],
  );
  assert.match(
    driverSentences(analysis).at(-1)!,
    /^At \d+\.\d\d% it is under the 90% that the plan wants: the model is too weak to use\.$/,
  );
});

test('over any answers there is a right table or a refusal, and no cell is ever not a number', () => {
  const answer = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }).map(String) },
    { weight: 1, arbitrary: fc.constantFrom('R', 'N') },
  );
  const person = fc.tuple(
    answer,
    answer,
    answer,
    answer,
    fc.constantFrom('l0', 'l1', 'l2'),
    fc.integer({ min: 1, max: 9 }),
  );
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 90 }), (rows) => {
      const text = plan(`${BOTH}, {item: c}, {item: place}`, ', weight: given');
      const { analysis, input } = runOver(madePeople(TABLES, [HEADER, ...rows.map((row) => row.join(','))]), text);
      if (analysis.kind === 'refused') assert.ok(analysis.problems.length > 0);
      const tables = driverTables(analysis, input);
      const values = tables
        .flatMap(({ cells }) => cells.flat())
        .flatMap((cell) => (cell.kind === 'figure' ? [cell.value] : []));
      assert.ok(values.every(Number.isFinite));
      if (analysis.kind !== 'drivers') return;
      const sum = analysis.result.drivers.reduce((total, { share }) => total + share, 0);
      assert.ok(Math.abs(sum - analysis.result.r2) < 1e-9);
    }),
    { numRuns: 60 },
  );
});

test('the order of people changes nothing', () => {
  const rows = Array.from({ length: 120 }, (_, row) => line(row));
  const text = plan(`${BOTH}, {item: c}`, ', weight: given');
  const shares = [rows, rows.toReversed()].map((lines) => {
    const { analysis } = runOver(madePeople(TABLES, [HEADER, ...lines]), text);
    assert.ok(analysis.kind === 'drivers');
    return analysis.result.drivers.map(({ share }) => share);
  });
  shares[0]!.forEach((share, index) => {
    assert.ok(Math.abs(share - shares[1]![index]!) < 1e-12);
  });
});

test('clusters of the table plan’s design are what degrees of freedom count', () => {
  const rows = Array.from({ length: 240 }, (_, row) => line(row).replace(/l\d+,/, `l${row % 24},`));
  const clustered = madePeople(TABLES.replace('weights:', 'design: {clusters: place}\nweights:'), [HEADER, ...rows]);
  const { analysis } = runOver(clustered, plan(BOTH));
  assert.ok(analysis.kind === 'drivers', JSON.stringify(analysis));
  assert.equal(analysis.result.regression.degreesOfFreedom, 24 - 3);
  const alone = TABLES.replace('weights:', 'design: {strata: [place]}\nweights:').replace(
    'id: one,',
    'id: one, weight: given,',
  );
  const lonely = madePeople(alone, [HEADER, ...rows, '1,2,3,4,l99,N']);
  assert.deepEqual(codesOver(lonely, plan(BOTH)), ['drivers-too-few-for-design']);
});
