import { answerDueOn, englandTime } from '@earshot/fieldwork';
import {
  appendAudit,
  closeRequest,
  insertRequest,
  listRequests,
  lockRequest,
  type RequestKind,
  type RequestOutcome,
  type RightsRequest,
} from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { drawPseudonym } from '../answering/pseudonym.ts';
import { isUuid } from '../is-uuid.ts';
import type { World } from '../world.ts';
import { isPastDay } from './past-day.ts';
import { wavesOf } from './record-of-person.ts';
import { type RightsRefused, refuseRights } from './refuse-rights.ts';

/** What somebody asked, as the data officer enters it. */
export interface AskedRequest {
  readonly kind: RequestKind;
  /** One of the person’s pseudonyms; the request is about all their waves. Null: about nobody in particular. */
  readonly pseudonym: string | null;
  readonly askedBy: RightsRequest['askedBy'];
  /** YYYY-MM-DD, today or before. */
  readonly receivedOn: string;
}

/**
 * Opens a request or a complaint; the law’s month runs from the day on which it came. Refuses with `not-permitted`,
 * `no-such-person` or `bad-day`.
 */
export async function openRequest(
  world: World,
  viewer: Viewer,
  asked: AskedRequest,
): Promise<RightsRequest | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  const at = world.now();
  if (!isPastDay(asked.receivedOn, at)) return refuseRights('bad-day');
  const people = asked.pseudonym === null ? [] : await wavesOf(world, asked.pseudonym);
  if (asked.pseudonym !== null && people.length === 0) return refuseRights('no-such-person');
  if (people.length === 0 && asked.kind !== 'complaint') return refuseRights('no-such-person');
  const { kind, askedBy, receivedOn } = asked;
  const requestId = drawPseudonym(world.randomBytes);
  const opened = { openedBy: viewer.accountId, openedAt: at, dueOn: answerDueOn(receivedOn) };
  const request = { requestId, kind, people, askedBy, receivedOn, ...opened };
  await world.store.transaction('erasure', async (queries) => {
    await insertRequest(queries, request);
    const entry = { at, actor: viewer.accountId, action: 'open-request', studyId: null };
    for (const pseudonym of people.length > 0 ? people : [null]) {
      await appendAudit(queries, { ...entry, pseudonym, detail: { requestId, kind } });
    }
  });
  return { ...request, extensionReason: null, outcome: null, closedBy: null, closedAt: null };
}

/** Every open request, the most urgent first, and those closed lately. Refuses with `not-permitted`. */
export async function readRequests(
  world: World,
  viewer: Viewer,
): Promise<{ readonly today: string; readonly requests: readonly RightsRequest[] } | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  const requests = await world.store.transaction('erasure', (queries) => listRequests(queries));
  return { today: englandTime(world.now()).date, requests };
}

/**
 * Closes a request with what came of it. One for an erasure that is met is closed by erasing only. Refuses with
 * `not-permitted`, `no-such-request`, `request-closed` or `needs-erasing`.
 */
export function answerRequest(
  world: World,
  viewer: Viewer,
  { requestId, outcome }: { readonly requestId: string; readonly outcome: RequestOutcome },
): Promise<{ closed: true } | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return Promise.resolve(refuseRights('not-permitted'));
  if (!isUuid(requestId)) return Promise.resolve(refuseRights('no-such-request'));
  const at = world.now();
  return world.store.transaction('erasure', async (queries) => {
    const request = await lockRequest(queries, requestId);
    if (!request) return refuseRights('no-such-request');
    if (request.kind === 'erasure' && outcome === 'met') return refuseRights('needs-erasing');
    const closed = await closeRequest(queries, { requestId, outcome, by: viewer.accountId, at });
    if (!closed) return refuseRights('request-closed');
    const entry = { at, actor: viewer.accountId, action: 'answer-request', studyId: null, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { requestId, outcome } });
    return { closed: true };
  });
}
