import { DISPOSITIONS, type DispositionId } from '../disposition.ts';
import type { CallWindow, ProtocolStep, TelephoneStep } from '../plan.ts';
import { nextOpening, telephoneStepAt, windowAt } from './call-windows.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So long before its time an interviewer’s own appointment is theirs; then it is anybody’s, so that it is kept. */
export const OWN_APPOINTMENT_AHEAD = 5 * MINUTE;

/** What the order of calls knows of somebody who may be called: when they were, and how that came out. */
export interface CallCase {
  readonly pseudonym: string;
  readonly authorityCode: string | null;
  readonly releasedAt: Date;
  /** When each attempt by telephone began, in any order. */
  readonly attempts: readonly Date[];
  /** The latest attempt by telephone; null before the first. */
  readonly latest: LatestCall | null;
}

export interface LatestCall {
  readonly disposition: DispositionId;
  /** The interviewer’s account. */
  readonly actor: string;
  readonly at: Date;
  readonly appointmentAt: Date | null;
}

/** Why somebody is called now; also the order in which such calls come. */
export const CALL_KINDS = ['hard_appointment', 'soft_appointment', 'call_back', 'fresh'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** When and by whom the next call would be made. */
export interface CallingNow {
  readonly at: Date;
  /** The interviewer’s account. */
  readonly accountId: string;
  readonly protocol: readonly ProtocolStep[];
  /** By authority, the share of those released who have finished, 0 to 1. */
  readonly responseOf: ReadonlyMap<string, number>;
}

/** Somebody who can be called now. */
export interface DueCall {
  readonly pseudonym: string;
  readonly kind: CallKind;
}

/** A call that is due, with what its place in the order depends on; the smaller of each comes first. */
interface RankedCall extends DueCall {
  readonly rank: readonly number[];
}

/**
 * Who can be called now, in the order in which they should be: hard appointments that are due, one’s own first; soft
 * ones; call backs; then everybody else. Among appointments the earlier first. Among the others those who were never
 * tried in the present window, then those of the authority with the lowest response, then those with fewer attempts, then
 * those whose latest attempt is longest ago. Nobody outside the windows, before the telephone step or from the close on,
 * beyond its attempts or too soon after the last. An appointment overrides attempts and hours, because the person asked
 * for that call. Who may be called at all (has a number, has not finished or refused …) is for the caller to say.
 */
export function orderCalls(cases: readonly CallCase[], now: CallingNow): DueCall[] {
  const openFor = openingsAt(now);
  return cases
    .flatMap((one) => {
      const opening = openFor(one.releasedAt);
      return opening ? (rankedCall(one, now, opening) ?? []) : [];
    })
    .sort(byRank)
    .map(({ pseudonym, kind }) => ({ pseudonym, kind }));
}

/**
 * When somebody can be called next, by the plan: at their appointment, or in the first window after the rest that
 * follows an attempt. Null when the plan has no more attempts or no more windows for them, or before its calls begin.
 */
export function nextDue(one: CallCase, { protocol, at }: Pick<CallingNow, 'protocol' | 'at'>): Date | null {
  const step = telephoneStepAt(protocol, one.releasedAt, at);
  if (!step) return null;
  const appointment = appointmentOf(one.latest);
  if (appointment) return appointment.at;
  if (one.attempts.length >= step.attempts) return null;
  const { latest } = one;
  const rested = latest ? latest.at.getTime() + restAfter(latest.disposition, step.hoursBetween) : 0;
  const from = new Date(Math.max(rested, at.getTime()));
  return windowAt(step.windows, from) ? from : nextOpening(step.windows, from);
}

/** Under which step and in which of its windows calls are made now. */
interface Opening {
  readonly step: TelephoneStep;
  readonly window: CallWindow;
}

/** Tells for a release whether calls are made now: the same for everybody who was released together, so found once. */
function openingsAt({ protocol, at }: CallingNow): (releasedAt: Date) => Opening | null {
  const found = new Map<number, Opening | null>();
  return (releasedAt) => {
    const known = found.get(releasedAt.getTime());
    if (known !== undefined) return known;
    const step = telephoneStepAt(protocol, releasedAt, at);
    const window = step && windowAt(step.windows, at);
    const opening = step && window ? { step, window } : null;
    found.set(releasedAt.getTime(), opening);
    return opening;
  };
}

function rankedCall(one: CallCase, now: CallingNow, { step, window }: Opening): RankedCall | null {
  const { pseudonym, latest } = one;
  const appointment = appointmentOf(latest);
  if (appointment) {
    const { kind, at, actor } = appointment;
    const isOwn = actor === now.accountId;
    const ahead = isOwn && kind === 'hard_appointment' ? OWN_APPOINTMENT_AHEAD : 0;
    if (now.at.getTime() < at.getTime() - ahead) return null;
    return { pseudonym, kind, rank: [CALL_KINDS.indexOf(kind), isOwn ? 0 : 1, at.getTime()] };
  }
  if (one.attempts.length >= step.attempts) return null;
  if (latest && now.at.getTime() - latest.at.getTime() < restAfter(latest.disposition, step.hoursBetween)) return null;
  const kind = latest && COME_BACK.has(latest.disposition) ? 'call_back' : 'fresh';
  return { pseudonym, kind, rank: [CALL_KINDS.indexOf(kind), ...spread(one, window, now)] };
}

function spread(
  { attempts, authorityCode, latest }: CallCase,
  window: CallWindow,
  { responseOf }: CallingNow,
): number[] {
  const wasTried = attempts.some((at) => windowAt([window], at) !== null);
  const response = responseOf.get(authorityCode ?? '') ?? 0;
  return [wasTried ? 1 : 0, response, attempts.length, latest?.at.getTime() ?? 0];
}

/** The appointment that was the last word of a case; null where it was another. */
function appointmentOf(latest: LatestCall | null): { kind: CallKind; at: Date; actor: string } | null {
  if (!latest?.appointmentAt) return null;
  const { disposition, appointmentAt: at, actor } = latest;
  return disposition === 'hard_appointment' || disposition === 'soft_appointment'
    ? { kind: disposition, at, actor }
    : null;
}

/** After these somebody is expected to be called again. */
const COME_BACK: ReadonlySet<DispositionId> = new Set(['call_back', 'referred', 'break_off']);

function restAfter(disposition: DispositionId, hoursBetween: number): number {
  return disposition === 'referred' ? 0 : hoursBetween * HOUR; // another number has not been tried yet
}

function byRank(a: RankedCall, b: RankedCall): number {
  for (let place = 0; place < Math.max(a.rank.length, b.rank.length); place += 1) {
    const difference = (a.rank[place] ?? 0) - (b.rank[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.pseudonym < b.pseudonym ? -1 : 1;
}

/** The outcomes after which nobody is called again: of any attempt by whichever mode, and of a call. */
export function outcomesThatEndCalls(): { readonly ofAnyMode: DispositionId[]; readonly ofACall: DispositionId[] } {
  const ids = Object.keys(DISPOSITIONS) as DispositionId[];
  const standing = (wanted: string): DispositionId[] => ids.filter((id) => DISPOSITIONS[id].standing === wanted);
  return { ofAnyMode: standing('final'), ofACall: standing('mode') };
}
