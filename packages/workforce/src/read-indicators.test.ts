import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { EesCell } from '@earshot/dataset';
import { authorityCodes } from './area.ts';
import {
  areaSeries,
  countryArea,
  type Indicators,
  regionArea,
  regionAreas,
  returnArea,
  yearsOf,
} from './indicators.ts';
import type { Measure } from './measure.ts';
import { readIndicators } from './read-indicators.ts';
import { releaseLine } from './release.ts';

const FILES = {
  2022: 'csww_headline_measures_2017_to_2022.csv',
  2023: 'csww_indicators_2017_to_2023.csv',
  2024: 'csww_indicators_2017_to_2024.csv',
  2025: 'csww_indicators_2017_to_2025.csv',
};
const textOf = (year: keyof typeof FILES) =>
  readFileSync(new URL(`../../../data-sources/dfe-csww/${FILES[year]}`, import.meta.url), 'utf8');

function release(year: keyof typeof FILES): Indicators {
  const { indicators, problems } = readIndicators(FILES[year], textOf(year));
  assert.deepEqual(problems, []);
  return indicators!;
}
const latest = release(2025);

const shown = (cell: EesCell | null) => (cell?.kind === 'number' ? cell.value : (cell?.symbol ?? null));
const england = (indicators: Indicators, measure: Measure) =>
  areaSeries(indicators, countryArea(indicators), measure).points.map((point) => shown(point.cell));
function authority(indicators: Indicators, code: string, measure: Measure) {
  return areaSeries(indicators, returnArea(indicators, code)!, measure).points.map((point) => shown(point.cell));
}
const numberIn = (cell: EesCell | undefined) => (cell?.kind === 'number' ? cell.value : Number.NaN);

test('a release knows its years from its rows, and names itself', () => {
  for (const year of [2022, 2023, 2024, 2025] as const) {
    assert.deepEqual(release(year).release, { firstYear: 2017, year });
  }
  assert.equal(
    releaseLine(latest.release),
    'DfE, Children’s social work workforce, reporting year 2025 release (2017 to 2025)',
  );
});

test('England’s rates are those published', () => {
  assert.deepEqual(england(latest, 'turnover_rate_fte'), [13.4, 15.1, 15, 13.5, 15.4, 17.2, 15.9, 13.9, 11.8]);
  assert.deepEqual(england(latest, 'agency_rate_fte'), [15.8, 15.4, 15.8, 15.4, 15.5, 17.6, 17.9, 16.2, 13]);
  assert.deepEqual(england(latest, 'vacancy_rate_fte'), [17, 16.5, 16.4, 16.1, 16.7, 20, 18.9, 17.3, 14.2]);
  assert.deepEqual(england(latest, 'caseload_fte'), [17.7, 17.4, 16.9, 16.3, 16.3, 16.6, 16, 15.4, 15.2]);
  assert.deepEqual(england(latest, 'absence_rate_fte'), [3.1, 3.2, 3.1, 2.9, 3.1, 3.5, 3.3, 3.4, 3.5]);
});

test('Leicestershire’s figures are those published, symbols included', () => {
  assert.deepEqual(authority(latest, '855', 'turnover_rate_fte'), [18.8, 13.7, 11.2, 8.5, 11.2, 18.1, 12.3, 10.3, 8.3]);
  const cover = authority(latest, '855', 'vacancy_agency_cover_rate_fte');
  assert.deepEqual(cover, [94.4, 100, 'u', 'u', 100, 96.6, 100, 100, 100]);
});

test('the same year differs between releases', () => {
  assert.equal(authority(release(2024), '394', 'turnover_rate_fte').at(-1), 0.9);
  assert.equal(authority(latest, '394', 'turnover_rate_fte').at(-2), 'u');
  const northEast = (indicators: Indicators) =>
    shown(areaSeries(indicators, regionArea(indicators, 'North East')!, 'turnover_rate_fte').points[7]!.cell);
  assert.deepEqual([northEast(release(2024)), northEast(latest)], [12.6, 14]);
  assert.equal(england(release(2022), 'turnover_rate_fte').at(-1), 17.1);
});

test('the measures of the older layout have the names of the newer, and what it counted otherwise is not read', () => {
  const older = release(2022);
  for (const measure of ['inpost_headcount', 'agency_rate_fte', 'vacancy_rate_fte'] as const) {
    assert.equal(england(older, measure).at(-1), england(latest, measure)[5], measure);
  }
  for (const measure of ['leavers_headcount', 'turnover_rate_headcount', 'starters_fte'] as const) {
    assert.deepEqual(england(older, measure), [null, null, null, null, null, null], measure);
  }
});

