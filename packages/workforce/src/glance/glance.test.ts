import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Cell, cellAt } from '@earshot/tables';
import { readAuthorities } from '../authorities.ts';
import { type NeighbourPage, neighbourPage } from '../neighbour-page.ts';
import { readIndicators } from '../read-indicators.ts';

const textOf = (file: string) => readFileSync(new URL(`../../../../data-sources/${file}`, import.meta.url), 'utf8');
const release = (file: string) => readIndicators(file, textOf(`dfe-csww/${file}`)).indicators!;
const vintages = {
  2022: release('csww_headline_measures_2017_to_2022.csv'),
  2025: release('csww_indicators_2017_to_2025.csv'),
};
const { authorities } = readAuthorities('la_lookup_153.csv', textOf('context/la_lookup_153.csv'));
const page = (name: string, vintage: 2022 | 2025 = 2025, benchmark?: number): NeighbourPage =>
  neighbourPage(vintages[vintage], authorities!, name, { benchmark: benchmark ?? null }).page!;
const said = ({ glance }: NeighbourPage) => glance.findings.map(({ text }) => text);
const printed = (cell: Cell | null) =>
  cell?.kind === 'figure' ? cell.value.toFixed(cell.decimals) : cell?.kind === 'symbol' ? cell.symbol : '';

test('a reader with a minute is told what of an authority is more than chance', () => {
  assert.deepEqual(said(page('Leicestershire')), [
    'In 2025 Leicestershire was below England by more than chance in its vacancy rate (6.5%, England 14.2%) and share of agency workers who cover vacancies (52.9%, England 81.1%).',
    'Changed by more than chance: for the better its turnover rate (18.8% in 2017, 8.3% now), vacancy rate (19.6% in 2017, 6.5% now) and agency rate (18.7% in 2017, 11.6% now); neither for better nor for worse its share of agency workers who cover vacancies (100.0% in 2017, 52.9% now).',
    'Chance is not judged for the average caseload and the sickness absence rate.',
  ]);
});

test('in the release of 2022 Leicestershire’s turnover is above England’s, and nothing says that it is below', () => {
  const { table } = page('Leicestershire', 2022).glance;
  const [own, england] = ['authority', 'england'].map((id) => printed(cellAt(table, 'turnover_rate_fte', id)));
  assert.deepEqual([own, england], ['18.1', '17.1']);
  assert.ok(!said(page('Leicestershire', 2022)).some((sentence) => /below[^;]*turnover/.test(sentence)));
});

test('its table has the change since the year that was asked for, what it is set against, and the place of all', () => {
  const { table } = page('Leicestershire', 2025, 2022).glance;
  assert.deepEqual(
    table.columns.map(({ label }) => label),
    ['Leicestershire', 'Change since 2022', 'England', 'East Midlands', 'Median of neighbours', 'Place', 'Of returns'],
  );
  // Turnover 18.1 in 2022 and 8.3 in 2025; the median and the place by another program: 23 of 148 returns lie below 8.3.
  const turnover = table.columns.map(({ id }) => printed(cellAt(table, 'turnover_rate_fte', id)));
  assert.deepEqual(turnover, ['8.3', '-9.8', '11.8', printed(region('turnover_rate_fte')), '11.4', '24', '148']);
});

function region(measure: string): Cell | null {
  const { rates } = page('Leicestershire');
  return cellAt(rates.find(({ rate }) => rate.measure === measure)!.table, 'region', '2025');
}

test('where nothing is more than chance, or nothing was returned, that is what is said', () => {
  assert.match(said(page('Rutland'))[0]!, /^In 2025 no judged rate of Rutland differed from England’s/);
  assert.match(said(page('Rutland'))[1]!, /has changed by more than chance since 2017\.$/);
  const { glance } = page('Westminster');
  assert.deepEqual(said(page('Westminster')), ['No rate of Westminster was published for 2025.']);
  assert.equal(printed(cellAt(glance.table, 'turnover_rate_fte', 'authority')), 'x');
});

test('on every page, a rate that is said to be above or below England’s is so in the printed table', () => {
  let compared = 0;
  for (const { name } of authorities!.all) {
    const found = neighbourPage(vintages[2025], authorities!, name).page;
    const [sentence = ''] = found ? said(found) : [];
    for (const [, side, rates] of sentence.matchAll(
      /(above|below) England by more than chance in its (.*?)(?=, and (?:above|below)|\.$)/g,
    )) {
      for (const [, own, england] of rates!.matchAll(/\(([\d.]+)%?, England ([\d.]+)%?\)/g)) {
        assert.equal(Number(own) > Number(england) ? 'above' : 'below', side, `${name}: ${sentence}`);
        compared += 1;
      }
    }
  }
  assert.ok(compared > 100, `${compared} compared`);
});
