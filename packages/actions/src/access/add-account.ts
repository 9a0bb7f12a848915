import { appendAudit, insertAccount, lockAccounts } from '@earshot/store';
import { drawPseudonym } from '../answering/pseudonym.ts';
import type { World } from '../world.ts';
import { checkDetails, type TypedAccount } from './account-details.ts';
import { type AccountMistakes, type AccountRefused, refuseAccount } from './account-refused.ts';
import { type IssuedLink, issueLink } from './one-time-link.ts';
import { permits, type Viewer } from './permissions.ts';
import { checkUnused } from './use-link.ts';

/**
 * Adds an account and makes the link to hand over to its person, by which they choose a password. Refuses with
 * `not-permitted`.
 */
export function addAccount(
  world: World,
  viewer: Viewer,
  typed: TypedAccount,
): Promise<(IssuedLink & { readonly accountId: string }) | AccountMistakes | AccountRefused> {
  return world.store.transaction('access', async (queries) => {
    if (!permits(viewer, 'manage_accounts')) return refuseAccount('not-permitted');
    await lockAccounts(queries);
    const details = checkDetails(typed);
    const used = await checkUnused(queries, typed.email);
    if ('mistakes' in details) return { mistakes: [...details.mistakes, ...used] };
    if (used.length > 0) return { mistakes: used };
    const at = world.now();
    const accountId = drawPseudonym(world.randomBytes);
    const unused = { passwordHash: null, issuer: null, subject: null, active: true, lastSignInAt: null };
    await insertAccount(queries, { accountId, ...details, ...unused, createdAt: at });
    const { role, authorityCode } = details;
    const entry = { at, actor: viewer.accountId, action: 'add-account', studyId: null, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { accountId, role, authorityCode } });
    return { accountId, ...(await issueLink(world, queries, 'invitation', accountId)) };
  });
}
