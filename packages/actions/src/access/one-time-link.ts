import {
  appendAudit,
  findAccount,
  findOneTimeLink,
  listAccounts,
  type OneTimeLinkKind,
  type Queries,
  replaceOneTimeLink,
} from '@earshot/store';
import { drawToken, tokenHash } from '../answering/token.ts';
import type { World } from '../world.ts';
import { canSignIn } from './account.ts';
import { type AccountRefused, refuseAccount } from './account-refused.ts';

const HOUR = 3_600_000;
/** An invitation may wait for somebody to come back from leave; the others are used at once. */
const LASTS: Readonly<Record<OneTimeLinkKind, number>> = {
  first_account: 24 * HOUR,
  invitation: 7 * 24 * HOUR,
  reset: 24 * HOUR,
};

/** A link to hand over. */
export interface IssuedLink {
  /** Stands in the address `/one-time/…`. It is not stored, and cannot be shown again. */
  readonly linkToken: string;
  readonly expiresAt: Date;
}

/** Makes a link that works once; an account’s earlier links stop working. */
export async function issueLink(
  { now, randomBytes }: World,
  queries: Queries,
  kind: OneTimeLinkKind,
  accountId: string | null,
): Promise<IssuedLink> {
  const linkToken = drawToken(randomBytes);
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + LASTS[kind]);
  await replaceOneTimeLink(queries, tokenHash(linkToken)!, { kind, accountId, createdAt, expiresAt });
  return { linkToken, expiresAt };
}

/**
 * While nobody can sign in, a link by which whoever started the server makes the first account, the study lead’s; null
 * as soon as somebody can. Each start gives a new one, since none is stored; whichever is used first wins.
 */
export function firstAccountLink(world: World): Promise<IssuedLink | null> {
  return world.store.transaction('access', async (queries) => {
    if ((await listAccounts(queries)).some(canSignIn)) return null;
    const at = world.now();
    const entry = { at, actor: 'system', action: 'first-account-link', studyId: null, pseudonym: null, detail: {} };
    await appendAudit(queries, entry);
    return issueLink(world, queries, 'first_account', null);
  });
}

/** What a link is for, and whom it was handed to. */
export interface OpenedLink {
  readonly kind: OneTimeLinkKind;
  /** Null for the first account, which is still to be made. */
  readonly person: { readonly name: string; readonly email: string } | null;
}

/** Looks at a link without using it up. Refuses with `no-such-link`. */
export function openLink(world: World, linkToken: string): Promise<OpenedLink | AccountRefused> {
  const hash = tokenHash(linkToken);
  return world.store.transaction('access', async (queries) => {
    const link = hash && (await findOneTimeLink(queries, hash, world.now()));
    if (!link) return refuseAccount('no-such-link');
    if (link.accountId === null) {
      const taken = (await listAccounts(queries)).some(canSignIn);
      return taken ? refuseAccount('no-such-link') : { kind: link.kind, person: null };
    }
    const account = await findAccount(queries, link.accountId);
    if (!account?.active) return refuseAccount('no-such-link');
    return { kind: link.kind, person: { name: account.name, email: account.email } };
  });
}
