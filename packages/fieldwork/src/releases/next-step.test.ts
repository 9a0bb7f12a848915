import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextReleaseStep, type ReleasedBatch } from './next-step.ts';

const at = new Date(0);
const trial = (change: Partial<ReleasedBatch> = {}): ReleasedBatch => ({
  kind: 'soft_launch',
  releasedAt: null,
  decision: null,
  ...change,
});
const main: ReleasedBatch = { kind: 'main', releasedAt: at, decision: null };

function next(batches: readonly ReleasedBatch[], waiting = 5, softLaunch = true) {
  return nextReleaseStep(batches, { softLaunch, waiting });
}

test('a soft launch is drawn, released and decided upon before everybody else is released', () => {
  assert.equal(next([], 0), 'wait');
  assert.equal(next([]), 'draw');
  assert.equal(next([trial()]), 'release');
  assert.equal(next([trial({ releasedAt: at })]), 'decide');
  assert.equal(next([trial({ releasedAt: at, decision: 'go' })]), 'main');
  assert.equal(next([trial({ releasedAt: at, decision: 'go' }), main], 0), 'wait');
});

test('after a no-go only another soft launch can be drawn', () => {
  const stopped = trial({ releasedAt: at, decision: 'no_go' });
  assert.equal(next([stopped]), 'draw');
  assert.equal(next([stopped, trial()]), 'release');
});

test('without a soft launch in the plan, and for those who come after a main release, there is nothing to decide', () => {
  assert.equal(next([], 5, false), 'main');
  assert.equal(next([trial({ releasedAt: at, decision: 'go' }), main], 3), 'main');
});

test('a soft launch of everybody is decided upon although nobody waits', () => {
  assert.equal(next([trial({ releasedAt: at })], 0), 'decide');
});
