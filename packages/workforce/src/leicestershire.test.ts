// The Impact table of a county council’s report to its scrutiny committee, 5 September 2023, which was written from the
// release of 2022: measures in full-time equivalents, 2017 (the benchmark) to 2022, and England in 2022.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cellAt } from '@earshot/tables';
import { readAuthorities } from './authorities.ts';
import { neighbourPage } from './neighbour-page.ts';
import { shownNumber } from './published-cell.ts';
import { readIndicators } from './read-indicators.ts';

const textOf = (file: string) => readFileSync(new URL(`../../../data-sources/${file}`, import.meta.url), 'utf8');
const release = (file: string) => readIndicators(file, textOf(`dfe-csww/${file}`)).indicators!;
const { authorities } = readAuthorities('la_lookup_153.csv', textOf('context/la_lookup_153.csv'));
const of2022 = release('csww_headline_measures_2017_to_2022.csv');
const { page } = neighbourPage(of2022, authorities!, 'Leicestershire', { benchmark: 2017 });
const YEARS = ['2017', '2018', '2019', '2020', '2021', '2022'];
const IMPACT = {
  turnover_rate_fte: { own: [18.8, 13.7, 11.2, 8.5, 11.2, 18.1], england: 17.1 },
  vacancy_rate_fte: { own: [19.6, 14, 8.2, 11.2, 11, 18.1], england: 20 },
  agency_rate_fte: { own: [18.7, 17.5, 17.2, 16.7, 16.4, 17.5], england: 17.6 },
};
type Shown = keyof typeof IMPACT;
const sectionOf = (measure: Shown) => page!.rates.find(({ rate }) => rate.measure === measure)!;

test('all 18 cells of Leicestershire’s table, and England’s three, come out of the release of 2022', () => {
  for (const [measure, { own, england }] of Object.entries(IMPACT)) {
    const { table } = sectionOf(measure as Shown);
    const row = (id: string) => YEARS.map((year) => shownNumber(cellAt(table, id, year)));
    assert.deepEqual(row('authority'), own, measure);
    assert.equal(row('england').at(-1), england, measure);
  }
});

test('turnover and vacancies rose from 2021 by more than chance, and turnover stood above England’s, not under it', () => {
  const turnover = sectionOf('turnover_rate_fte');
  assert.match(turnover.findings[0]!.text, /18\.1%, was above England’s, 17\.1%/);
  const [since2017, since2021] = [turnover.standing.sinceBenchmark!, turnover.standing.sinceYearBefore!];
  assert.deepEqual([since2017.fromYear, since2017.direction, since2017.noise!.isBeyondNoise], [2017, 'fell', false]);
  assert.deepEqual([since2021.direction, since2021.isBetter, since2021.noise!.isBeyondNoise], ['rose', false, true]);
  assert.match(sectionOf('vacancy_rate_fte').findings[0]!.text, /18\.1%, was below England’s, 20\.0%/);
  assert.equal(sectionOf('vacancy_rate_fte').standing.sinceYearBefore!.noise!.isBeyondNoise, true);
  assert.equal(sectionOf('agency_rate_fte').standing.sinceYearBefore!.noise!.isBeyondNoise, false);
});

const REPORT = process.env.EARSHOT_SOURCES && `${process.env.EARSHOT_SOURCES}/004_9d610c3c80acbf60.txt`;

test('the published report prints the same cells', { skip: !REPORT || !existsSync(REPORT) }, () => {
  const text = readFileSync(REPORT as string, 'utf8');
  for (const [measure, name] of [
    ['turnover_rate_fte', 'Turnover rate'],
    ['vacancy_rate_fte', 'Vacancy rate'],
    ['agency_rate_fte', 'Agency rate'],
  ] as const) {
    const line = text.split('\n').find((one) => one.startsWith(`${name}\t`))!;
    const printed = line
      .split('\t')
      .slice(1)
      .map((cell) => Number.parseFloat(cell));
    // Its columns end with England’s average and then the latest year.
    const { own, england } = IMPACT[measure];
    assert.deepEqual(printed, [...own.slice(0, 5), england, own[5]], name);
  }
});
