import type { Origin } from '../layout/codes.ts';
import { firstDay, monthsOn, wholeYears } from '../month.ts';
import { isThere } from '../presence.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Person, Snapshot } from '../snapshot.ts';
import { exactSum } from './exact-sum.ts';

/** All rows of one person as one time in the service. */
export interface Spell {
  readonly start: string;
  /** Null for who is there on the last day of the month. */
  readonly end: string | null;
  /** Of who is there: the day on which they are known to leave; null where none is. */
  readonly leavesOn: string | null;
  /** In the posts that they hold, or held at the end. */
  readonly fte: number;
  readonly origin: Origin | null;
}

/** Who is employed on the last day of the month, who came and who went. */
export interface Movement {
  readonly inPost: readonly Spell[];
  readonly month: ComingAndGoing;
  /** The twelve months to the last day; null where people.csv does not hold everybody who left in them. */
  readonly year: ComingAndGoing | null;
  /** Whether people.csv says where people came from. */
  readonly isOriginKnown: boolean;
}

export interface ComingAndGoing {
  /** Started in this time, and there at its end. */
  readonly starters: readonly Spell[];
  /** There before this time, and gone at its end. Who started and left within it is in neither, as in the DfE’s counts. */
  readonly leavers: readonly Spell[];
}

/** Counts who came and went; null where people.csv was not given. */
export function movementOf({ people, month, day }: Snapshot, { leavers }: Scheme): Movement | null {
  if (!people) return null;
  const spells = spellsOf(people, day);
  return {
    inPost: spells.filter(({ end }) => end === null),
    month: between(spells, firstDay(month), day),
    year: leavers === 'year' ? between(spells, firstDay(monthsOn(month, -11)), day) : null,
    isOriginKnown: people.some(({ origin }) => origin !== null),
  };
}

/** Somebody who moves from one post to another has two rows, and has neither left nor started. */
function spellsOf(people: readonly Person[], day: string): Spell[] {
  const byPerson = new Map<string, Person[]>();
  for (const row of people.filter(({ start }) => start <= day)) {
    byPerson.set(row.person, [...(byPerson.get(row.person) ?? []), row]);
  }
  return [...byPerson.values()].map((rows) => spellOf(rows, day));
}

function spellOf(rows: readonly Person[], day: string): Spell {
  const earliest = rows.reduce((first, row) => (row.start < first.start ? row : first));
  const there = rows.filter((row) => isThere(row, day));
  const end = there.length > 0 ? null : lastEnd(rows);
  const last = end === null ? there : rows.filter((row) => row.end === end);
  const leavesOn = there.length > 0 ? lastEnd(there) : null;
  const { start, origin } = earliest;
  return { start, end, leavesOn, fte: exactSum(last.map(({ fte }) => fte)), origin };
}

/** The latest end of some rows; null where one of them has none. */
function lastEnd(rows: readonly Person[]): string | null {
  return rows
    .map(({ end }) => end)
    .reduce((last, one) => (last === null || one === null ? null : one > last ? one : last));
}

function between(spells: readonly Spell[], first: string, day: string): ComingAndGoing {
  return {
    starters: spells.filter(({ start, end }) => start >= first && end === null),
    leavers: spells.filter(({ start, end }) => start < first && end !== null && end >= first && end <= day),
  };
}

/** Bands of the length of service of those who leave, in whole years. */
export const SERVICE_BANDS = [
  { id: 'under_2', label: 'Under 2 years', from: 0 },
  { id: '2_to_5', label: '2 years to under 5', from: 2 },
  { id: '5_to_10', label: '5 years to under 10', from: 5 },
  { id: '10_to_20', label: '10 years to under 20', from: 10 },
  { id: '20_plus', label: '20 years or more', from: 20 },
] as const;

/** How many of those who left had been there how long, by band. */
export function leaversByService(leavers: readonly Spell[]): number[] {
  const counts = SERVICE_BANDS.map(() => 0);
  for (const { start, end } of leavers) {
    const years = wholeYears(start, end!);
    counts[SERVICE_BANDS.findLastIndex(({ from }) => years >= from)]! += 1;
  }
  return counts;
}
