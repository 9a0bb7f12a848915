import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallStudy } from '../fixtures/small-study.ts';

const { send, as, told } = smallStudy();

test('what breaks is told to whoever runs the server, and only the fact to the reader', async () => {
  const { headers } = await as('analyst');
  const { status, body } = await send('GET', '/report/small', {}, headers);
  assert.equal(status, 500);
  assert.doesNotMatch(body, /secret/);
  assert.deepEqual(told, ['/report/:study the secret of the broken report']);
});
