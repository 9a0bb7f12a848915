import { nextOpening, orderCalls, outcomesThatEndCalls, windowAt } from '@earshot/fieldwork';
import {
  callableCases,
  claimOf,
  countOnline,
  countSimulated,
  type OpenAppointment,
  openAppointments,
  responseByAuthority,
} from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import type { CallRefused } from './call-refused.ts';
import { type CallingStudy, callingStudy } from './calling-study.ts';

/** Where an interviewer stands before the next call. */
export interface CallsDesk {
  readonly study: CallingStudy;
  readonly now: Date;
  /** How many of the study’s sampled people are made up. */
  readonly simulated: { readonly simulated: number; readonly people: number };
  /** The person whom they hold; null: nobody. */
  readonly held: { readonly pseudonym: string; readonly since: Date } | null;
  /** How many people could be called now. */
  readonly due: number;
  /** Whether the plan’s windows are open. */
  readonly isOpen: boolean;
  /** When they open next; null: they never do. */
  readonly opensAt: Date | null;
  /** Those that the interviewer has made. */
  readonly appointments: readonly OpenAppointment[];
}

/** What an interviewer’s own page shows; it names nobody. Refuses with `not-permitted` or `no-such-study`. */
export async function readCallsDesk(world: World, viewer: Viewer, studyId: string): Promise<CallsDesk | CallRefused> {
  const study = callingStudy(world, viewer, studyId);
  if ('refused' in study) return study;
  const { accountId } = viewer;
  const [now, ends] = [world.now(), outcomesThatEndCalls()];
  const { protocol } = study.fieldwork;
  const windows = protocol.flatMap((step) => (step.kind === 'telephone' ? step.windows : []));
  return world.store.transaction('fieldwork', async (queries) => {
    const claim = await claimOf(queries, { studyId, accountId }, now);
    const cases = await callableCases(queries, { studyId, accountId, at: now, ends });
    const responseOf = await responseByAuthority(queries, studyId);
    const due = orderCalls(cases, { at: now, accountId, protocol, responseOf }).map(({ pseudonym }) => pseudonym);
    const appointments = await openAppointments(queries, { studyId, ends });
    return {
      study,
      now,
      simulated: await countSimulated(queries, studyId),
      held: claim && { pseudonym: claim.pseudonym, since: claim.claimedAt },
      due: due.length - (await countOnline(queries, due, now)),
      isOpen: windowAt(windows, now) !== null,
      opensAt: nextOpening(windows, now),
      appointments: appointments.filter(({ actor }) => actor === accountId),
    };
  });
}
