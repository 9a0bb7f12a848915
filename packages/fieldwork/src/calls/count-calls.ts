import { DISPOSITIONS, type DispositionId } from '../disposition.ts';
import type { CallWindow } from '../plan.ts';
import { englandTime } from '../protocol/england-time.ts';
import { isOwnRefusal } from './call-outcomes.ts';
import { windowAt } from './call-windows.ts';

/** One attempt by telephone. */
export interface CallMade {
  /** The interviewer’s account. */
  readonly actor: string;
  readonly disposition: DispositionId;
  readonly startedAt: Date;
  readonly at: Date;
}

/** What came of some calls. */
export interface CallCounts {
  readonly attempts: number;
  /** In which the sampled person themselves was reached. */
  readonly contacts: number;
  readonly completes: number;
  /** By the person or by somebody else for them. */
  readonly refusals: number;
  /** Of the calls that ended with a completed interview, in minutes from taking the call; null: there was none. */
  readonly medianMinutes: number | null;
}

/** Some calls under a heading: an interviewer, a day as YYYY-MM-DD in England, or the id of a window. */
export interface CountedCalls extends CallCounts {
  readonly key: string;
}

/** What came of some calls; the median length, in minutes, is of those that completed the interview. */
export function callCounts(calls: readonly CallMade[]): CallCounts {
  const completes = calls.filter(({ disposition }) => disposition === 'complete');
  return {
    attempts: calls.length,
    contacts: calls.filter(({ disposition }) => DISPOSITIONS[disposition].contact).length,
    completes: completes.length,
    refusals: calls.filter(({ disposition }) => isRefusal(disposition)).length,
    medianMinutes: median(completes.map(({ startedAt, at }) => (at.getTime() - startedAt.getTime()) / 60_000)),
  };
}

/** By account id of whoever called. */
export function callsByInterviewer(calls: readonly CallMade[]): CountedCalls[] {
  return countedBy(calls, ({ actor }) => actor);
}

/** By day, the latest first. */
export function callsByDay(calls: readonly CallMade[]): CountedCalls[] {
  return countedBy(calls, ({ startedAt }) => englandTime(startedAt).date).sort((a, b) => (a.key < b.key ? 1 : -1));
}

/** By window in the order of the plan; last, as an empty id, what was called outside of them. */
export function callsByWindow(calls: readonly CallMade[], windows: readonly CallWindow[]): CountedCalls[] {
  const order = [...windows.map(({ id }) => id), ''];
  const counted = countedBy(calls, ({ startedAt }) => windowAt(windows, startedAt)?.id ?? '');
  return counted.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
}

function isRefusal(disposition: DispositionId): boolean {
  return isOwnRefusal(disposition) || disposition === 'refusal_by_other';
}

function countedBy(calls: readonly CallMade[], keyOf: (call: CallMade) => string): CountedCalls[] {
  const groups = new Map<string, CallMade[]>();
  for (const call of calls) {
    const key = keyOf(call);
    const group = groups.get(key);
    if (group) group.push(call);
    else groups.set(key, [call]);
  }
  return [...groups].map(([key, own]) => ({ key, ...callCounts(own) }));
}

function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
