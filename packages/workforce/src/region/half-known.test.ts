import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { regionArea } from '../indicators.ts';
import { readIndicators } from '../read-indicators.ts';
import { netStarters } from './net-starters.ts';
import { regionPage } from './region-page.ts';

const file = 'csww_indicators_2017_to_2025.csv';
const text = readFileSync(new URL(`../../../../data-sources/dfe-csww/${file}`, import.meta.url), 'utf8');
const indicators = readIndicators(file, text).indicators!;

test('where leavers of an authority are unreliable, its starters alone do not make a region grow', () => {
  // The file: Sunderland has 29.3 starters and u leavers; the other eleven returns 266.5 starters and 269.5 leavers.
  const { page } = regionPage(indicators, 'North East', 2024);
  assert.deepEqual(page!.sentences.net.slice(1, 3), [
    'In the year to 30 September 2024 24.3 more full-time equivalents started than left in the North East.',
    'Without Sunderland, of which only one of the two is published, 3.0 fewer full-time equivalents started than left.',
  ]);
  const years = page!.netSeries.notes.slice(1).map((note) => note.split(',')[0]);
  assert.deepEqual(years, ['2022: without Gateshead', '2024: without Sunderland']);
  const both = netStarters(indicators, regionArea(indicators, 'London')!, 'fte').find(({ year }) => year === 2025)!;
  assert.equal(both.halfKnown, undefined, 'Westminster lacks both');
});

test('thousands of people are written as everywhere else', () => {
  const { page } = regionPage(indicators, 'England', 2025);
  assert.match(page!.sentences.net.at(-1)!, /2025 1,561\.5 more full-time equivalents started than left in England\.$/);
});
