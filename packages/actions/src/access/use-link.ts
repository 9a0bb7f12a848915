import {
  appendAudit,
  endSessions,
  findAccount,
  findAccountByEmail,
  findOneTimeLink,
  insertAccount,
  listAccounts,
  lockAccounts,
  type Queries,
  type StoredAccount,
  spendOneTimeLink,
} from '@earshot/store';
import { drawPseudonym } from '../answering/pseudonym.ts';
import { tokenHash } from '../answering/token.ts';
import type { World } from '../world.ts';
import { canSignIn, writtenEmail } from './account.ts';
import { checkPerson } from './account-details.ts';
import { type AccountMistakes, type AccountRefused, refuseAccount } from './account-refused.ts';
import { hashPassword } from './password.ts';
import { beginSession, type SignedIn } from './session.ts';
import { weakness } from './weak-password.ts';

type Outcome = SignedIn | AccountMistakes | AccountRefused;

/**
 * Makes the first account, a study lead’s, by the link that the start of the server printed, and signs that person in.
 * Refuses with `no-such-link`, also when somebody else has been quicker.
 */
export function createFirstAccount(
  world: World,
  linkToken: string,
  typed: { readonly name: string; readonly email: string; readonly password: string },
): Promise<Outcome> {
  return world.store.transaction('access', async (queries) => {
    await lockAccounts(queries);
    const hash = tokenHash(linkToken);
    const link = hash && (await findOneTimeLink(queries, hash, world.now()));
    const taken = (await listAccounts(queries)).some(canSignIn);
    if (!hash || link?.kind !== 'first_account' || taken) return refuseAccount('no-such-link');
    const mistakes = [...checkPerson(typed), ...(await checkUnused(queries, typed.email)), ...checkPassword(typed)];
    if (mistakes.length > 0) return { mistakes };
    await spendOneTimeLink(queries, hash, world.now());
    const account = await firstAccount(world, typed);
    await insertAccount(queries, account);
    await record(world, queries, account, 'first-account');
    return beginSession(world, queries, account, { way: 'one_time_link', replacing: null });
  });
}

async function firstAccount(
  world: World,
  typed: { readonly name: string; readonly email: string; readonly password: string },
): Promise<StoredAccount> {
  return {
    accountId: drawPseudonym(world.randomBytes),
    name: typed.name.trim(),
    email: writtenEmail(typed.email),
    role: 'study_lead',
    authorityCode: null,
    passwordHash: await hashPassword(world, typed.password),
    issuer: null,
    subject: null,
    active: true,
    createdAt: world.now(),
    lastSignInAt: null,
  };
}

/** Two accounts cannot have one address. */
export async function checkUnused(queries: Queries, email: string): Promise<AccountMistakes['mistakes']> {
  const found = await findAccountByEmail(queries, writtenEmail(email));
  return found ? [{ field: 'email', sentence: 'There is an account with this e-mail address already' }] : [];
}

function checkPassword(typed: { name: string; email: string; password: string }): AccountMistakes['mistakes'] {
  const sentence = weakness(typed.password, typed);
  return sentence === null ? [] : [{ field: 'password', sentence }];
}

/**
 * Sets the password of the account that a link was handed over for, and signs its person in; sessions from before end.
 * The link is used up only when the password is taken. Refuses with `no-such-link`.
 */
export function setPasswordByLink(
  world: World,
  linkToken: string,
  asked: { readonly password: string; readonly replacing: string | null },
): Promise<Outcome> {
  return byLink(world, linkToken, async (queries, account) => {
    const mistakes = checkPassword({ ...account, password: asked.password });
    if (mistakes.length > 0) return { mistakes };
    const passwordHash = await hashPassword(world, asked.password);
    return acceptLink(world, queries, { ...account, passwordHash }, linkToken, {
      way: 'one_time_link',
      replacing: asked.replacing,
    });
  });
}

/** Does something for the account of a link that still works, in one transaction. */
export function byLink<T>(
  world: World,
  linkToken: string,
  work: (queries: Queries, account: StoredAccount) => Promise<T>,
): Promise<T | AccountRefused> {
  return world.store.transaction('access', async (queries): Promise<T | AccountRefused> => {
    await lockAccounts(queries);
    const hash = tokenHash(linkToken);
    const link = hash && (await findOneTimeLink(queries, hash, world.now()));
    const account = link?.accountId ? await findAccount(queries, link.accountId) : null;
    if (!account?.active) return refuseAccount('no-such-link');
    return work(queries, account);
  });
}

/** Uses the link up and signs its person in, as the account is to be from now on. */
export async function acceptLink(
  world: World,
  queries: Queries,
  account: StoredAccount,
  linkToken: string,
  beginning: Parameters<typeof beginSession>[3],
): Promise<SignedIn> {
  await spendOneTimeLink(queries, tokenHash(linkToken)!, world.now());
  await endSessions(queries, { accountId: account.accountId }, world.now());
  await record(world, queries, account, 'use-one-time-link');
  return beginSession(world, queries, account, beginning);
}

function record(world: World, queries: Queries, { accountId }: StoredAccount, action: string): Promise<void> {
  return appendAudit(queries, {
    at: world.now(),
    actor: accountId,
    action,
    studyId: null,
    pseudonym: null,
    detail: {},
  });
}
