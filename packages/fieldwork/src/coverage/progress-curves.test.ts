import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TableAbout } from '../outcome-tables/count-cells.ts';
import { hourCurve } from './progress-curves.ts';

const ABOUT: TableAbout = { study: 'A study', asAt: 'today', audience: 'field_team', simulated: null };

function hours(now: string, at: string): { labels: string[]; begun: string[] } {
  const table = hourCurve([{ at: new Date(at), started: 3, finished: 1 }], new Date(now), ABOUT)!;
  const labels = table.columns.map(({ label }) => label);
  const begun = table.cells[0]!.flatMap((cell, place) =>
    cell.kind === 'figure' && cell.value === 3 ? [labels[place]!] : [],
  );
  return { labels, begun };
}

test('the night on which clocks go back has its one o’clock twice, and each is named and counted apart', () => {
  const first = hours('2026-10-25T09:30:00Z', '2026-10-25T00:00:00Z');
  assert.deepEqual(first.begun, ['01:00']);
  assert.deepEqual(hours('2026-10-25T09:30:00Z', '2026-10-25T01:00:00Z').begun, ['01:00 again']);
  assert.equal(new Set(first.labels).size, 24);
});

test('the night on which clocks go forward has no one o’clock', () => {
  const { labels, begun } = hours('2026-03-29T09:30:00Z', '2026-03-29T01:00:00Z');
  assert.deepEqual(begun, ['02:00']);
  assert.equal(labels.includes('01:00'), false);
  assert.equal(labels.at(-1), '10:00');
});
