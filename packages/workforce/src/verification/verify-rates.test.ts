import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { formulaOf } from '../rate-formula.ts';
import type { RateException } from './left-out.ts';
import { agrees, countRange, rateRange } from './range.ts';
import { type Verification, verifyRates } from './verify-rates.ts';

const FILES = {
  2022: 'csww_headline_measures_2017_to_2022.csv',
  2023: 'csww_indicators_2017_to_2023.csv',
  2024: 'csww_indicators_2017_to_2024.csv',
  2025: 'csww_indicators_2017_to_2025.csv',
};
type Vintage = keyof typeof FILES;
const textOf = (year: Vintage) =>
  readFileSync(new URL(`../../../../data-sources/dfe-csww/${FILES[year]}`, import.meta.url), 'utf8');
const known = new Map<Vintage, Verification>();
function verified(year: Vintage): Verification {
  const { verification, problems } = verifyRates(FILES[year], textOf(year));
  assert.deepEqual(problems, []);
  known.set(year, verification!);
  return verification!;
}
const of = (year: Vintage) => known.get(year) ?? verified(year);
const exceptions = (year: Vintage) => of(year).rates.flatMap((rate) => rate.exceptions);
const rateOf = (year: Vintage, measure: string) => of(year).rates.find(({ formula }) => formula.rate === measure)!;

test('every rate of every release is a symbol, matches its counts, or is an exception with its reason', () => {
  const totals = ([2022, 2023, 2024, 2025] as const).map((year) => {
    const { rates } = of(year);
    const sum = (count: (rate: (typeof rates)[number]) => number) => rates.reduce((all, rate) => all + count(rate), 0);
    const symbols = sum((rate) => Object.values(rate.symbols).reduce((all, n) => all + n, 0));
    const explained = sum((rate) => rate.exceptions.length);
    const matched = sum((rate) => rate.matched);
    assert.deepEqual(
      rates.flatMap((rate) => rate.unexplained),
      [],
      String(year),
    );
    assert.equal(
      matched + symbols + explained,
      sum((rate) => rate.cells),
    );
    return [year, matched, symbols, explained];
  });
  // Counted by a Python script of the same formulae over the same files; Sunderland’s rates over `low` added by hand.
  assert.deepEqual(totals, [
    [2022, 8726, 65, 11],
    [2023, 10126, 96, 11],
    [2024, 11528, 140, 32],
    [2025, 12959, 171, 37],
  ]);
});

test('no authority is ever an exception, only England, regions and the parts of London', () => {
  for (const year of [2022, 2023, 2024, 2025] as const) {
    for (const { area } of exceptions(year))
      assert.match(
        area,
        /^(England|London|Inner London|Outer London|North East|North West|South East|South West|West Midlands|East of England)$/,
      );
  }
});

test('a region without an authority whose count is unreliable is worked out without it, in both parts', () => {
  const northEast = rateOf(2025, 'turnover_rate_fte').exceptions.find(
    ({ area, year }) => area === 'North East' && year === 2024,
  )!;
  assert.equal(northEast.published, 14);
  assert.equal(northEast.fromTotals!.value!.toFixed(2), '12.58');
  assert.equal(northEast.recomputed.value!.toFixed(2), '13.96');
  assert.deepEqual(northEast.leftOut, ['Sunderland']);
  const found = (measure: string, place: string) => {
    const one = rateOf(2025, measure).exceptions.find(({ area, year }) => area === place && year === 2024)!;
    return [one.published, one.recomputed.value!.toFixed(2)];
  };
  assert.deepEqual(found('turnover_rate_fte', 'England'), [13.9, '13.86']);
  assert.deepEqual(found('agency_rate_fte', 'West Midlands'), [13.9, '13.91']);
});

test('who stays in with nothing is named: two London authorities without agency figures stay in the agency rate', () => {
  const england = rateOf(2024, 'agency_rate_fte').exceptions.find(
    ({ area, year }) => area === 'England' && year === 2023,
  ) as RateException;
  assert.deepEqual([england.leftOut, england.keptWithoutPart], [['Sutton'], ['Kensington and Chelsea', 'Westminster']]);
  assert.match(england.reason, /marked u are left out of both/);
});

test('absence is over 254 days in leap years and 253 in others', () => {
  const formula = formulaOf('absence_rate_fte');
  const exact = { printed: 100, least: 100, most: 100 };
  const value = (year: number) => rateRange(formula, exact, { ...exact }, year)!.value!;
  assert.deepEqual(
    [2023, 2024, 2020, 2028, 2100].map((year) => Math.round(1e6 / value(year)) / 1e4),
    [253, 254, 254, 254, 253],
  );
});

test('a rate that is wrong by more than the rounding of its counts is unexplained, with its line', () => {
  const lines = textOf(2025).split('\n');
  const at = lines.findIndex((line) => line.startsWith('2025') && line.includes('Leicestershire'));
  const wrong = [...lines.slice(0, at), lines[at]!.replace(',8.3,', ',8.5,'), ...lines.slice(at + 1)].join('\n');
  const { verification } = verifyRates('a.csv', wrong);
  const unexplained = verification!.rates.flatMap((rate) =>
    rate.unexplained.map((one) => ({ ...one, rate: rate.formula.rate })),
  );
  assert.equal(unexplained.length, 1);
  const [{ rate, line, area, published }] = unexplained as [(typeof unexplained)[number]];
  assert.deepEqual([rate, line, area, published], ['turnover_rate_fte', at + 1, 'Leicestershire', 8.5]);
});

test('a file that does not fit is refused with the columns that differ', () => {
  const { verification, problems } = verifyRates('a.csv', textOf(2025).replace('agency_fte,', 'agency,'));
  assert.equal(verification, null);
  assert.deepEqual(
    problems.map(({ sentence }) => sentence),
    ['The file has no column “agency_fte”.', 'The column “agency” is not expected here.'],
  );
});

test('a count of low rounds to zero, so a rate over two of them can be anything and never is infinite', () => {
  const low = countRange('agency_fte', { kind: 'symbol', symbol: 'low' })!;
  const range = rateRange(formulaOf('agency_cover_rate_fte'), low, low, 2024)!;
  assert.deepEqual([range.value, range.least, range.most], [null, 0, null]);
  assert.ok(agrees(100, range));
  const none = { printed: 0, least: 0, most: 0 };
  assert.equal(rateRange(formulaOf('turnover_rate_headcount'), low, none, 2024), null);
  assert.equal(countRange('agency_fte', { kind: 'symbol', symbol: 'u' }), null);
});

test('whatever the counts were before they were rounded, their rate agrees with its own rounding', () => {
  const count = fc.double({ min: 0, max: 900, noNaN: true });
  const rounded = (value: number): { kind: 'number'; value: number; decimals: number } => ({
    kind: 'number',
    value: Math.round(value * 10) / 10,
    decimals: 1,
  });
  fc.assert(
    fc.property(count, fc.double({ min: 1, max: 900, noNaN: true }), (agency, inPost) => {
      const formula = formulaOf('agency_rate_fte');
      const rate = (100 * agency) / (agency + inPost);
      const counts = [countRange('agency_fte', rounded(agency))!, countRange('inpost_fte', rounded(inPost))!] as const;
      assert.ok(agrees(Math.round(rate * 10) / 10, rateRange(formula, ...counts, 2025)!));
    }),
    { numRuns: 300 },
  );
});
