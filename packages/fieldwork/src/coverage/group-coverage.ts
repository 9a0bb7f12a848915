import { estimateShare, type Interval, type ShownEstimate, shareSums } from '@earshot/statistics';
import { SMALLEST_BASE } from '@earshot/tables';

/** People of one group in the sample, and what has come of them so far. */
export interface GroupCount {
  readonly id: string;
  readonly label: string;
  /** Sampled and released. */
  readonly released: number;
  readonly completed: number;
  /** People in scope that somebody counted, such as the authority; null: nobody has. */
  readonly population: number | null;
  /** Neither finished nor final: what can still be done, by whom it can be done. */
  readonly open: OpenCases;
}

export interface OpenCases {
  readonly people: number;
  /** Have a number and were never called. */
  readonly notCalled: number;
  /** Mail to them came back, or they have no address. */
  readonly noAddress: number;
}

/** How one group takes part beside everybody. */
export interface GroupCoverage extends GroupCount {
  /** Completed of those released, with its interval; null with fewer than two people, who have none. */
  readonly rate: ShownEstimate | null;
  /** The group’s part of those who answered over its part of the population; null without populations of all groups. */
  readonly representation: { readonly ratio: number; readonly interval: Interval } | null;
  /** Why the group is under-covered, by the stated rule; null where it is not, or there are too few to tell. */
  readonly under: 'rate' | 'representation' | null;
  /** What can be done about it while fieldwork is open, in sentences. */
  readonly advice: readonly string[];
}

/** Groups of fewer released people are not judged: one person more or less would change the verdict. */
const FEWEST = SMALLEST_BASE;

/**
 * Sets groups that share nobody beside everybody in them together. The rule: a group is under-covered when the 95%
 * interval of its response rate lies wholly below the overall rate, or the interval of its representation ratio wholly
 * below 1. With 40 groups about one is flagged by chance alone. @param closed nothing can be done any more.
 */
export function groupCoverage(groups: readonly GroupCount[], closed: boolean): GroupCoverage[] {
  const released = sum(groups.map((group) => group.released));
  const completed = sum(groups.map((group) => group.completed));
  const people = groups.every(({ population }) => population !== null)
    ? sum(groups.map(({ population }) => population!))
    : null;
  const overall = released === 0 ? null : completed / released;
  return groups.map((group) => {
    const rate = shareOf(group.completed, group.released);
    const representation = representationOf(group, completed, people);
    const under = verdict({ group, rate, representation, overall });
    return { ...group, rate, representation, under, advice: under && !closed ? adviceFor(group) : [] };
  });
}

interface Judged {
  readonly group: GroupCount;
  readonly rate: GroupCoverage['rate'];
  readonly representation: GroupCoverage['representation'];
  readonly overall: number | null;
}

function verdict({ group, rate, representation, overall }: Judged): GroupCoverage['under'] {
  if (group.released < FEWEST) return null;
  if (rate && overall !== null && rate.interval.upper < overall) return 'rate';
  return representation && representation.interval.upper < 1 ? 'representation' : null;
}

/** A share of people; null with fewer than two. */
function shareOf(part: number, of: number): ShownEstimate | null {
  if (of < 2) return null;
  const count = (n: number) => ({ n, w: n, w2: n });
  return estimateShare(shareSums(count(of), count(part)), { sampleSize: of });
}

/** The share of answers over the share of people; its interval is that of the first, the second being known. */
function representationOf(
  { completed, population }: GroupCount,
  answers: number,
  people: number | null,
): GroupCoverage['representation'] {
  const estimate = shareOf(completed, answers);
  if (people === null || population === null || population === 0 || !estimate) return null;
  const share = population / people;
  const { interval } = estimate;
  const { lower, upper } = interval;
  return { ratio: completed / answers / share, interval: { ...interval, lower: lower / share, upper: upper / share } };
}

function adviceFor({ open, released, completed }: GroupCount): string[] {
  const { people, notCalled, noAddress } = open;
  if (people === 0) return ['Nobody of this group is left to contact; more people would have to be sampled.'];
  const gap = `${people} of ${released - completed} who have not answered can still be contacted.`;
  const call = `${notCalled} have a telephone number and were not called yet: call them first.`;
  const ask = `Mail does not reach ${noAddress}: ask their authority for addresses that work.`;
  const remind = 'Ask the authority or the team to say that the study is wanted, before the next reminder.';
  return [gap, ...(notCalled > 0 ? [call] : []), ...(noAddress > 0 ? [ask] : []), ...(notCalled === 0 ? [remind] : [])];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
