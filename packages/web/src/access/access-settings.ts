import { isIP } from 'node:net';
import { LIMITS, type Limits } from './limits.ts';

/** Where people can sign in beside with a password: an identity provider that speaks OpenID Connect. */
export interface ProviderSettings {
  /** Its address, without a slash at the end unless it has one itself: it stands in every token. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says after “Sign in with”. */
  readonly name: string;
}

/** What the environment says about who gets in. */
export interface AccessSettings {
  readonly provider: ProviderSettings | null;
  readonly trustedProxies: readonly string[] | null;
  readonly limits: Limits;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME (all left out: passwords only), TRUST_PROXY (the
 * proxies’ addresses or networks, with commas between; left out: none) and STARTS_PER_MINUTE, or says in a sentence
 * what is wrong with them.
 */
export function accessSettingsFrom(env: Environment): AccessSettings | { readonly sentence: string } {
  const provider = providerFrom(env);
  if (provider && 'sentence' in provider) return provider;
  const trustedProxies = env.TRUST_PROXY ? env.TRUST_PROXY.split(',').map((one) => one.trim()) : null;
  const unknown = trustedProxies?.find((one) => !isNetwork(one));
  if (unknown !== undefined) {
    return {
      sentence: `TRUST_PROXY holds “${unknown}”; it lists addresses or networks, such as 127.0.0.1, 10.0.0.0/8.`,
    };
  }
  const starts = env.STARTS_PER_MINUTE || String(LIMITS.starts);
  if (!/^[1-9]\d{0,6}$/.test(starts)) {
    return { sentence: `STARTS_PER_MINUTE is “${starts}”; it must be a whole number from 1.` };
  }
  return { provider, trustedProxies, limits: { ...LIMITS, starts: Number(starts) } };
}

function providerFrom(env: Environment): ProviderSettings | null | { readonly sentence: string } {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret) {
    return { sentence: 'Single sign-on needs all of OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.' };
  }
  if (!isIssuer(issuer)) {
    return {
      sentence: `OIDC_ISSUER is “${issuer}”; it must be an address with https, such as https://id.example.org.`,
    };
  }
  return { issuer, clientId, clientSecret, name: env.OIDC_NAME || 'your organisation’s account' };
}

/** With plain http only on this machine, for trying it out. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname));
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const kind = isIP(address);
  if (kind === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (kind === 4 ? 32 : 128));
}
