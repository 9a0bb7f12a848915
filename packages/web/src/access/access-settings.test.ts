import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessSettingsFrom } from './access-settings.ts';
import { LIMITS } from './limits.ts';

test('without settings there are passwords only, and no proxy is believed', () => {
  assert.deepEqual(accessSettingsFrom({ OIDC_ISSUER: '', TRUST_PROXY: '' }), {
    provider: null,
    trustedProxies: null,
    limits: LIMITS,
  });
});

test('a provider, proxies and a limit are taken as they are given', () => {
  const settings = accessSettingsFrom({
    OIDC_ISSUER: 'https://id.example.org/tenant/v2.0',
    OIDC_CLIENT_ID: 'earshot',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_NAME: 'Example Council',
    TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,::1',
    STARTS_PER_MINUTE: '1000',
  });
  assert.deepEqual(settings, {
    provider: {
      issuer: 'https://id.example.org/tenant/v2.0',
      clientId: 'earshot',
      clientSecret: 'secret',
      name: 'Example Council',
    },
    trustedProxies: ['127.0.0.1', '10.0.0.0/8', '::1'],
    limits: { ...LIMITS, starts: 1000 },
  });
});

const OIDC = { OIDC_CLIENT_ID: 'earshot', OIDC_CLIENT_SECRET: 'secret' };
const refused: readonly [Record<string, string>, RegExp][] = [
  [{ OIDC_ISSUER: 'https://id.example.org' }, /needs all of/],
  [{ ...OIDC, OIDC_ISSUER: 'id.example.org' }, /^OIDC_ISSUER is “id\.example\.org”/],
  [{ ...OIDC, OIDC_ISSUER: 'http://id.example.org' }, /with https/],
  [{ TRUST_PROXY: 'true' }, /^TRUST_PROXY holds “true”/],
  [{ TRUST_PROXY: '10.0.0.0/33' }, /10\.0\.0\.0\/33/],
  [{ TRUST_PROXY: '10.0.0.1,' }, /holds “”/],
  [{ STARTS_PER_MINUTE: '0' }, /^STARTS_PER_MINUTE is “0”/],
];
for (const [env, sentence] of refused) {
  test(`${JSON.stringify(env)} is refused in a sentence`, () => {
    const settings = accessSettingsFrom(env);
    assert.match('sentence' in settings ? settings.sentence : 'taken', sentence);
  });
}
