import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EesCell } from '@earshot/dataset';
import type { Table } from '@earshot/tables';
import fc from 'fast-check';
import { neighbourFindings } from './neighbour-findings.ts';
import { rateCell } from './published-cell.ts';

const NAMES = {
  rate: 'turnover rate',
  authority: 'Anyshire',
  region: 'North',
  unit: 'percent',
  benchmark: null,
} as const;
const ROWS = ['authority', 'england', 'region', 'median'];

function tableOf(first: readonly (EesCell | null)[], last: readonly (EesCell | null)[]): Table {
  return {
    id: 'made_up',
    title: 'Made up',
    columns: ['2017', '2025'].map((id) => ({ id, label: id, group: null })),
    rows: ROWS.map((id) => ({ id, label: id, group: null })),
    cells: ROWS.map((_, at) => [rateCell(first[at]!, 'percent'), rateCell(last[at]!, 'percent')]),
    base: '',
    source: 'Made up for a test',
    weighting: '',
    notes: [],
    simulated: null,
  };
}
const number = (value: number): EesCell => ({ kind: 'number', value, decimals: 2 });
const texts = (table: Table) => neighbourFindings(table, NAMES).map((finding) => finding.text);

// Close together and with more decimals than are printed, so that many pairs are equal once rounded.
const cell: fc.Arbitrary<EesCell | null> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 60 }).map((n) => number(n / 100)) },
  { weight: 1, arbitrary: fc.constant<EesCell>({ kind: 'symbol', symbol: 'u' }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const cells = fc.tuple(cell, cell, cell, cell);

test('no word of a sentence contradicts the numbers printed beside it', () => {
  const agrees = (own: string, word: string, other: string) =>
    word === 'above' ? +own > +other : word === 'below' ? +own < +other : own === other;
  let compared = 0;
  fc.assert(
    fc.property(cells, cells, (first, last) => {
      for (const text of texts(tableOf(first, last))) {
        const own = /Anyshire, ([\d.]+)%, was/.exec(text)?.[1];
        for (const [, word, other] of text.matchAll(/(above|below|the same as) [^%]*?, ([\d.]+)%/g)) {
          compared += 1;
          assert.ok(agrees(own!, word!, other!), text);
        }
        const change = /(rose|fell) from ([\d.]+)% in \d+ to ([\d.]+)%/.exec(text);
        if (change)
          assert.equal(change[1] === 'rose' ? +change[2]! < +change[3]! : +change[2]! > +change[3]!, true, text);
      }
    }),
    { numRuns: 400 },
  );
  assert.ok(compared > 500, `only ${compared} comparisons were made`);
});

test('numbers that print alike are the same, whatever decimals they lost', () => {
  const alike = [number(8.26), number(8.34), number(8.25), number(8.4)];
  assert.deepEqual(texts(tableOf(alike, alike)), [
    'In 2025 the turnover rate in Anyshire, 8.3%, was the same as England’s, 8.3%; the same as its region’s (North), 8.3%; and below the median of its statistical neighbours, 8.4%.',
    'The turnover rate in Anyshire was the same in 2025 as in 2017, 8.3%.',
  ]);
});

test('what has no figure is not compared', () => {
  const some = [number(5), null, null, number(4)];
  assert.deepEqual(texts(tableOf([null, null, null, null], some)), [
    'In 2025 the turnover rate in Anyshire, 5.0%, was above the median of its statistical neighbours, 4.0%.',
  ]);
  assert.deepEqual(texts(tableOf(some, [null, number(1), null, null])), [
    'For 2025 there is no turnover rate for Anyshire.',
  ]);
});
