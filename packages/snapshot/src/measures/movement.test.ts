import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthOf } from '../fixtures/month.ts';
import { NO_SCHEME } from '../scheme/scheme.ts';
import { leaversByService, movementOf } from './movement.ts';

const YEAR = { ...NO_SCHEME, leavers: 'year' } as const;

function moved(...people: string[]) {
  const month = monthOf({ people: `person,post,grade,fte,start_date,end_date,origin\n${people.join('\n')}\n` }, YEAR);
  const { inPost, month: ofMonth, year } = movementOf(month, YEAR)!;
  const count = ({ starters, leavers }: typeof ofMonth) => [starters.length, leavers.length];
  return { inPost: inPost.length, month: count(ofMonth), year: count(year!), leavers: year!.leavers };
}

test('who started and left within the time is in neither count, as in the DfE’s', () => {
  assert.deepEqual(moved('E1,,sw,1,2026-10-05,2026-10-26,').month, [0, 0]);
  assert.deepEqual(moved('E1,,sw,1,2025-11-03,2026-10-26,').year, [0, 0]);
  assert.deepEqual(moved('E1,,sw,1,2025-11-01,2026-10-26,').year, [0, 0]);
  assert.deepEqual(moved('E1,,sw,1,2025-10-31,2026-10-26,').year, [0, 1]);
  assert.deepEqual(moved('E1,,sw,1,2025-10-31,2025-11-01,').year, [0, 1]);
});

test('a move from one post to another is neither a start nor a leaving', () => {
  const { inPost, month, year } = moved('E1,A,sw,1,2020-01-06,2026-10-12,', 'E1,B,sp,1,2026-10-12,,internal');
  assert.deepEqual([inPost, month, year], [1, [0, 0], [0, 0]]);
});

test('who holds two posts is one person, and leaves with the hours of the last', () => {
  const { inPost, leavers } = moved(
    'E1,A,sw,0.5,2020-01-06,,',
    'E1,B,sw,0.4,2021-01-06,,',
    'E2,,sw,0.6,2019-01-06,2026-03-02,',
  );
  assert.deepEqual([inPost, leavers.map(({ fte }) => fte)], [1, [0.6]]);
});

test('who is known to leave is in post until then; of two posts the one that stays counts', () => {
  const month = monthOf({
    people:
      'person,grade,fte,start_date,end_date\nE1,sw,1,2020-01-06,2026-11-30\nE2,sw,0.5,2020-01-06,2026-11-30\nE2,sp,0.5,2020-02-06,\n',
  });
  const { inPost } = movementOf(month, NO_SCHEME)!;
  assert.deepEqual(
    inPost.map(({ leavesOn }) => leavesOn),
    ['2026-11-30', null],
  );
});

test('lengths of service are counted in whole years', () => {
  const leaver = (start: string, end: string) => ({ start, end, leavesOn: null, fte: 1, origin: null });
  const counts = leaversByService([
    leaver('2024-10-13', '2026-10-12'),
    leaver('2024-10-12', '2026-10-12'),
    leaver('2006-10-12', '2026-10-12'),
    leaver('2006-10-13', '2026-10-12'),
  ]);
  assert.deepEqual(counts, [1, 1, 0, 1, 1]);
});
