import { appendAudit, endSessions } from '@earshot/store';
import type { World } from '../world.ts';
import { findViewer } from './session.ts';

/** Ends the session of a token. Nothing happens when it is over already. */
export async function signOut(world: World, token: string): Promise<void> {
  const session = await findViewer(world, token);
  if (!session) return;
  const at = world.now();
  const { accountId } = session.viewer;
  await world.store.transaction('access', async (queries) => {
    await endSessions(queries, { accountId, only: session.sessionId }, at);
    await appendAudit(queries, {
      at,
      actor: accountId,
      action: 'sign-out',
      studyId: null,
      pseudonym: null,
      detail: {},
    });
  });
}

/** Ends every session of a person’s account, in this browser and in all others. */
export async function signOutEverywhere(world: World, accountId: string): Promise<void> {
  const at = world.now();
  await world.store.transaction('access', async (queries) => {
    const sessions = await endSessions(queries, { accountId }, at);
    const entry = { at, actor: accountId, action: 'sign-out-everywhere', studyId: null, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { sessions } });
  });
}
