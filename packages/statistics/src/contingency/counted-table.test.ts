import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agrees, close } from '../fixtures/people.ts';
import { numbersOf, textsOf } from '../fixtures/reference.ts';
import { designOf } from '../fixtures/schools.ts';
import { type Count, NO_COUNT } from '../sums.ts';
import { countedTable } from './counted-table.ts';
import { raoScott, secondOrderTest } from './rao-scott.ts';
import { isRefusedTable, twoWayTable } from './two-way-table.ts';

/** By row and column, Σ1, Σw and Σw² of the people in it. */
function cellsOf(rowOf: readonly number[], columnOf: readonly number[], weights: ArrayLike<number>): Count[][] {
  const cells = Array.from({ length: Math.max(...rowOf) + 1 }, () =>
    Array.from({ length: Math.max(...columnOf) + 1 }, () => NO_COUNT),
  );
  rowOf.forEach((row, person) => {
    const column = columnOf[person]!;
    if (row < 0 || column < 0) return;
    const [weight, { n, w, w2 }] = [weights[person]!, cells[row]![column]!];
    cells[row]![column] = { n: n + 1, w: w + weight, w2: w2 + weight ** 2 };
  });
  return cells;
}

const schools = textsOf('apistrat');
const numbered = (column: string): number[] => {
  const labels = [...new Set(schools[column]!)].sort();
  return schools[column]!.map((text) => labels.indexOf(text));
};

// R 4.2.2, survey 4.1.1: w <- svydesign(ids=~1, weights=~pw, data=apistrat); svychisq(~sch.wide+stype, w) …
for (const [row, column, statistic, numerator, denominator, pValue] of [
  ['sch.wide', 'stype', 16.7195776045, 1.83812380781, 365.786637755, 2.97784922764e-7],
  ['comp.imp', 'stype', 14.5441421491, 1.88974644108, 376.059541774, 1.45251751908e-6],
  ['stype', 'awards', 13.6839436028, 1.89300702603, 376.708398181, 3.06113241214e-6],
  ['band00', 'stype', 1.8670588798, 7.58631906555, 1509.67749404, 0.0652045168828],
] as const) {
  test(`from counts alone Rao and Scott’s F of the second order is R’s: svychisq(~${row}+${column}, w)`, () => {
    const table = countedTable(cellsOf(numbered(row), numbered(column), numbersOf(schools.pw!)), 200);
    assert.ok(!isRefusedTable(table));
    const found = secondOrderTest(table);
    assert.ok(!isRefusedTable(found));
    agrees(found.statistic, statistic, 1e-9);
    agrees(found.numerator, numerator, 1e-9);
    agrees(found.denominator, denominator, 1e-9);
    agrees(found.pValue, pValue, 1e-7);
  });
}

const PEOPLE = fc.array(
  fc.record({
    row: fc.integer({ min: -1, max: 2 }),
    column: fc.integer({ min: -1, max: 2 }),
    weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
  }),
  { minLength: 30, maxLength: 60 },
);

test('from counts the test is that from the people, whoever gave no answer, and whatever the weights add up to', () => {
  fc.assert(
    fc.property(PEOPLE, fc.constantFrom(1, 0.01, 300), (people, scale) => {
      const [rowOf, columnOf] = [people.map(({ row }) => row), people.map(({ column }) => column)];
      const weights = people.map(({ weight }) => weight * scale);
      const design = designOf({ weights: people.map(({ weight }) => weight) });
      const [fromPeople, fromCounts] = [
        twoWayTable(design, { rowOf, columnOf }),
        countedTable(cellsOf(rowOf, columnOf, weights), people.length),
      ];
      if (isRefusedTable(fromPeople) || isRefusedTable(fromCounts)) {
        return assert.equal(isRefusedTable(fromPeople), isRefusedTable(fromCounts));
      }
      const [one, other] = [raoScott(design, fromPeople), secondOrderTest(fromCounts)];
      if (isRefusedTable(one) || isRefusedTable(other)) {
        return assert.equal(isRefusedTable(one) && one.code, isRefusedTable(other) && other.code);
      }
      close(other.statistic, one.secondOrder.statistic, 1e-7);
      close(other.numerator, one.secondOrder.numerator, 1e-7);
      close(other.pValue, one.secondOrder.pValue, 1e-7);
    }),
    { numRuns: 60 },
  );
});

test('where rows have to do nothing with columns the statistic is nought and p is 1', () => {
  const cell = (n: number): Count => ({ n, w: 2 * n, w2: 4 * n });
  const table = countedTable(
    [
      [cell(20), cell(40)],
      [cell(10), cell(20)],
    ],
    90,
  );
  assert.ok(!isRefusedTable(table));
  const found = secondOrderTest(table);
  assert.ok(!isRefusedTable(found));
  close(found.statistic, 0, 1e-12);
  close(found.pValue, 1, 1e-6);
});

test('one person alone is no table to test', () => {
  const one = { n: 1, w: 1, w2: 1 };
  const refused = countedTable(
    [
      [one, one],
      [one, one],
    ],
    1,
  );
  assert.ok(isRefusedTable(refused) && refused.code === 'too-few-units');
});
