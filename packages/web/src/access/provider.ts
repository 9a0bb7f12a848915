import type { ProviderClaims, ProviderSignOut } from '@earshot/actions';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { ProviderSettings } from './access-settings.ts';
import { readLogoutToken } from './logout-token.ts';

/** What a browser keeps between leaving for the provider and coming back, and nobody else knows. */
export interface Visit {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** An identity provider, by OpenID Connect: authorization code with PKCE, state and nonce. */
export interface IdentityProvider {
  readonly name: string;
  /** Where to send the browser. Rejects when the provider cannot be reached. */
  leave(): Promise<{ readonly url: string; readonly visit: Visit }>;
  /**
   * Whom the provider says that the person is, by the address to which the browser came back. Rejects unless state,
   * nonce, issuer, audience, time and signature are as they must be.
   */
  comeBack(cameTo: URL, visit: Visit): Promise<ProviderClaims>;
  /**
   * What a message of the provider’s says that somebody has signed out there. Rejects unless it is signed by the
   * provider, meant for us, and of now.
   */
  signOutFrom(logoutToken: string, now: Date): Promise<ProviderSignOut>;
}

const SCOPE = 'openid email profile';
const TIMEOUT_SECONDS = 10;

/**
 * The provider of the settings. It is asked for its addresses when they are first needed, so that Earshot starts
 * without it, and asked again as long as it has not answered.
 * @param redirectUri where browsers come back to, as registered with the provider.
 */
export function identityProvider(settings: ProviderSettings, redirectUri: string): IdentityProvider {
  let known: Configuration | null = null;
  const configuration = async (): Promise<Configuration> => {
    known ??= await discover(settings);
    return known;
  };
  return {
    name: settings.name,
    leave: async () => leaveFor(await configuration(), redirectUri),
    comeBack: async (cameTo, visit) => comeBackFrom(await configuration(), cameTo, visit),
    async signOutFrom(logoutToken, now) {
      const { issuer, jwks_uri: keysAddress = '' } = (await configuration()).serverMetadata();
      return readLogoutToken(logoutToken, { issuer, clientId: settings.clientId, keysAddress, now });
    },
  };
}

function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const address = new URL(issuer);
  const plain = address.protocol === 'http:' ? [allowInsecureRequests] : [];
  // Signatures are checked even though tokens come from the provider directly: a proxy in between may end its TLS.
  const execute = [...plain, enableNonRepudiationChecks];
  return discovery(address, clientId, undefined, authenticate(clientSecret), { execute, timeout: TIMEOUT_SECONDS });
}

/** In the header, as the standard has it unless a provider says that it cannot. */
function authenticate(clientSecret: string): ClientAuth {
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const method = methods.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost;
    method(clientSecret)(server, ...rest);
  };
}

async function leaveFor(configuration: Configuration, redirectUri: string): Promise<{ url: string; visit: Visit }> {
  const visit = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: SCOPE,
    state: visit.state,
    nonce: visit.nonce,
    code_challenge: await calculatePKCECodeChallenge(visit.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, visit };
}

async function comeBackFrom(configuration: Configuration, cameTo: URL, visit: Visit): Promise<ProviderClaims> {
  const tokens = await authorizationCodeGrant(configuration, cameTo, {
    expectedState: visit.state,
    expectedNonce: visit.nonce,
    pkceCodeVerifier: visit.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims()!;
  const { userinfo_endpoint: more } = configuration.serverMetadata();
  // Many providers keep the address out of the token; the answer must be about the same subject.
  const about =
    claims.email === undefined && more ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
  const verified = about.email_verified === true && typeof about.email === 'string';
  return {
    issuer: claims.iss,
    subject: claims.sub,
    verifiedEmail: verified ? (about.email as string) : null,
    providerSession: sessionOf(claims),
  };
}

function sessionOf({ sid }: IDToken): string | null {
  return typeof sid === 'string' ? sid : null;
}
