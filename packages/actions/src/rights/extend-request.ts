import { answerDueOn, englandTime, extendedDueOn } from '@earshot/fieldwork';
import { appendAudit, extendRequest, lockRequest } from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { isUuid } from '../is-uuid.ts';
import type { World } from '../world.ts';
import { type RightsRefused, refuseRights } from './refuse-rights.ts';

const LONGEST_REASON = 500;

/**
 * Gives a request two months more, once, with a reason that the person reads at their own link (UK GDPR, article 12(3)):
 * for what is complex or one of many, and only within the first month. A complaint has a clock of its own. Refuses with
 * `not-permitted`, `no-such-request`, `no-reason`, `request-closed`, `not-extendable`, `extended-already` or `past-due`.
 */
export function extendTime(
  world: World,
  viewer: Viewer,
  { requestId, reason: typed }: { readonly requestId: string; readonly reason: string },
): Promise<{ readonly dueOn: string } | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return Promise.resolve(refuseRights('not-permitted'));
  if (!isUuid(requestId)) return Promise.resolve(refuseRights('no-such-request'));
  const reason = typed.replaceAll(/\s+/g, ' ').trim();
  if (reason === '' || reason.length > LONGEST_REASON) return Promise.resolve(refuseRights('no-reason'));
  const at = world.now();
  return world.store.transaction('erasure', async (queries) => {
    const request = await lockRequest(queries, requestId);
    if (!request) return refuseRights('no-such-request');
    if (request.closedAt) return refuseRights('request-closed');
    if (request.kind === 'complaint') return refuseRights('not-extendable');
    if (request.extensionReason !== null) return refuseRights('extended-already');
    if (englandTime(at).date > answerDueOn(request.receivedOn)) return refuseRights('past-due');
    const dueOn = extendedDueOn(request.receivedOn);
    await extendRequest(queries, { requestId, dueOn, reason, by: viewer.accountId, at });
    const entry = { at, actor: viewer.accountId, action: 'extend-request', studyId: null };
    for (const pseudonym of request.people) {
      await appendAudit(queries, { ...entry, pseudonym, detail: { requestId, dueOn } });
    }
    return { dueOn };
  });
}
