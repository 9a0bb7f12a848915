import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DISPOSITIONS } from '../disposition.ts';
import { CALL_OUTCOMES, isOwnRefusal, outcomesAt } from './call-outcomes.ts';

test('every outcome stands once, and at some point of a call', () => {
  const ids = CALL_OUTCOMES.map(({ disposition }) => disposition);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(CALL_OUTCOMES.every(({ stages }) => stages.length > 0));
});

test('who has not been reached can neither refuse nor be left without a word', () => {
  const reaching = outcomesAt('reaching').map(({ disposition }) => disposition);
  assert.ok(!reaching.some((disposition) => isOwnRefusal(disposition)));
  assert.ok(!reaching.includes('break_off'));
  assert.ok(outcomesAt('interviewing').every(({ stages }) => stages.includes('interviewing')));
});

test('only those are asked for a time who come back, and whoever refuses themselves is not called again', () => {
  for (const { disposition, asks } of CALL_OUTCOMES) {
    const { standing } = DISPOSITIONS[disposition];
    if (asks === 'hard_time' || asks === 'soft_time') assert.equal(standing, 'temporary', disposition);
    if (isOwnRefusal(disposition)) assert.equal(standing, 'final', disposition);
  }
});
