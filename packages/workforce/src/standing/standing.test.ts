import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EesCell } from '@earshot/dataset';
import fc from 'fast-check';
import type { Area } from '../area.ts';
import type { AreaYear, Indicators } from '../indicators.ts';
import { RATES } from '../rate.ts';
import { signedEnd } from '../signed-points.ts';
import { rankOf } from './rank.ts';
import { standingOf } from './standing.ts';
import { ordinal, standingSentences } from './standing-sentences.ts';

const TURNOVER = RATES[0]!;
const CASELOAD = RATES.find(({ measure }) => measure === 'caseload_fte')!;
const number = (value: number): EesCell => ({ kind: 'number', value, decimals: 1 });
const symbol = (one: 'u' | 'low' | 'x'): EesCell => ({ kind: 'symbol', symbol: one });
const authority = (code: string): Area => ({ level: 'authority', code, name: `Shire ${code}` });
const ENGLAND: Area = { level: 'country', code: 'England', name: 'England' };

function row(area: Area, year: number, figures: AreaYear['figures']): AreaYear {
  return { area, year, regionCode: '', figures };
}
function released(areaYears: readonly AreaYear[]): Indicators {
  return { file: 'made-up.csv', release: { firstYear: 2023, year: 2024 }, areaYears };
}
/** Turnover of the authorities 1, 2, 3 … in 2024. */
const turnoverOf = (...cells: readonly EesCell[]) =>
  released(cells.map((cell, at) => row(authority(String(at + 1)), 2024, { turnover_rate_fte: cell })));

/** One authority with its leavers and workers in 2023 and 2024. */
function oneAuthority(
  leavers: readonly [EesCell, EesCell],
  inPost: readonly [EesCell, EesCell],
  rates: readonly [number, number],
) {
  const years = [0, 1].map((at) =>
    row(authority('1'), 2023 + at, {
      leavers_fte: leavers[at]!,
      inpost_fte: inPost[at]!,
      turnover_rate_fte: number(rates[at]!),
    }),
  );
  const england = [2023, 2024].map((year) => row(ENGLAND, year, { turnover_rate_fte: number(15) }));
  return released([...england, ...years]);
}
const said = (indicators: Indicators) => {
  const standing = standingOf(indicators, authority('1'), TURNOVER, null);
  return standingSentences(standing, TURNOVER, 'Shire 1');
};

test('equal figures share a place, and the next place is left out', () => {
  const ranks = turnoverOf(number(5), number(5), number(9), number(12));
  const place = (code: string, polarity: 'low' | 'high' | null) =>
    rankOf(ranks, code, 'turnover_rate_fte', 2024, polarity);
  assert.deepEqual(place('1', 'low'), { place: 1, isShared: true, of: 4, quartile: 1 });
  assert.deepEqual(place('3', 'low'), { place: 3, isShared: false, of: 4, quartile: 3 });
  assert.deepEqual(place('4', 'high'), { place: 1, isShared: false, of: 4, quartile: 1 });
  assert.deepEqual(place('2', null), place('2', 'low'));
});

test('a symbol has no rank, save low, which rounds to zero', () => {
  const ranks = turnoverOf(symbol('u'), symbol('low'), number(3));
  const place = (code: string) => rankOf(ranks, code, 'turnover_rate_fte', 2024, 'low');
  assert.equal(place('1'), null);
  assert.deepEqual(place('2'), { place: 1, isShared: false, of: 2, quartile: 1 });
});

test('low is above a true zero and below the least that is printed, and shares its place with nobody who has none', () => {
  const ranks = turnoverOf(number(0), symbol('low'), number(0.1), number(0));
  const place = (code: string, polarity: 'low' | 'high') => rankOf(ranks, code, 'turnover_rate_fte', 2024, polarity);
  assert.deepEqual(place('2', 'low'), { place: 3, isShared: false, of: 4, quartile: 3 });
  assert.deepEqual(place('2', 'high'), { place: 2, isShared: false, of: 4, quartile: 2 });
});

test('an interval that leaves out zero never reads as if it held it', () => {
  assert.deepEqual([0.0449, -0.02, 0.3, 12.34, 0, -0.00001].map(signedEnd), [
    '+0.04',
    '−0.02',
    '+0.3',
    '+12.3',
    '0.0',
    '0.0',
  ]);
});

test('across a break in the series a change is called neither better nor worse', () => {
  const years = [2023, 2024].flatMap((year) => [
    row(ENGLAND, year, {}),
    row(authority('1'), year, { caseload_fte: number(year - 2009) }),
  ]);
  const standing = standingOf(released(years), authority('1'), CASELOAD, null);
  assert.equal(standing.sinceBenchmark!.isBetter, null);
  assert.match(
    standingSentences(standing, CASELOAD, 'Shire 1')[0]!,
    /come to a worker together; the series has a break in 2024, so it is called neither better nor worse\.$/,
  );
});

