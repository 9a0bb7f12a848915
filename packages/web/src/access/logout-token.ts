import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';
import type { ProviderSignOut } from '@earshot/actions';

/** Whose token it must be, for whom, and when. */
export interface LogoutTokenChecks {
  readonly issuer: string;
  readonly clientId: string;
  /** Where the provider publishes the keys that it signs with. */
  readonly keysAddress: string;
  readonly now: Date;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const SECONDS_BELIEVED = 300;
const FETCH_MILLISECONDS = 10_000;

type Claims = Readonly<Record<string, unknown>>;

/**
 * Reads the token by which a provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0,
 * section 2.6). Rejects when anything is not as it must be. It has to name the person: one that names a session alone
 * is refused. openid-client does not read these, so the signature is checked here, with Node’s own cryptography.
 */
export async function readLogoutToken(token: string, checks: LogoutTokenChecks): Promise<ProviderSignOut> {
  const [header = '', body = '', signature = '', ...more] = token.split('.');
  demand(more.length === 0 && signature !== '', 'is no signed token');
  const { alg, kid } = jsonIn(header);
  const key = await publishedKey(checks.keysAddress, kid);
  demand(isSigned(`${header}.${body}`, signature, { algorithm: alg, key }), 'is not signed by the provider');
  return checkedClaims(jsonIn(body), checks);
}

function checkedClaims(claims: Claims, { issuer, clientId, now }: LogoutTokenChecks): ProviderSignOut {
  const { iss, aud, sub, sid, jti, iat, exp, nonce, events } = claims;
  const seconds = now.getTime() / 1000;
  demand(iss === issuer, 'is of another issuer');
  demand([aud].flat().includes(clientId), 'is for another client');
  demand(typeof iat === 'number' && Math.abs(seconds - iat) < SECONDS_BELIEVED, 'is not of now');
  demand(exp === undefined || (typeof exp === 'number' && exp > seconds), 'has expired');
  demand(nonce === undefined, 'has a nonce, as tokens for signing in have');
  demand(typeof events === 'object' && events !== null && EVENT in events, 'does not say that somebody has signed out');
  demand(typeof jti === 'string' && jti !== '' && typeof sub === 'string' && sub !== '', 'lacks its name or a subject');
  return {
    issuer,
    subject: sub as string,
    providerSession: typeof sid === 'string' ? sid : null,
    messageId: jti as string,
    expiresAt: new Date(now.getTime() + 2 * SECONDS_BELIEVED * 1000),
  };
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(`readLogoutToken: the token ${otherwise}.`);
}

function jsonIn(part: string): Claims {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;
}

async function publishedKey(address: string, kid: unknown): Promise<KeyObject> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(FETCH_MILLISECONDS) });
  const { keys } = (await response.json()) as {
    readonly keys: readonly (JsonWebKey & { kid?: string; use?: string })[];
  };
  const signing = keys.filter(({ use }) => use === undefined || use === 'sig');
  const found =
    signing.find((key) => key.kid === kid) ?? (kid === undefined && signing.length === 1 ? signing[0] : null);
  demand(Boolean(found), 'is signed with a key that the provider does not publish');
  return createPublicKey({ key: found!, format: 'jwk' });
}

/** The algorithm must be one for the kind of key that the provider publishes: the token alone does not decide it. */
function isSigned(
  text: string,
  signature: string,
  { algorithm, key }: { readonly algorithm: unknown; readonly key: KeyObject },
): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  const kind = key.asymmetricKeyType;
  if (algorithm === 'RS256' && kind === 'rsa') return verify('sha256', Buffer.from(text), key, bytes);
  if (algorithm === 'ES256' && kind === 'ec') {
    return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes);
  }
  return false;
}
