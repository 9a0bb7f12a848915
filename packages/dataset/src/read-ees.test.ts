import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEes } from './read-ees.ts';
import { readEesCell } from './read-ees-cell.ts';

const PLACE =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name';
const LAYOUT = { filters: ['role'], indicators: ['rate'] };
const england = (cells: string) => `2024,Reporting year,National,E92000001,England,,,,,,${cells}\n`;
const sentences = (text: string) => readEes('a.csv', text, LAYOUT).problems.map((p) => `${p.place.line} ${p.sentence}`);

test('a cell is a number with its printed decimals, or a symbol', () => {
  assert.deepEqual(readEesCell('18'), { kind: 'number', value: 18, decimals: 0 });
  assert.deepEqual(readEesCell('18.0'), { kind: 'number', value: 18, decimals: 1 });
  assert.deepEqual(readEesCell('-0.25'), { kind: 'number', value: -0.25, decimals: 2 });
  for (const symbol of ['z', 'x', 'c', 'u', 'low', ':'])
    assert.deepEqual(readEesCell(symbol), { kind: 'symbol', symbol });
  for (const other of ['', '1,234', 'Z', '1e3', '~', 'toString', '.5']) assert.equal(readEesCell(other), null);
});

test('a row carries its time, its place, its filters and its figures', () => {
  const { rows } = readEes('a.csv', `${PLACE},role,rate\n${england('Total,13.9')}`, LAYOUT);
  assert.equal(rows?.length, 1);
  const { timePeriod, level, place, filters, indicators } = rows![0]!;
  assert.deepEqual([timePeriod, level, place.countryName, filters], [2024, 'National', 'England', { role: 'Total' }]);
  assert.deepEqual(indicators, { rate: { kind: 'number', value: 13.9, decimals: 1 } });
});

test('a file whose columns differ is refused, naming those missing and those not expected', () => {
  assert.deepEqual(sentences(`${PLACE},role,turnover_%\n${england('Total,13.9')}`), [
    '1 The file has no column “rate”.',
    '1 The column “turnover_%” is not expected here.',
  ]);
});

test('every cell, level and year that cannot be read is named with its line', () => {
  const odd = 'last year,Reporting year,Ward,E92000001,England,,,,,,Total,n/a\n';
  assert.deepEqual(sentences(`${PLACE},role,rate\n${england('Total,')}${odd}`), [
    '2 rate: “” is neither a number nor a symbol that DfE uses.',
    '3 “Ward” is not a level of National, Regional, Local authority.',
    '3 “last year” is not a year such as 2024 or 202425.',
    '3 rate: “n/a” is neither a number nor a symbol that DfE uses.',
  ]);
});
