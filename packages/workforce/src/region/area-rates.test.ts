import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readIndicators } from '../read-indicators.ts';
import { regionPage } from './region-page.ts';

const file = 'csww_indicators_2017_to_2025.csv';
const text = readFileSync(new URL(`../../../../data-sources/dfe-csww/${file}`, import.meta.url), 'utf8');
const indicators = readIndicators(file, text).indicators!;
const turnover = (name: string, benchmark: number | null = null) =>
  regionPage(indicators, name, 2025, benchmark).page!.rates[0]!.findings.map((one) => one.text);

test('a region stands beside England, and its change is that since the benchmark year', () => {
  // As printed in the file: England 2017 13.4, 2022 17.2, 2025 11.8.
  assert.match(turnover('England').join(' '), /fell from 13\.4% in 2017 to 11\.8% in 2025\.$/);
  assert.match(turnover('England', 2022).join(' '), /fell from 17\.2% in 2022 to 11\.8% in 2025\.$/);
  assert.match(turnover('South East')[0]!, /England’s, 11\.8%\.$/);
});

test('England is not set against itself', () => {
  const { rates } = regionPage(indicators, 'England', 2025).page!;
  assert.deepEqual(
    rates.map(({ table }) => table.rows.map(({ id }) => id)),
    Array(7).fill(['area']),
  );
  assert.equal(turnover('England')[0], 'In 2025 the turnover rate in England was 11.8%.');
});

test('a benchmark that is not before the latest year is a problem', () => {
  const { page, problems } = regionPage(indicators, 'London', 2025, 2025);
  assert.deepEqual([page, problems.map(({ code }) => code)], [null, ['benchmark-year']]);
});
