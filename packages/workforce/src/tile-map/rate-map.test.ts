import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cellAt } from '@earshot/tables';
import { RATES } from '../rate.ts';
import { readIndicators } from '../read-indicators.ts';
import { rateMap } from './rate-map.ts';

const RELEASES = [
  'csww_headline_measures_2017_to_2022.csv',
  'csww_indicators_2017_to_2023.csv',
  'csww_indicators_2017_to_2024.csv',
  'csww_indicators_2017_to_2025.csv',
].map((file) => {
  const text = readFileSync(new URL(`../../../../data-sources/dfe-csww/${file}`, import.meta.url), 'utf8');
  return readIndicators(file, text).indicators!;
});
const latest = rateMap(RELEASES.at(-1)!, null).map!;
const placeOf = (name: string) => {
  const row = latest.table.rows.find(({ label }) => label === name);
  assert.ok(row, name);
  return latest.tiles.find((tile) => tile.row === row.id)!;
};

test('every return of every release has exactly one square, and no two share one or a short name', () => {
  for (const indicators of RELEASES) {
    const { tiles, table } = rateMap(indicators, null).map!;
    const { year } = indicators.release;
    const returns = indicators.areaYears.filter((one) => one.year === year && one.area.level === 'authority');
    assert.equal(table.rows.length, returns.length, String(year));
    assert.deepEqual(
      tiles.map(({ row }) => row),
      table.rows.map(({ id }) => id),
    );
    assert.equal(new Set(tiles.map(({ column, line }) => `${column} ${line}`)).size, returns.length);
    assert.equal(new Set(tiles.map(({ label }) => label)).size, returns.length);
  }
  assert.equal(latest.tiles.length, 151);
});

test('the squares of each region hang together', () => {
  for (const indicators of RELEASES) {
    const { tiles, table } = rateMap(indicators, null).map!;
    for (const region of new Set(table.rows.map(({ group }) => group!))) {
      const own = tiles.filter((_, at) => table.rows[at]!.group === region);
      const reached = new Set([own[0]!]);
      for (const { column, line } of reached) {
        const beside = own.filter((one) => Math.abs(one.column - column) + Math.abs(one.line - line) === 1);
        for (const one of beside) reached.add(one);
      }
      assert.equal(reached.size, own.length, `${region} ${indicators.release.year}`);
    }
  }
});

// From the map of England: the first lies clearly to the north (or west) of the second.
const NORTH_OF = [
  ['Northumberland', 'Cornwall'],
  ['Cumberland', 'Kent'],
  ['County Durham', 'North Yorkshire'],
  ['Lancashire', 'Cheshire East'],
  ['Sefton', 'Liverpool'],
  ['Leeds', 'Sheffield'],
  ['York', 'Doncaster'],
  ['Derbyshire', 'Leicestershire'],
  ['Staffordshire', 'Worcestershire'],
  ['Shropshire', 'Herefordshire, County of'],
  ['Lincolnshire', 'Norfolk'],
  ['Norfolk', 'Suffolk'],
  ['Suffolk', 'Essex'],
  ['Bedford', 'Hertfordshire'],
  ['Enfield', 'Croydon'],
  ['Barnet', 'Sutton'],
  ['Oxfordshire', 'Hampshire'],
  ['Milton Keynes', 'Brighton and Hove'],
  ['Essex', 'Kent'],
  ['Gloucestershire', 'Dorset'],
  ['Bristol, City of', 'Devon'],
  ['Hampshire', 'Isle of Wight'],
] as const;
const WEST_OF = [
  ['Shropshire', 'Norfolk'],
  ['Cornwall', 'Kent'],
  ['Liverpool', 'Kingston upon Hull, City of'],
  ['Cumberland', 'County Durham'],
  ['Herefordshire, County of', 'Cambridgeshire'],
  ['Bristol, City of', 'Hillingdon'],
  ['Hillingdon', 'Havering'],
  ['Hounslow', 'Bexley'],
  ['West Sussex', 'East Sussex'],
  ['Lancashire', 'East Riding of Yorkshire'],
  ['Isles of Scilly', 'Cornwall'],
  ['Derby', 'Lincolnshire'],
] as const;

test('north lies above south, and west left of east', () => {
  for (const [north, south] of NORTH_OF) {
    assert.ok(placeOf(north).line < placeOf(south).line, `${north}, ${south}`);
  }
  for (const [west, east] of WEST_OF) assert.ok(placeOf(west).column < placeOf(east).column, `${west}, ${east}`);
});

test('every rate can be mapped, with its own figures and symbols; another is a problem', () => {
  for (const { measure } of RATES) assert.equal(rateMap(RELEASES.at(-1)!, measure).map!.rate.measure, measure);
  // As printed in the release of 2025.
  const { table } = rateMap(RELEASES.at(-1)!, 'turnover_rate_fte').map!;
  assert.deepEqual(cellAt(table, '314_318', '2025'), { kind: 'figure', unit: 'percent', value: 28, decimals: 1 });
  assert.equal(cellAt(table, '213', '2025')!.kind, 'symbol');
  const { map, problems } = rateMap(RELEASES.at(-1)!, 'inpost_fte');
  assert.deepEqual([map, problems.map(({ code }) => code)], [null, ['measure-unknown']]);
});
