// What DfE's files do that a reader would get wrong, one test each.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readAuthorities } from './authorities.ts';
import { areaSeries, countryArea, type Indicators, regionAreas, returnArea } from './indicators.ts';
import { neighbourPage } from './neighbour-page.ts';
import { readIndicators } from './read-indicators.ts';
import { regionSpread } from './region/region-spread.ts';
import { revisionsBetween } from './revisions/revisions.ts';
import { verifyRates } from './verification/verify-rates.ts';

const textOf = (file: string) => readFileSync(new URL(`../../../data-sources/${file}`, import.meta.url), 'utf8');
const FILES = [
  'csww_headline_measures_2017_to_2022.csv',
  'csww_indicators_2017_to_2024.csv',
  'csww_indicators_2017_to_2025.csv',
];
const texts = FILES.map((file) => textOf(`dfe-csww/${file}`));
const [of2022, of2024, of2025] = FILES.map((file, at) => readIndicators(file, texts[at]!).indicators!) as [
  Indicators,
  Indicators,
  Indicators,
];
const { authorities } = readAuthorities('la_lookup_153.csv', textOf('context/la_lookup_153.csv'));

const inPost = (indicators: Indicators, code: string) =>
  areaSeries(indicators, returnArea(indicators, code)!, 'inpost_fte').points.map(({ cell }) =>
    cell?.kind === 'number' ? cell.value : (cell?.symbol ?? null),
  );

test('a joint return is one return under both codes, also where the older layout leaves its second authority empty', () => {
  assert.match(texts[0]!, /Richmond upon Thames,z,/);
  for (const code of ['314', '318', '940', '941']) {
    assert.equal(returnArea(of2022, code)!.code, returnArea(of2025, code)!.code);
    assert.ok(inPost(of2022, code).at(-1) !== 'z' && inPost(of2022, code).at(-1) !== null, code);
  }
});

test('a series goes on when its ONS code changes', () => {
  for (const [code, before, after] of [
    ['370', 'E08000016', 'E08000038'],
    ['373', 'E08000019', 'E08000039'],
    ['815', 'E10000023', 'E06000065'],
    ['933', 'E10000027', 'E06000066'],
    ['825', 'E10000002', 'E06000060'],
  ] as const) {
    const joined = texts.join('\n');
    assert.ok(joined.includes(`${code},${before},`) || joined.includes(`${code},${after},`), code);
    assert.equal(inPost(of2025, code).filter((value) => typeof value === 'number').length, 9, code);
  }
});

test('an authority that was founded or abolished has no figures outside of its years, and is nobody’s zero', () => {
  const years = (code: string) =>
    inPost(of2025, code)
      .map((value) => (value === null ? '-' : '+'))
      .join('');
  assert.deepEqual(['909', '942', '943', '928', '839'].map(years), [
    '++++++---',
    '------+++',
    '------+++',
    '++++-----',
    '--+++++++',
  ]);
});

test('the nine regions add up to England, and Inner and Outer London are never added to them', () => {
  const total = (areas: readonly { code: string }[]) =>
    of2025.areaYears
      .filter(({ area, year }) => year === 2024 && areas.some(({ code }) => code === area.code))
      .reduce(
        (sum, { figures }) => sum + (figures.inpost_headcount?.kind === 'number' ? figures.inpost_headcount.value : 0),
        0,
      );
  assert.equal(regionAreas(of2025).length, 9);
  assert.equal(total(regionAreas(of2025)), total([countryArea(of2025)]));
  const parts = of2025.areaYears.filter(({ area, year }) => area.level === 'part' && year === 2024);
  assert.equal(
    total(parts.map(({ area }) => area)),
    total(regionAreas(of2025).filter(({ name }) => name === 'London')),
  );
});

test('a region’s rate is not that of its totals where an authority’s count is unreliable', () => {
  const { rates } = verifyRates(FILES[2]!, texts[2]!).verification!;
  const turnover = rates.find(({ formula }) => formula.rate === 'turnover_rate_fte')!;
  const northEast = turnover.exceptions.find(({ area, year }) => area === 'North East' && year === 2024)!;
  assert.deepEqual([northEast.published, northEast.leftOut], [14, ['Sunderland']]);
});

test('totals of 2025 hold estimates for two authorities that show x, so they are not the sum of their authorities', () => {
  const { own, returns } = regionSpread(of2025, 'England', 'inpost_fte', 2025)!;
  const sum = returns.reduce((all, { cell }) => all + (cell.kind === 'number' ? cell.value : 0), 0);
  assert.deepEqual([own, sum.toFixed(1)], [{ kind: 'number', value: 36186.3, decimals: 1 }, '35855.4']);
  const missing = returns
    .filter(({ cell }) => cell.kind === 'symbol' && cell.symbol === 'x')
    .map(({ area }) => area.name);
  assert.deepEqual(missing, ['Kensington and Chelsea', 'Westminster']);
});

test('figures are revised: Sunderland’s turnover of 2024 became unreliable, and the North East’s rose with that', () => {
  const changed = revisionsBetween(of2024, of2025).changed.filter(({ measure }) => measure === 'turnover_rate_fte');
  assert.deepEqual(
    changed.map(({ area, later }) => [area.name, later.kind === 'number' ? later.value : later.symbol]),
    [
      ['England', 13.9],
      ['North East', 14],
      ['Sunderland', 'u'],
    ],
  );
});

test('a table of caseloads that reaches 2024 says that case holders are counted more strictly from then on', () => {
  const notes = (indicators: Indicators) =>
    neighbourPage(indicators, authorities!, 'Leicestershire').page!.rates.find(
      ({ rate }) => rate.measure === 'caseload_fte',
    )!.table.notes;
  const isBreak = (note: string) => note.includes('query case holders without a case');
  assert.equal(notes(of2025).some(isBreak), true);
  assert.equal(notes(of2022).some(isBreak), false);
});

test('a byte-order mark before the first column is no part of its name', () => {
  assert.equal(texts[0]!.charCodeAt(0), 0xfeff);
  assert.notEqual(texts[2]!.charCodeAt(0), 0xfeff);
  assert.deepEqual(readIndicators('a.csv', `\uFEFF${texts[2]!}`).problems, []);
});
