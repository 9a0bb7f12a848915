// What the simulation knows of a month, kept in whole numbers: hundredths of a full-time equivalent, tenths of a point, pence.
import type { Cohort, CoverReason } from '../layout/codes.ts';
import { daysIn } from '../month.ts';
import { type CaseType, FULL_TENTHS, type Holder, NEWLY_QUALIFIED, TENTHS } from './caseload-draw.ts';
import type { History, Moment, SimulatedGrade } from './history.ts';

const GRADES = ['sw', 'sp', 'tm'] as const;

/** An offer of a simulated month. */
export interface SimulatedOffer {
  readonly offer: string;
  readonly grade: SimulatedGrade;
  readonly cohort: Cohort;
  /** Months on from the month itself. */
  readonly monthsOn: number;
  readonly isAccepted: boolean;
}

export interface KnownMonth {
  readonly inPost: number;
  readonly inPostHundredths: number;
  readonly postsHundredths: number;
  readonly vacantHundredths: Readonly<Record<SimulatedGrade, number>>;
  readonly agency: number;
  readonly agencyHundredths: number;
  readonly byReason: ReadonlyMap<CoverReason, number>;
  readonly coveredHundredths: Readonly<Record<SimulatedGrade, number>>;
  /** Pence × hundredths × days: over 100 for pounds, 100 for full-time equivalents and 7 for weeks, times 37 hours. */
  readonly penceHundredthsDays: number;
  readonly startersMonth: number;
  readonly leaversMonth: number;
  readonly conversionsMonth: number;
  readonly leaversYear: number;
  readonly leaversYearHundredths: number;
  readonly cases: number;
  readonly holdersHundredths: number;
  readonly overFull: Readonly<Record<SimulatedGrade, number>>;
  readonly judged: number;
  readonly overProtected: number;
  readonly newlyQualifiedHolders: number;
  readonly accepted: Readonly<Record<SimulatedGrade, number>>;
  readonly waiting: number;
}

/** Adds up what was drawn. @param month the month as the history counts it. @param called the same as YYYY-MM. */
export function knownMonth(
  history: History,
  month: number,
  called: string,
  held: readonly (readonly [Holder, ReadonlyMap<CaseType, number>])[],
  offers: readonly SimulatedOffer[],
): KnownMonth {
  const there = history.people.filter((one) => isThereIn(one, month));
  const cover = history.cover.filter((one) => isThereIn(one, month));
  const left = history.people.filter(({ end }) => end !== null && end.month <= month);
  const leftInYear = left.filter(({ start, end }) => end!.month > month - 12 && start.month <= month - 12);
  const started = there.filter(({ start }) => start.month === month);
  return {
    inPost: there.length,
    inPostHundredths: sum(there.map(({ hundredths }) => hundredths)),
    postsHundredths: history.posts.length * 100,
    vacantHundredths: byGrade((grade) => {
      const posts = history.posts.filter((post) => post.grade === grade).length * 100;
      return posts - sum(there.filter(({ post }) => post.grade === grade).map(({ hundredths }) => hundredths));
    }),
    agency: cover.length,
    agencyHundredths: sum(cover.map(({ hundredths }) => hundredths)),
    byReason: new Map(cover.map(({ reason }) => [reason, cover.filter((one) => one.reason === reason).length])),
    coveredHundredths: byGrade((grade) =>
      sum(cover.filter((one) => one.grade === grade && one.reason === 'vacancy').map(({ hundredths }) => hundredths)),
    ),
    penceHundredthsDays: sum(
      history.cover.map(({ pence, hundredths, start, end }) => pence * hundredths * daysOf(start, end, month, called)),
    ),
    startersMonth: started.length,
    leaversMonth: left.filter(({ start, end }) => end!.month === month && start.month < month).length,
    conversionsMonth: started.filter(({ origin }) => origin === 'agency_here').length,
    leaversYear: leftInYear.length,
    leaversYearHundredths: sum(leftInYear.map(({ hundredths }) => hundredths)),
    ...knownCases(held),
    accepted: byGrade((grade) => offers.filter((offer) => offer.isAccepted && offer.grade === grade).length),
    waiting: offers.filter(({ isAccepted }) => !isAccepted).length,
  };
}

/** Whether somebody has started by the end of a month and not left in it or before. */
export function isThereIn({ start, end }: { start: Moment; end: Moment | null }, month: number): boolean {
  return start.month <= month && (end === null || end.month > month);
}

function daysOf(start: Moment, end: Moment | null, month: number, called: string): number {
  if (start.month > month || (end !== null && end.month < month)) return 0;
  const from = start.month === month ? start.day : 1;
  const until = end?.month === month ? end.day : daysIn(called) + 1;
  return until - from;
}

function knownCases(held: readonly (readonly [Holder, ReadonlyMap<CaseType, number>])[]) {
  const holders = held.filter(([, cases]) => cases.size > 0);
  const protectedHolders = holders.filter(([{ isNewlyQualified }]) => isNewlyQualified);
  return {
    cases: sum(held.map(([, cases]) => countOf(cases))),
    holdersHundredths: sum(holders.map(([{ hundredths }]) => hundredths)),
    overFull: byGrade((grade) => holders.filter(([one, cases]) => one.grade === grade && isOver(one, cases)).length),
    judged: holders.filter(([{ grade }]) => FULL_TENTHS[grade] !== undefined).length,
    newlyQualifiedHolders: protectedHolders.length,
    overProtected: protectedHolders.filter(
      ([{ hundredths }, cases]) => countOf(cases) * 100 > NEWLY_QUALIFIED.mostCases * hundredths,
    ).length,
  };
}

function isOver({ grade, hundredths, isNewlyQualified }: Holder, cases: ReadonlyMap<CaseType, number>): boolean {
  const full = FULL_TENTHS[grade];
  const tenths = sum([...cases].map(([type, count]) => TENTHS[type] * count));
  const share = isNewlyQualified ? NEWLY_QUALIFIED.shareOfFull : 100;
  return full !== undefined && tenths * 100 * 100 > full * hundredths * share;
}

function countOf(cases: ReadonlyMap<CaseType, number>): number {
  return sum([...cases.values()]);
}

function byGrade(count: (grade: SimulatedGrade) => number): Record<SimulatedGrade, number> {
  const [sw, sp, tm] = GRADES.map(count);
  return { sw: sw!, sp: sp!, tm: tm! };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
