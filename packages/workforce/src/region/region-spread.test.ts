import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { regionArea } from '../indicators.ts';
import type { Measure } from '../measure.ts';
import { readIndicators } from '../read-indicators.ts';
import { netStarters } from './net-starters.ts';
import { regionSpread, spreadAreas } from './region-spread.ts';

const file = 'csww_indicators_2017_to_2023.csv';
const text = readFileSync(new URL(`../../../../data-sources/dfe-csww/${file}`, import.meta.url), 'utf8');
const indicators = readIndicators(file, text).indicators!;
const names = (areas: readonly { name: string }[]) => areas.map(({ name }) => name);
const spread = (area: string, measure: Measure, year = 2022) => regionSpread(indicators, area, measure, year)!;

test('the highest and the lowest of a region are named, and those that have none', () => {
  const { highest, lowest, none, returns } = spread('South East', 'agency_rate_fte');
  assert.deepEqual([highest!.value, names(highest!.areas)], [38.5, ['Slough']]);
  assert.deepEqual([lowest!.value, names(lowest!.areas)], [0, ['Brighton and Hove']]);
  assert.deepEqual(names(none), ['Brighton and Hove']);
  assert.equal(returns.length, 19);
});

test('London holds the authorities of its two parts, which can be asked for alone', () => {
  assert.equal(spread('London', 'agency_rate_fte').returns.length, 32);
  assert.equal(spread('inner london', 'agency_rate_fte').returns.length, 14);
  assert.equal(spread('Outer London', 'agency_rate_fte').returns.length, 18);
  assert.deepEqual(names(spread('London', 'turnover_rate_fte').highest!.areas), ['Wandsworth']);
  assert.equal(spreadAreas(indicators).length, 12);
});

test('a symbol is neither highest, lowest nor none, and stands last', () => {
  const { lowest, none, returns } = spread('London', 'agency_rate_fte');
  assert.deepEqual([lowest!.value, none], [7.1, []]);
  const marked = returns.filter(({ cell }) => cell.kind === 'symbol');
  assert.deepEqual(names(marked.map(({ area }) => area)), ['Kensington and Chelsea', 'Westminster']);
  assert.deepEqual(returns.slice(-2), marked);
});

test('a figure that rounds to zero is lower than any that is printed as more, and is not none', () => {
  const { lowest, none } = spread('England', 'absence_rate_fte', 2017);
  assert.deepEqual([lowest!.value, names(lowest!.areas), none], ['low', ['North Tyneside'], []]);
});

test('all who print the same figure are named', () => {
  assert.deepEqual(names(spread('England', 'turnover_rate_fte').lowest!.areas), ['Lewisham', 'Manchester', 'Oldham']);
});

test('there is no spread in a place or a year that the release does not have', () => {
  assert.equal(regionSpread(indicators, 'Mercia', 'agency_rate_fte', 2022), null);
  assert.equal(regionSpread(indicators, 'London', 'agency_rate_fte', 2024), null);
  assert.equal(regionSpread(indicators, 'Kent', 'agency_rate_fte', 2022), null);
});

test('starters less leavers turned below zero in both regions of the Big Listen in 2022', () => {
  // The published report rounds these to 112 and 97 fewer starters than leavers.
  const net = (region: string) => netStarters(indicators, regionArea(indicators, region)!, 'fte');
  assert.deepEqual(net('London').at(5), { year: 2022, net: -111.9 });
  assert.deepEqual(net('South East').at(5), { year: 2022, net: -96.7 });
  assert.ok(
    net('London')
      .slice(0, 5)
      .every((one) => one.net! > 0),
  );
});