test('the first place is called the lowest or the highest, and not the 1st lowest', () => {
  const sentence = (...cells: readonly EesCell[]) => {
    const indicators = turnoverOf(...cells);
    const rank = rankOf(indicators, '1', 'turnover_rate_fte', 2024, 'low');
    const nothing = { year: 2024, latest: 5, england: null, sinceBenchmark: null, sinceYearBefore: null };
    return standingSentences({ ...nothing, rank }, TURNOVER, 'Shire 1')[0];
  };
  const counted = 'in the first quarter counted from the lowest.';
  assert.equal(sentence(number(5), number(9)), `In 2024 Shire 1 had the lowest of 2 returns, ${counted}`);
  assert.equal(sentence(number(5), number(5)), `In 2024 Shire 1 had the lowest (shared) of 2 returns, ${counted}`);
});

test('one return alone is first of one', () => {
  const alone = rankOf(turnoverOf(number(7)), '1', 'turnover_rate_fte', 2024, 'low');
  assert.deepEqual(alone, { place: 1, isShared: false, of: 1, quartile: 1 });
});

test('places are at most the number of returns, and the places above and below an authority add up', () => {
  const values = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, (list) => {
      const all = turnoverOf(...list.map(number));
      const [low, high] = (['low', 'high'] as const).map((end) => rankOf(all, '1', 'turnover_rate_fte', 2024, end)!);
      const equal = list.filter((value) => value === list[0]).length;
      assert.equal(low!.place + high!.place + equal - 2, list.length);
      assert.ok(low!.quartile >= 1 && low!.quartile <= 4);
    }),
    { numRuns: 100 },
  );
});

test('a change within chance is neither better nor worse; one beyond it is', () => {
  // R: the limits by qgamma of 20 and of 24 events over 100, joined by the rule of Zou and Donner: -0.0989 to 0.1806
  const small = said(oneAuthority([number(20), number(24)], [number(100), number(100)], [20, 24]));
  assert.deepEqual(small.slice(0, 1), [
    'The change since 2023, +4.0 points (95% interval −9.9 to +18.1), is no more than chance can make of such small numbers.',
  ]);
  const large = said(oneAuthority([number(200), number(300)], [number(1000), number(1000)], [20, 30]));
  assert.match(large[0]!, /is more than chance makes of such small numbers; it is for the worse, as low is good\.$/);
});

test('chance is not judged where a count is a symbol, and the sentence says why', () => {
  const [first] = said(oneAuthority([symbol('u'), number(24)], [number(100), number(100)], [20, 24]));
  assert.match(first!, /is not judged, because the counts behind it are not all published/);
  const standing = standingOf(
    released(
      [2023, 2024].flatMap((year) => [
        row(ENGLAND, year, {}),
        row(authority('1'), year, { caseload_fte: number(year - 2009) }),
      ]),
    ),
    authority('1'),
    CASELOAD,
    null,
  );
  assert.match(
    standingSentences(standing, CASELOAD, 'Shire 1')[0]!,
    /is not judged, because the children of a family come to a worker together/,
  );
});

test('chance is not judged where the counts do not make the printed rate', () => {
  const odd = oneAuthority([number(20), number(60)], [number(100), number(100)], [20, 24]);
  const { england, sinceYearBefore } = standingOf(odd, authority('1'), TURNOVER, null);
  assert.equal(england!.funnel, null);
  assert.equal(sinceYearBefore!.noise, null);
  assert.match(said(odd)[0]!, /or do not make the rate/);
});

test('a base of nobody gives no judgement, and nothing infinite', () => {
  const none = oneAuthority([number(0), number(0)], [number(0), number(0)], [0, 0]);
  const standing = standingOf(none, authority('1'), TURNOVER, null);
  assert.equal(standing.sinceYearBefore!.noise, null);
  assert.equal(standing.england!.funnel, null);
  assert.doesNotMatch(JSON.stringify(said(none)), /NaN|Infinity/);
});

test('the benchmark year counts where it has a figure, and else the first that has one', () => {
  const cells = oneAuthority([number(20), number(24)], [number(100), number(100)], [20, 24]);
  assert.equal(standingOf(cells, authority('1'), TURNOVER, 2023).sinceBenchmark!.fromYear, 2023);
  assert.equal(standingOf(cells, authority('1'), TURNOVER, 2019).sinceBenchmark!.fromYear, 2023);
  assert.equal(standingOf(cells, authority('9'), TURNOVER, null).sinceBenchmark, null);
});

test('places are written as people say them', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 11, 12, 13, 21, 111, 122].map(ordinal).join(' '),
    '1st 2nd 3rd 4th 11th 12th 13th 21st 111th 122nd',
  );
});
