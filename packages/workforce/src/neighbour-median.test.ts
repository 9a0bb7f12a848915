import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EesCell } from '@earshot/dataset';
import fc from 'fast-check';
import type { Indicators } from './indicators.ts';
import { median, neighbourMedian } from './neighbour-median.ts';
import { roundHalfUp } from './round-half-up.ts';

const number = (value: number): EesCell => ({ kind: 'number', value, decimals: 1 });

function medianOf(cells: Record<string, EesCell>) {
  const indicators: Indicators = {
    file: 'made-up.csv',
    release: { firstYear: 2024, year: 2024 },
    areaYears: Object.entries(cells).map(([code, cell]) => ({
      area: { level: 'authority', code, name: code },
      year: 2024,
      regionCode: 'E12000001',
      figures: { turnover_rate_fte: cell },
    })),
  };
  const authority = {
    code: '999',
    onsCode: 'E09999999',
    name: 'Anyshire',
    region: 'North',
    neighbours: ['100', '101', '102', '103'],
  };
  const { cell, counted } = neighbourMedian(indicators, authority, 'turnover_rate_fte').points[0]!;
  return { value: cell?.kind === 'number' ? cell.value : null, counted };
}

test('the median is over the neighbours that have a number, and tells how many', () => {
  const cells = { '100': number(8.3), '101': number(20), '102': { kind: 'symbol', symbol: 'u' } } as const;
  assert.deepEqual(medianOf(cells), { value: 14.2, counted: 2 });
  assert.deepEqual(medianOf({ ...cells, '103': number(9) }), { value: 9, counted: 3 });
  assert.deepEqual(medianOf({ '100': { kind: 'symbol', symbol: 'x' } }), { value: null, counted: 0 });
});

test('halfway between two tenths is rounded up, and a figure that rounds to zero counts as zero', () => {
  assert.deepEqual(medianOf({ '100': number(14.2), '101': number(14.3) }), { value: 14.3, counted: 2 });
  const low = { kind: 'symbol', symbol: 'low' } as const;
  assert.deepEqual(medianOf({ '100': low, '101': number(3), '102': number(1) }), { value: 1, counted: 3 });
});

test('two neighbours that make one return count once', () => {
  assert.deepEqual(medianOf({ '100 / 101': number(10), '102': number(20), '103': number(30) }), {
    value: 20,
    counted: 3,
  });
});

test('at most half of the numbers lie on either side of their median', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 10 }), (numbers) => {
      const middle = median(numbers);
      assert.ok(numbers.filter((one) => one < middle).length <= numbers.length / 2);
      assert.ok(numbers.filter((one) => one > middle).length <= numbers.length / 2);
    }),
  );
});

test('rounding takes halves away from zero, also those that binary numbers only nearly hold', () => {
  assert.deepEqual(
    [14.25, 1.05, -11.25, -0.04].map((value) => roundHalfUp(value, 1)),
    [14.3, 1.1, -11.3, 0],
  );
  assert.equal(roundHalfUp(1.005, 2), 1.01);
});
