import { appendAudit, cancelQueuedStep } from '@earshot/store';
import { fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import { type MailRefused, refuseMail } from './refuse-mail.ts';

/**
 * Stops a step that is being sent: what is still queued is cancelled for good, to whomever it was. What has left has
 * left, and people who are released later have the step in their turn.
 */
export async function cancelStep(
  world: World,
  viewer: Viewer,
  { studyId, step }: { studyId: string; step: string },
): Promise<{ readonly cancelled: number } | MailRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_mail' });
  if ('refused' in study) return study;
  const { protocol, openLink } = study.fieldwork;
  if (![...protocol, ...openLink].some(({ id }) => id === step)) return refuseMail('no-such-step');
  const at = world.now();
  return world.store.transaction('fieldwork', async (queries) => {
    const cancelled = await cancelQueuedStep(queries, { studyId, step, at });
    const entry = { at, actor: viewer.accountId, action: 'cancel-mail', studyId, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { step, cancelled } });
    return { cancelled };
  });
}