test('rates are what their notes say they are', () => {
  for (const { area, year, figures } of latest.areaYears.filter((one) => one.area.level === 'country')) {
    const [inPost, leavers] = [numberIn(figures.inpost_fte), numberIn(figures.leavers_fte)];
    const [agency, vacancies] = [numberIn(figures.agency_fte), numberIn(figures.vacancy_fte)];
    const near = (rate: EesCell | undefined, share: number) =>
      // DfE leaves authorities without a numerator out of both sides, which moves England by up to 0.3 points.
      assert.ok(Math.abs(numberIn(rate) - 100 * share) < 0.3, `${area.name} ${year} ${100 * share}`);
    near(figures.turnover_rate_fte, leavers / inPost);
    near(figures.agency_rate_fte, agency / (agency + inPost));
    near(figures.vacancy_rate_fte, vacancies / (vacancies + inPost));
  }
});

test('there are nine regions, and their headcounts add up to England’s', () => {
  assert.equal(regionAreas(latest).length, 9);
  for (const year of yearsOf(latest.release)) {
    const inPost = (level: string) =>
      latest.areaYears
        .filter((one) => one.area.level === level && one.year === year)
        .reduce((sum, one) => sum + numberIn(one.figures.inpost_headcount), 0);
    assert.equal(inPost('region'), inPost('country'), String(year));
  }
});

test('both authorities of a joint return lead to it, in every layout and with the same figures', () => {
  const older = release(2022);
  for (const code of ['314', '318', '940', '941']) {
    const area = returnArea(older, code)!;
    assert.deepEqual(area, returnArea(latest, code));
    assert.deepEqual(authorityCodes(area).length, 2);
    const agency = authority(older, code, 'agency_rate_fte');
    assert.deepEqual(agency, authority(latest, code, 'agency_rate_fte').slice(0, 6));
  }
});

test('an authority keeps its series when its ONS code changes, and has gaps where it did not exist', () => {
  assert.ok(!authority(latest, '370', 'inpost_fte').includes(null), 'Barnsley');
  assert.deepEqual(authority(latest, '942', 'turnover_rate_fte').slice(0, 6), [null, null, null, null, null, null]);
  assert.deepEqual(authority(latest, '909', 'turnover_rate_fte').slice(6), [null, null, null]);
  assert.equal(returnArea(release(2022), '942'), null);
});

test('a changed column, an area that stands twice and a file without rows are refused', () => {
  const codes = (text: string) => readIndicators('a.csv', text).problems.map((p) => `${p.code}:${p.place.line}`);
  const [header, first] = textOf(2025).split('\n') as [string, string];
  assert.deepEqual(codes(`${header}\n${first}\n${first}\n`), ['census-repeated-row:3']);
  assert.deepEqual(codes(`${header}\n`), ['census-no-rows:1']);
  const kent = textOf(2025)
    .split('\n')
    .find((line) => line.includes(',Kent,'))!;
  assert.deepEqual(codes(`${header}\n${kent}\n`), ['census-no-country:1']);
  assert.deepEqual(codes(`${header.replace('agency_fte,', 'agency,')}\n${first}\n`), [
    'ees-column-missing:1',
    'ees-column-extra:1',
  ]);
});

test('a file that is not in UTF-8 is refused as such, and not for what its bytes look like', () => {
  const problems = (bytes: Buffer) => readIndicators('a.csv', bytes.toString('utf8')).problems;
  const text = textOf(2025).replace(',Kent,', ',Kênt,');
  const at = text.slice(0, text.indexOf('Kênt')).split('\n').length;
  for (const encoding of ['latin1', 'utf16le'] as const) {
    const found = problems(Buffer.from(text, encoding));
    assert.deepEqual(
      found.map(({ code, place }) => [code, place.line]),
      [['csv-encoding', encoding === 'latin1' ? at : 1]],
    );
  }
});

test('figures below zero are refused, each with its column', () => {
  const lines = textOf(2025).split('\n');
  const inPost = lines[0]!.split(',').indexOf('inpost_fte');
  const cells = lines[1]!.split(',').map((cell, at) => (at === inPost || at === inPost + 1 ? '-3' : cell));
  const { indicators, problems } = readIndicators('a.csv', `${lines[0]}\n${cells.join(',')}\n`);
  assert.equal(indicators, null);
  assert.deepEqual(
    problems.map(({ sentence, place }) => `${place.line} ${sentence}`),
    ['2 inpost_fte: -3 is less than nothing.', '2 inpost_headcount: -3 is less than nothing.'],
  );
});
