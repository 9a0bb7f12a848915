import {
  appendAudit,
  endSessions,
  findAccount,
  findAccountByEmail,
  listAccounts,
  lockAccounts,
  type Queries,
  type StoredAccount,
  saveAccount,
  stopOneTimeLinks,
} from '@earshot/store';
import { isUuid } from '../is-uuid.ts';
import type { World } from '../world.ts';
import { canSignIn, writtenEmail } from './account.ts';
import { checkRole } from './account-details.ts';
import { type AccountMistakes, type AccountRefused, refuseAccount } from './account-refused.ts';
import { type IssuedLink, issueLink } from './one-time-link.ts';
import { type DeskRole, permits, type Viewer } from './permissions.ts';

/** Whose account is changed, and by whom. */
interface Change {
  readonly viewer: Viewer;
  readonly accountId: string;
}

/**
 * Gives an account another role; its person signs in anew. Refuses with `not-permitted`, `no-such-account` or
 * `last-study-lead`.
 */
export function changeRole(
  world: World,
  change: Change & { readonly role: string; readonly authorityCode: string },
): Promise<{ readonly changed: true } | AccountMistakes | AccountRefused> {
  return changing(world, change, async (queries, account) => {
    const mistakes = checkRole(change);
    if (mistakes.length > 0) return { mistakes };
    if (change.role !== 'study_lead' && (await isLastLead(queries, account))) return refuseAccount('last-study-lead');
    const role = change.role as DeskRole;
    const authorityCode = role === 'authority_contact' ? change.authorityCode.trim() : null;
    await saveAccount(queries, { ...account, role, authorityCode });
    await endSessions(queries, { accountId: account.accountId }, world.now());
    await record(world, queries, change, 'change-role', { from: account.role, role, authorityCode });
    return { changed: true };
  });
}

/**
 * Closes an account: its sessions end at once and its links stop working. It stays in the list, since the audit names
 * it. Refuses with `not-permitted`, `no-such-account` or `last-study-lead`.
 */
export function deactivateAccount(world: World, change: Change): Promise<{ readonly changed: true } | AccountRefused> {
  return changing(world, change, async (queries, account) => {
    if (await isLastLead(queries, account)) return refuseAccount('last-study-lead');
    await saveAccount(queries, { ...account, active: false });
    await endSessions(queries, { accountId: account.accountId }, world.now());
    await stopOneTimeLinks(queries, account.accountId, world.now());
    await record(world, queries, change, 'deactivate-account');
    return { changed: true };
  });
}

/** Opens a closed account again, with the password that it had. Refuses with `not-permitted` or `no-such-account`. */
export function reactivateAccount(world: World, change: Change): Promise<{ readonly changed: true } | AccountRefused> {
  return changing(world, change, async (queries, account) => {
    await saveAccount(queries, { ...account, active: true });
    await record(world, queries, change, 'reactivate-account');
    return { changed: true };
  });
}

/**
 * For somebody who cannot sign in any more, or whose account somebody else may have used: the password and the
 * identity provider’s name for them are forgotten, sessions end, and a link to hand over lets them begin anew. Refuses
 * with `not-permitted`, `no-such-account` or `own-account`.
 */
export function resetAccount(world: World, change: Change): Promise<IssuedLink | AccountRefused> {
  return changing(world, change, async (queries, account) => {
    if (account.accountId === change.viewer.accountId) return refuseAccount('own-account');
    if (!account.active) return refuseAccount('no-such-account');
    await record(world, queries, change, 'reset-account');
    return startAnew(world, queries, account);
  });
}

/**
 * The same for whoever runs the server, by the address of the account: when the only study lead can no longer sign in,
 * nobody at the desk can help. Refuses with `no-such-account`.
 */
export function resetAccountAsOperator(world: World, email: string): Promise<IssuedLink | AccountRefused> {
  return world.store.transaction('access', async (queries) => {
    await lockAccounts(queries);
    const account = await findAccountByEmail(queries, writtenEmail(email));
    if (!account?.active) return refuseAccount('no-such-account');
    const { accountId } = account;
    const entry = { at: world.now(), actor: 'operator', action: 'reset-account', studyId: null, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { accountId } });
    return startAnew(world, queries, account);
  });
}

async function startAnew(world: World, queries: Queries, account: StoredAccount): Promise<IssuedLink> {
  const { accountId, lastSignInAt } = account;
  await saveAccount(queries, { ...account, passwordHash: null, issuer: null, subject: null });
  await endSessions(queries, { accountId }, world.now());
  return issueLink(world, queries, lastSignInAt ? 'reset' : 'invitation', accountId);
}

function changing<T>(
  world: World,
  { viewer, accountId }: Change,
  work: (queries: Queries, account: StoredAccount) => Promise<T | AccountRefused>,
): Promise<T | AccountRefused> {
  return world.store.transaction('access', async (queries) => {
    if (!permits(viewer, 'manage_accounts')) return refuseAccount('not-permitted');
    await lockAccounts(queries);
    const account = isUuid(accountId) ? await findAccount(queries, accountId) : null;
    return account ? work(queries, account) : refuseAccount('no-such-account');
  });
}

async function isLastLead(queries: Queries, account: StoredAccount): Promise<boolean> {
  if (account.role !== 'study_lead' || !canSignIn(account)) return false;
  const others = (await listAccounts(queries)).filter(({ accountId }) => accountId !== account.accountId);
  return !others.some((other) => other.role === 'study_lead' && canSignIn(other));
}

function record(
  world: World,
  queries: Queries,
  { viewer, accountId }: Change,
  action: string,
  detail: object = {},
): Promise<void> {
  const entry = { at: world.now(), actor: viewer.accountId, action, studyId: null, pseudonym: null };
  return appendAudit(queries, { ...entry, detail: { accountId, ...detail } });
}
