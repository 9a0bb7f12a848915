import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Claims, type LyingProvider, lyingProvider } from '../fixtures/lying-provider.ts';
import { type IdentityProvider, identityProvider, type Visit } from './provider.ts';

const REDIRECT = 'https://listen.example.org/sign-in/provider/callback';
let lying: LyingProvider;
let provider: IdentityProvider;

before(async () => {
  lying = await lyingProvider();
  provider = identityProvider(lying.settings, REDIRECT);
});
after(() => lying.stop());

const seconds = (): number => Math.floor(Date.now() / 1000);

/** What a right token says, for a visit. */
function right({ nonce }: Visit): Claims {
  const { issuer, clientId } = lying.settings;
  return { iss: issuer, aud: clientId, sub: 'amara', nonce, iat: seconds(), exp: seconds() + 300 };
}

/** Leaves, and comes back with the token that is made for the visit. */
async function comesBackWith(token: (visit: Visit) => string) {
  const { visit } = await provider.leave();
  lying.gives(token(visit));
  return provider.comeBack(new URL(`${REDIRECT}?code=anything&state=${visit.state}`), visit);
}

test('a token that is right in everything is believed', async () => {
  const claims = await comesBackWith((visit) =>
    lying.token({ ...right(visit), email: 'a@example.org', email_verified: true, sid: 'session' }),
  );
  const { issuer } = lying.settings;
  assert.deepEqual(claims, { issuer, subject: 'amara', verifiedEmail: 'a@example.org', providerSession: 'session' });
});

test('an address that is not said to be verified, in so many words, is none', async () => {
  for (const verified of [undefined, false, 'true', 1]) {
    const claims = await comesBackWith((visit) =>
      lying.token({ ...right(visit), email: 'a@example.org', email_verified: verified }),
    );
    assert.equal(claims.verifiedEmail, null, String(verified));
  }
});

const lies: Readonly<Record<string, (claims: Claims) => string>> = {
  'another nonce': (claims) => lying.token({ ...claims, nonce: 'x'.repeat(43) }),
  'no nonce': ({ nonce: _nonce, ...claims }) => lying.token(claims),
  'another issuer': (claims) => lying.token({ ...claims, iss: 'https://evil.example' }),
  'another audience': (claims) => lying.token({ ...claims, aud: 'another client' }),
  'us among others, but for another client': (claims) => lying.token({ ...claims, aud: ['earshot', 'b'], azp: 'b' }),
  'no subject': ({ sub: _sub, ...claims }) => lying.token(claims),
  'a time that is over': (claims) => lying.token({ ...claims, iat: seconds() - 900, exp: seconds() - 600 }),
  'the signature of a key that the provider does not publish': (claims) => lying.token(claims, { stolenKey: true }),
  'no signature': (claims) => lying.token(claims, { algorithm: 'none' }),
  'another text under the signature': (claims) => {
    const [header, , signature] = lying.token(claims).split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'lead' })).toString('base64url');
    return `${header}.${forged}.${signature}`;
  },
};
for (const [lie, tokenFor] of Object.entries(lies)) {
  test(`a token with ${lie} is not believed`, async () => {
    await assert.rejects(comesBackWith((visit) => tokenFor(right(visit))));
  });
}

test('a provider that says that it is another one is not asked', async () => {
  const impostor = await lyingProvider('https://id.example.org');
  await assert.rejects(identityProvider(impostor.settings, REDIRECT).leave(), /issuer/i);
  await impostor.stop();
});

test('a provider that does not answer is asked again the next time', async () => {
  const settings = { ...lying.settings, issuer: 'http://127.0.0.1:1' };
  const away = identityProvider(settings, REDIRECT);
  await assert.rejects(away.leave());
  await assert.rejects(away.leave());
});

test('the browser is sent with PKCE, state and nonce, each new every time', async () => {
  const sent = [new URL((await provider.leave()).url), new URL((await provider.leave()).url)];
  for (const name of ['state', 'nonce', 'code_challenge']) {
    const [one, other] = sent.map((url) => url.searchParams.get(name));
    assert.match(one!, /^[\w-]{43}$/);
    assert.notEqual(one, other);
  }
  assert.equal(sent[0]!.searchParams.get('code_challenge_method'), 'S256');
  assert.equal(sent[0]!.searchParams.get('redirect_uri'), REDIRECT);
});
