import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PUBLIC_URL } from '../fixtures/served-study.ts';
import { smallStudy } from '../fixtures/small-study.ts';
import { LIMITS } from './limits.ts';

const { web } = smallStudy(async () => ({ limits: { ...LIMITS, signIn: 3, starts: 4 } }));

let tried = 0;

async function statuses(url: string, times: number, from: string, forwardedFor?: string): Promise<number[]> {
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    origin: PUBLIC_URL,
    ...(forwardedFor ? { 'x-forwarded-for': forwardedFor } : {}),
  };
  const found: number[] = [];
  for (let count = 0; count < times; count += 1) {
    tried += 1; // so that no e-mail address is locked by itself
    const payload = `email=${tried}@example.org&password=x&consent=yes`;
    const answer = await web().inject({ method: 'POST', url, headers, payload, remoteAddress: from });
    found.push(answer.statusCode);
  }
  return found;
}

test('one network address signs in so often in a minute, whatever e-mail addresses it tries, and is told to wait', async () => {
  assert.deepEqual(await statuses('/sign-in', 5, '203.0.113.1'), [422, 422, 422, 429, 429]);
  assert.deepEqual(await statuses('/sign-in', 1, '203.0.113.2'), [422], 'another address is not held up by it');
  const { headers, body } = await web().inject({
    method: 'POST',
    url: '/sign-in',
    headers: { origin: PUBLIC_URL, 'content-type': 'application/x-www-form-urlencoded' },
    remoteAddress: '203.0.113.1',
  });
  assert.match(String(headers['retry-after']), /^\d+$/);
  assert.match(body, /Wait a minute/);
});

test('interviews are begun through an open link only so often from one address', async () => {
  assert.deepEqual(await statuses('/take/small', 6, '203.0.113.3'), [303, 303, 303, 303, 429, 429]);
});

test('nobody escapes by naming another address, but a proxy of ours is believed about who is behind it', async () => {
  const own = await Promise.all(
    ['198.51.100.1', '198.51.100.2'].map((name) => statuses('/sign-in', 2, '203.0.113.4', name)),
  );
  assert.equal(own.flat().filter((status) => status === 429).length, 1);
  for (const behind of ['198.51.100.3', '198.51.100.4']) {
    assert.deepEqual(await statuses('/sign-in', 4, '192.0.2.1', behind), [422, 422, 422, 429]);
  }
  // What the visitor wrote into the header stands before what the proxy added.
  assert.deepEqual(await statuses('/sign-in', 1, '192.0.2.1', '8.8.8.8, 198.51.100.4'), [429]);
});
