import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cellAt } from '@earshot/tables';
import type { Indicators } from '../indicators.ts';
import { readIndicators } from '../read-indicators.ts';
import { type Revision, revisionsBetween } from './revisions.ts';
import { revisionsTable } from './revisions-table.ts';

function release(file: string): Indicators {
  const text = readFileSync(new URL(`../../../../data-sources/dfe-csww/${file}`, import.meta.url), 'utf8');
  return readIndicators(file, text).indicators!;
}
const of2022 = release('csww_headline_measures_2017_to_2022.csv');
const of2023 = release('csww_indicators_2017_to_2023.csv');
const of2024 = release('csww_indicators_2017_to_2024.csv');
const of2025 = release('csww_indicators_2017_to_2025.csv');

const shown = ({ area, year, measure, earlier, later }: Revision) =>
  [
    area.name,
    year,
    measure,
    ...[earlier, later].map((cell) => (cell.kind === 'number' ? cell.value : cell.symbol)),
  ].join(' ');

test('48 figures changed from the release of 2023 to that of 2024, and 19 to that of 2025', () => {
  assert.equal(revisionsBetween(of2023, of2024).changed.length, 48);
  const { changed, notCompared, onlyEarlier, onlyLater } = revisionsBetween(of2024, of2025);
  assert.deepEqual([changed.length, notCompared, onlyEarlier, onlyLater], [19, [], [], []]);
  const lines = changed.map(shown);
  for (const line of [
    'Sunderland 2024 turnover_rate_fte 0.9 u',
    'Sunderland 2024 leavers_fte 2 u',
    'North East 2024 turnover_rate_fte 12.6 14',
    'England 2024 turnover_rate_fte 13.8 13.9',
  ])
    assert.ok(lines.includes(line), line);
});

test('a symbol that becomes a number and a number that becomes a symbol are revisions', () => {
  const lines = revisionsBetween(of2023, of2024).changed.map(shown);
  assert.ok(lines.includes('Sunderland 2023 agency_cover_rate_fte z 100'));
  assert.ok(lines.includes('Leicestershire 2019 vacancy_agency_cover_rate_fte 234.1 u'));
});

test('between layouts the same returns are compared, and what is counted otherwise is not', () => {
  const { notCompared, onlyEarlier, onlyLater, changed } = revisionsBetween(of2022, of2023);
  assert.deepEqual(notCompared, ['starters_fte', 'starters_headcount', 'leavers_headcount', 'turnover_rate_headcount']);
  assert.deepEqual([onlyEarlier, onlyLater], [[], []]);
  assert.ok(changed.every(({ area }) => !/^(314|318|940|941)$/.test(area.code)));
});

test('a release has no revisions against itself', () => {
  assert.deepEqual(revisionsBetween(of2025, of2025).changed, []);
});

test('the table has a row for each, with both figures and the symbol’s meaning', () => {
  const table = revisionsTable(revisionsBetween(of2024, of2025));
  assert.equal(table.rows.length, 19);
  assert.equal(new Set(table.rows.map(({ id }) => id)).size, 19);
  assert.deepEqual(cellAt(table, '394_2024_turnover_rate_fte', '2024'), {
    kind: 'figure',
    unit: 'percent',
    value: 0.9,
    decimals: 1,
  });
  const later = cellAt(table, '394_2024_turnover_rate_fte', '2025');
  assert.ok(later?.kind === 'symbol' && /unreliable/.test(later.meaning));
  assert.match(table.source, /release \(2017 to 2024\); .*release \(2017 to 2025\)/);
});
