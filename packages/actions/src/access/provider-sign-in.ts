import {
  appendAudit,
  endSessions,
  findAccountByEmail,
  findAccountBySubject,
  lockAccounts,
  type Queries,
  type StoredAccount,
  stopOneTimeLinks,
  takeProviderMessage,
} from '@earshot/store';
import type { World } from '../world.ts';
import { writtenEmail } from './account.ts';
import { type AccountRefused, refuseAccount } from './account-refused.ts';
import { beginSession, type SignedIn } from './session.ts';
import { acceptLink, byLink } from './use-link.ts';

/** Whom an identity provider says that somebody is. All of it has been checked against the provider. */
export interface ProviderClaims {
  readonly issuer: string;
  /** The provider’s own name for the person, which never changes; an address can pass to somebody else. */
  readonly subject: string;
  /** An address that the provider has verified; null: says none, or has not verified it. */
  readonly verifiedEmail: string | null;
  /** The provider’s name of its session (`sid`); null: says none. */
  readonly providerSession: string | null;
}

/**
 * Signs in whom an identity provider knows, if the study lead has made an account for them: by the provider’s name for
 * the person, or the first time by an address that the provider has verified, which links the two for good. Refuses
 * with `not-known`.
 */
export function signInByProvider(
  world: World,
  claims: ProviderClaims,
  replacing: string | null,
): Promise<SignedIn | AccountRefused> {
  return world.store.transaction('access', async (queries) => {
    await lockAccounts(queries);
    const account = (await findAccountBySubject(queries, claims)) ?? (await linkedByEmail(queries, claims));
    if (!account?.active) {
      await recordFailure(world, queries, account?.accountId ?? null);
      return refuseAccount('not-known');
    }
    // Whoever has come in needs no link any more, and nobody else is to use it.
    await stopOneTimeLinks(queries, account.accountId, world.now());
    const { providerSession } = claims;
    return beginSession(world, queries, account, { way: 'provider', providerSession, replacing });
  });
}

/** Records that somebody came back from the provider with an answer that could not be believed. */
export function recordFailedProviderSignIn(world: World): Promise<void> {
  return world.store.transaction('access', (queries) => recordFailure(world, queries, null));
}

function recordFailure(world: World, queries: Queries, accountId: string | null): Promise<void> {
  const entry = { at: world.now(), actor: 'nobody', action: 'sign-in-failed', studyId: null, pseudonym: null };
  return appendAudit(queries, { ...entry, detail: { way: 'provider', accountId } });
}

/** Never an account that is linked already: its person has another subject, whatever the address says now. */
async function linkedByEmail(queries: Queries, claims: ProviderClaims): Promise<StoredAccount | null> {
  if (claims.verifiedEmail === null) return null;
  const account = await findAccountByEmail(queries, writtenEmail(claims.verifiedEmail));
  if (!account || account.subject !== null) return null;
  return { ...account, issuer: claims.issuer, subject: claims.subject };
}

/**
 * Lets somebody who was handed a one-time link sign in through the identity provider from now on, instead of choosing a
 * password; needs no address of the provider. Refuses with `no-such-link`, or with `not-known` when the provider’s
 * person has another account already.
 */
export function useLinkByProvider(
  world: World,
  linkToken: string,
  { claims, replacing }: { readonly claims: ProviderClaims; readonly replacing: string | null },
): Promise<SignedIn | AccountRefused> {
  return byLink(world, linkToken, async (queries, account) => {
    const other = await findAccountBySubject(queries, claims);
    if (other && other.accountId !== account.accountId) return refuseAccount('not-known');
    const { issuer, subject, providerSession } = claims;
    const beginning = { way: 'provider', providerSession, replacing } as const;
    return acceptLink(world, queries, { ...account, issuer, subject }, linkToken, beginning);
  });
}

/** That the identity provider has signed somebody out. All of it has been checked against the provider. */
export interface ProviderSignOut extends Pick<ProviderClaims, 'issuer' | 'subject' | 'providerSession'> {
  /** The message’s own name (`jti`), by which it is followed once. */
  readonly messageId: string;
  /** Until when nobody would believe it a second time if this were forgotten. */
  readonly expiresAt: Date;
}

/**
 * Signs somebody out because the identity provider says so: everywhere, or in the one session that it names. Nothing
 * happens when it knows nobody here, or has said it before. Returns how many sessions have ended.
 */
export function signOutByProvider(world: World, message: ProviderSignOut): Promise<number> {
  const { issuer, subject, providerSession } = message;
  const at = world.now();
  return world.store.transaction('access', async (queries) => {
    if (!(await takeProviderMessage(queries, message, at))) return 0;
    const account = await findAccountBySubject(queries, { issuer, subject });
    if (!account) return 0;
    const { accountId } = account;
    const named = providerSession === null ? {} : { providerSession };
    const sessions = await endSessions(queries, { accountId, ...named }, at);
    const entry = { at, actor: 'identity provider', action: 'sign-out', studyId: null, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { accountId, sessions } });
    return sessions;
  });
}
