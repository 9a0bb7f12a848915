import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalStatus } from './refusal-status.ts';

test('a refusal says by its status whether a right is missing, a thing is not there, or it cannot be done now', () => {
  assert.equal(refusalStatus('not-permitted'), 403);
  assert.deepEqual(['no-such-study', 'no-such-list', 'no-fieldwork'].map(refusalStatus), [404, 404, 404]);
  assert.deepEqual(['no-claim', 'already-released', 'nobody-left'].map(refusalStatus), [409, 409, 409]);
});
