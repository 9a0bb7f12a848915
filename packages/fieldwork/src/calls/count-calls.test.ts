import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DispositionId } from '../disposition.ts';
import { type CallMade, callCounts, callsByDay, callsByInterviewer, callsByWindow } from './count-calls.ts';

const call = (disposition: DispositionId, startedAt: string, minutes = 1, actor = 'a'): CallMade => {
  const begins = new Date(startedAt);
  return { actor, disposition, startedAt: begins, at: new Date(begins.getTime() + minutes * 60_000) };
};

const CALLS = [
  call('no_reply', '2026-09-28T09:00:00Z'),
  call('complete', '2026-09-28T17:00:00Z', 14),
  call('complete', '2026-09-29T09:00:00Z', 20, 'b'),
  call('refusal_by_other', '2026-09-29T09:30:00Z', 1, 'b'),
  call('refusal', '2026-09-29T23:30:00Z', 2, 'b'),
];

test('attempts, contacts, completes and refusals are counted, and lengths are of completed interviews only', () => {
  assert.deepEqual(callCounts(CALLS), { attempts: 5, contacts: 3, completes: 2, refusals: 2, medianMinutes: 17 });
  assert.deepEqual(callCounts([]), { attempts: 0, contacts: 0, completes: 0, refusals: 0, medianMinutes: null });
});

test('the parts add up to the whole, however the calls are divided', () => {
  const windows = [{ id: 'day', days: [1, 2, 3, 4, 5], from: 540, to: 1050 }];
  for (const parts of [callsByInterviewer(CALLS), callsByDay(CALLS), callsByWindow(CALLS, windows)]) {
    assert.equal(
      parts.reduce((sum, { attempts }) => sum + attempts, 0),
      CALLS.length,
    );
  }
  assert.deepEqual(
    callsByWindow(CALLS, windows).map(({ key, attempts }) => [key, attempts]),
    [
      ['day', 3],
      ['', 2],
    ],
  );
});

test('a call after midnight in England is of the next day', () => {
  assert.deepEqual(
    callsByDay(CALLS).map(({ key, attempts }) => [key, attempts]),
    [
      ['2026-09-30', 1],
      ['2026-09-29', 2],
      ['2026-09-28', 2],
    ],
  );
});
