import { seededRandom } from '@earshot/statistics';
import type { FieldworkPlan, TelephoneStep } from '../plan.ts';
import { closesOn, mailSteps } from '../protocol/due-steps.ts';
import { daysAfter, daysBetween, weekdayOf } from '../protocol/england-time.ts';
import type { ProtocolAssumptions } from './assumptions.ts';

export interface ForecastWish {
  /** How many are released together. */
  readonly people: number;
  /** YYYY-MM-DD: which days are weekends decides when is called. */
  readonly releasedOn: string;
  readonly assumptions: ProtocolAssumptions;
  readonly seed: number;
  /** How often fieldwork is played through; ranges are over these. */
  readonly runs: number;
}

/** A count over all runs: its mean, and the range that holds nine runs of ten. */
export interface Ranged {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface ForecastDay {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** The steps of the protocol that begin on it. */
  readonly steps: readonly string[];
  readonly mails: Ranged;
  readonly calls: Ranged;
}

export interface Forecast {
  readonly mails: Ranged;
  readonly calls: Ranged;
  /** Answers online and by telephone. */
  readonly online: Ranged;
  readonly byTelephone: Ranged;
  /** Days on which somebody is written to or called. */
  readonly days: readonly ForecastDay[];
}

interface Run {
  readonly mails: number[];
  readonly calls: number[];
  online: number;
  byTelephone: number;
}

/**
 * How many mails and calls a protocol makes, day by day, when people are as the assumptions say: fieldwork is played
 * through some times over with made-up people, by the plan’s own days, windows and limits, with as many interviewers as
 * that takes. The same seed gives the same forecast.
 */
export function simulateProtocol(plan: FieldworkPlan, wish: ForecastWish): Forecast {
  const random = seededRandom(wish.seed);
  const length = daysBetween(wish.releasedOn, closesOn(plan, wish.releasedOn));
  const runs = Array.from({ length: wish.runs }, () => playThrough(plan, wish, length, random));
  const days = Array.from({ length }, (_, day) => day).map((day) => ({
    date: daysAfter(wish.releasedOn, day),
    steps: plan.protocol.flatMap((step) => (step.day === day && step.kind !== 'close' ? [step.id] : [])),
    mails: ranged(runs.map((run) => run.mails[day]!)),
    calls: ranged(runs.map((run) => run.calls[day]!)),
  }));
  return {
    mails: ranged(runs.map((run) => sum(run.mails))),
    calls: ranged(runs.map((run) => sum(run.calls))),
    online: ranged(runs.map((run) => run.online)),
    byTelephone: ranged(runs.map((run) => run.byTelephone)),
    days: days.filter(({ mails, calls }) => mails.high > 0 || calls.high > 0),
  };
}

/** What can happen on one day of fieldwork to whoever is still asked. */
interface PlannedDay {
  readonly day: number;
  /** Which mail of the protocol leaves, counted from 0; null: none. */
  readonly mail: number | null;
  /** When the windows of the day begin, in hours after the release. */
  readonly calls: readonly number[];
}

function plannedDays(plan: FieldworkPlan, releasedOn: string, length: number): PlannedDay[] {
  const mails = new Map(mailSteps(plan).map((step, order) => [step.day, order]));
  const calls = telephoneStep(plan);
  return Array.from({ length }, (_, day) => ({
    day,
    mail: mails.get(day) ?? null,
    calls:
      calls && day >= calls.day ? windowsOn(calls, daysAfter(releasedOn, day)).map((hours) => day * 24 + hours) : [],
  })).filter(({ mail, calls }) => mail !== null || calls.length > 0);
}

function telephoneStep(plan: FieldworkPlan): TelephoneStep | undefined {
  return plan.protocol.find((step): step is TelephoneStep => step.kind === 'telephone');
}

/** When the windows of a day begin, in hours after midnight. */
function windowsOn({ windows }: TelephoneStep, date: string): number[] {
  const weekday = weekdayOf(date);
  const open = windows.filter(({ days }) => days.includes(weekday));
  return open.map(({ from }) => from / 60).sort((a, b) => a - b);
}

function playThrough(plan: FieldworkPlan, wish: ForecastWish, length: number, random: () => number): Run {
  const run: Run = { mails: new Array(length).fill(0), calls: new Array(length).fill(0), online: 0, byTelephone: 0 };
  const days = plannedDays(plan, wish.releasedOn, length);
  const limits = telephoneStep(plan) ?? { attempts: 0, hoursBetween: 0 };
  for (let person = 0; person < wish.people; person += 1) playPerson(days, limits, wish.assumptions, { run, random });
  return run;
}

/** One made-up person, day by day until they answer, refuse or fieldwork closes. */
function playPerson(
  days: readonly PlannedDay[],
  limits: Pick<TelephoneStep, 'attempts' | 'hoursBetween'>,
  assumptions: ProtocolAssumptions,
  { run, random }: { run: Run; random: () => number },
): void {
  let writesTo = random() < assumptions.withEmail;
  const isDead = random() < assumptions.bounces;
  const callsLeft = random() < assumptions.withPhone ? limits.attempts : 0;
  const calling: Calling = { left: callsLeft, last: Number.NEGATIVE_INFINITY, between: limits.hoursBetween };
  for (const { day, mail, calls } of days) {
    if (mail !== null && writesTo) {
      run.mails[day]! += 1;
      writesTo = !isDead;
      if (writesTo && endsByMail(mail, assumptions, { run, random })) return;
    }
    for (const at of calls) if (isCalled(calling, at) && endsByCall(day, assumptions, { run, random })) return;
  }
}

interface Calling {
  left: number;
  last: number;
  readonly between: number;
}

function isCalled(calling: Calling, at: number): boolean {
  if (calling.left === 0 || at - calling.last < calling.between) return false;
  calling.left -= 1;
  calling.last = at;
  return true;
}

function endsByMail(
  mail: number,
  { answerFirst, answerLater, stopByMail }: ProtocolAssumptions,
  { run, random }: { run: Run; random: () => number },
): boolean {
  if (random() < (mail === 0 ? answerFirst : answerLater)) {
    run.online += 1;
    return true;
  }
  return random() < stopByMail;
}

function endsByCall(
  day: number,
  { reached, completes, refuses }: ProtocolAssumptions,
  { run, random }: { run: Run; random: () => number },
): boolean {
  run.calls[day]! += 1;
  if (random() >= reached) return false;
  const said = random();
  if (said < completes) run.byTelephone += 1;
  return said < completes + refuses;
}

function ranged(values: readonly number[]): Ranged {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  return { mean: sum(values) / values.length, low: at(0.05), high: at(0.95) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
