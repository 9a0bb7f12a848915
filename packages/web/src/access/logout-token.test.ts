import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Claims, type LyingProvider, lyingProvider } from '../fixtures/lying-provider.ts';
import { identityProvider } from './provider.ts';

let lying: LyingProvider;
before(async () => {
  lying = await lyingProvider();
});
after(() => lying.stop());

const NOW = new Date('2026-03-02T09:00:00Z');
const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };

function right(): Claims {
  const { issuer: iss, clientId: aud } = lying.settings;
  const iat = NOW.getTime() / 1000;
  return { iss, aud, sub: 'amara', sid: 'session', jti: 'message', iat, exp: iat + 120, events: EVENTS };
}

const read = (token: string) => identityProvider(lying.settings, 'https://listen.example.org/').signOutFrom(token, NOW);

test('a message that is right in everything is believed, whether it names a session or not', async () => {
  const { issuer } = lying.settings;
  const expected = { issuer, subject: 'amara', messageId: 'message', expiresAt: new Date('2026-03-02T09:10:00Z') };
  assert.deepEqual(await read(lying.token(right())), { ...expected, providerSession: 'session' });
  const { sid: _sid, ...without } = right();
  assert.deepEqual(await read(lying.token(without)), { ...expected, providerSession: null });
});

const lies: Readonly<Record<string, () => string>> = {
  'another issuer': () => lying.token({ ...right(), iss: 'https://evil.example' }),
  'another audience': () => lying.token({ ...right(), aud: ['another client'] }),
  'a nonce, so that a token for signing in cannot pass for one': () => lying.token({ ...right(), nonce: 'n' }),
  'no event': () => lying.token({ ...right(), events: {} }),
  'no subject': () => lying.token({ ...right(), sub: undefined }),
  'no name of its own': () => lying.token({ ...right(), jti: undefined }),
  'a time long ago': () => lying.token({ ...right(), iat: NOW.getTime() / 1000 - 3600, exp: undefined }),
  'a time that is over': () => lying.token({ ...right(), exp: NOW.getTime() / 1000 - 1 }),
  'the signature of a key that is not published': () => lying.token(right(), { stolenKey: true }),
  'no signature': () => lying.token(right(), { algorithm: 'none' }),
  'an algorithm that is not of the key': () => lying.token(right(), { algorithm: 'HS256' }),
  'no text': () => 'nonsense',
};
for (const [lie, token] of Object.entries(lies)) {
  test(`a message with ${lie} is not believed`, async () => {
    await assert.rejects(read(token()));
  });
}
