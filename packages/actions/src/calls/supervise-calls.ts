import {
  type CallCounts,
  type CountedCalls,
  callCounts,
  callsByDay,
  callsByInterviewer,
  callsByWindow,
  nextDue,
  outcomesThatEndCalls,
} from '@earshot/fieldwork';
import {
  appendAudit,
  attemptCounts,
  type Claim,
  callsSince,
  claimsOf,
  countSimulated,
  endClaim,
  type OftenCalled,
  type OpenAppointment,
  oftenCalled,
  openAppointments,
  organisationsOf,
} from '@earshot/store';
import { accountNames } from '../access/list-accounts.ts';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import { type CallRefused, refuseCall } from './call-refused.ts';
import { type CallingStudy, callingStudy } from './calling-study.ts';

const DAY = 24 * 60 * 60_000;
/** Calls of so many days are counted. */
export const COUNTED_DAYS = 28;
/** So many of those with the most attempts are listed. */
const LISTED = 20;

/** What a supervisor sees of the calls: the work of interviewers, and nobody who was called. */
export interface CallWork {
  readonly study: CallingStudy;
  readonly now: Date;
  /** How many of the study’s sampled people are made up, and so the calls to them. */
  readonly simulated: { readonly simulated: number; readonly people: number };
  /** Of the last `COUNTED_DAYS` days. */
  readonly all: CallCounts;
  readonly byInterviewer: readonly CountedCalls[];
  readonly byDay: readonly CountedCalls[];
  readonly byWindow: readonly CountedCalls[];
  /** Over the whole of fieldwork: how many people were called how often, the most first. */
  readonly attempts: readonly { readonly attempts: number; readonly people: number }[];
  /** Those with the most attempts who can still be called, and when each can be called next; null: by the plan no more. */
  readonly often: readonly (OftenCalled & { readonly due: Date | null })[];
  readonly claims: readonly Claim[];
  readonly appointments: readonly OpenAppointment[];
  /** Names of accounts, and of the study’s authorities by code. */
  readonly names: ReadonlyMap<string, string>;
  readonly authorities: ReadonlyMap<string, string>;
}

/** What came of the calls of a study. Refuses with `not-permitted` or `no-such-study`. */
export async function superviseCalls(world: World, viewer: Viewer, studyId: string): Promise<CallWork | CallRefused> {
  const study = callingStudy(world, viewer, studyId, 'supervise_calls');
  if ('refused' in study) return study;
  const now = world.now();
  const names = await accountNames(world);
  const windows = study.fieldwork.protocol.flatMap((step) => (step.kind === 'telephone' ? step.windows : []));
  return world.store.transaction('fieldwork', async (queries) => {
    const organisations = await organisationsOf(queries, studyId);
    const ends = outcomesThatEndCalls();
    const often = await oftenCalled(queries, { studyId, ends, most: LISTED });
    const calls = await callsSince(queries, studyId, new Date(now.getTime() - COUNTED_DAYS * DAY));
    return {
      study,
      now,
      simulated: await countSimulated(queries, studyId),
      all: callCounts(calls),
      byInterviewer: callsByInterviewer(calls),
      byDay: callsByDay(calls),
      byWindow: callsByWindow(calls, windows),
      attempts: await attemptCounts(queries, studyId),
      often: often.map((one) => ({ ...one, due: nextDue(one, { protocol: study.fieldwork.protocol, at: now }) })),
      claims: await claimsOf(queries, studyId),
      appointments: await openAppointments(queries, { studyId, ends }),
      names,
      authorities: new Map(organisations.map(({ authorityCode, name }) => [authorityCode, name])),
    };
  });
}

/**
 * Takes a person away from the interviewer who holds them, such as one who has gone home, so that somebody else is given
 * them. What was answered is kept. Refuses with `not-permitted`, `no-such-study` or `no-claim`.
 */
export async function releaseCall(
  world: World,
  viewer: Viewer,
  { studyId, pseudonym }: { readonly studyId: string; readonly pseudonym: string },
): Promise<{ readonly released: true } | CallRefused> {
  const study = callingStudy(world, viewer, studyId, 'supervise_calls');
  if ('refused' in study) return study;
  return world.store.transaction('fieldwork', async (queries) => {
    const claim = (await claimsOf(queries, studyId)).find((one) => one.pseudonym === pseudonym);
    if (!claim || !(await endClaim(queries, claim))) return refuseCall('no-claim');
    const entry = { at: world.now(), actor: viewer.accountId, action: 'release-call', studyId, pseudonym };
    await appendAudit(queries, { ...entry, detail: { from: claim.accountId } });
    return { released: true } as const;
  });
}
