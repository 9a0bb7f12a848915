import { orderCalls, outcomesThatEndCalls } from '@earshot/fieldwork';
import {
  appendAudit,
  type Claim,
  callableCases,
  claimFirst,
  claimOf,
  latestContact,
  lockCaller,
  type Queries,
  renewClaim,
  responseByAuthority,
} from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { HOLD } from '../answering/interview.ts';
import type { World } from '../world.ts';
import { type CallRefused, refuseCall } from './call-refused.ts';
import { type CallingStudy, callingStudy } from './calling-study.ts';

/** So many of the best are tried one after the other, when others are being given the first of them at this moment. */
const TRIED = 200;
const ROUNDS = 3;

/**
 * Gives an interviewer the right next call: the person whom they hold already, else the first of the order who is free.
 * While they hold a person nobody else is given that person. Refuses with `not-permitted`, `no-such-study` or
 * `nobody-to-call`.
 */
export async function takeCall(
  world: World,
  viewer: Viewer,
  studyId: string,
): Promise<{ readonly pseudonym: string } | CallRefused> {
  const study = callingStudy(world, viewer, studyId);
  if ('refused' in study) return study;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const taken = await world.store.transaction('fieldwork', (queries) => takeIn(queries, world, study, viewer));
    if (taken === 'nobody') break;
    if (taken) return { pseudonym: taken.pseudonym };
  }
  return refuseCall('nobody-to-call');
}

/** Null: everybody who was tried has just been given to others. */
async function takeIn(
  queries: Queries,
  world: World,
  study: CallingStudy,
  { accountId }: Viewer,
): Promise<Claim | 'nobody' | null> {
  const [at, studyId] = [world.now(), study.id];
  const until = new Date(at.getTime() + HOLD);
  await lockCaller(queries, accountId);
  const held = await claimOf(queries, { studyId, accountId }, at);
  if (held) return renewClaim(queries, held, { at, until });
  const asOf = await latestContact(queries, studyId);
  const cases = await callableCases(queries, { studyId, accountId, at, ends: outcomesThatEndCalls() });
  const responseOf = await responseByAuthority(queries, studyId);
  const due = orderCalls(cases, { at, accountId, protocol: study.fieldwork.protocol, responseOf });
  if (due.length === 0) return 'nobody';
  const pseudonyms = due.slice(0, TRIED).map(({ pseudonym }) => pseudonym);
  const claim = await claimFirst(queries, { pseudonyms, studyId, accountId, claimedAt: at, until, asOf });
  if (!claim) return null;
  const { pseudonym } = claim;
  const kind = due.find((call) => call.pseudonym === pseudonym)!.kind;
  await appendAudit(queries, { at, actor: accountId, action: 'take-call', studyId, pseudonym, detail: { kind } });
  return claim;
}
