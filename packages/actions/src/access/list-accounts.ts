import { accountsWithLinks, listAccounts, type StoredAccount } from '@earshot/store';
import type { World } from '../world.ts';
import { canSignIn, roleOf } from './account.ts';
import { type AccountRefused, refuseAccount } from './account-refused.ts';
import { type DeskRole, permits, type Viewer } from './permissions.ts';

/** An account as the study lead sees it. */
export interface AccountSummary {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly role: DeskRole;
  readonly authorityCode: string | null;
  /**
   * In use; invited, with a link that works; `needs_link`, without one; or closed.
   */
  readonly state: 'in_use' | 'invited' | 'needs_link' | 'closed';
  /** Whether its person signs in through the identity provider. */
  readonly byProvider: boolean;
  readonly lastSignInAt: Date | null;
}

/** Every account, by name. Refuses with `not-permitted`. */
export function readAccounts(world: World, viewer: Viewer): Promise<readonly AccountSummary[] | AccountRefused> {
  return world.store.transaction('access', async (queries) => {
    if (!permits(viewer, 'manage_accounts')) return refuseAccount('not-permitted');
    const accounts = await listAccounts(queries);
    const withLinks = await accountsWithLinks(queries, world.now());
    return accounts.map((account) => summaryOf(account, withLinks.has(account.accountId)));
  });
}

function summaryOf(account: StoredAccount, hasLink: boolean): AccountSummary {
  const { accountId, name, email, authorityCode, lastSignInAt } = account;
  const waiting = hasLink ? 'invited' : 'needs_link';
  const state = !account.active ? 'closed' : canSignIn(account) ? 'in_use' : waiting;
  const byProvider = account.subject !== null;
  return { accountId, name, email, role: roleOf(account), authorityCode, state, byProvider, lastSignInAt };
}

/** The names of all accounts by their id, for pages that say who did something: the audit holds the id alone. */
export async function accountNames(world: World): Promise<ReadonlyMap<string, string>> {
  const accounts = await world.store.transaction('access', (queries) => listAccounts(queries));
  return new Map(accounts.map(({ accountId, name }) => [accountId, name]));
}
