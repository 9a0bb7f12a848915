// Who is there on a day. One reading of start and end days, for employed people and agency workers alike.
import { firstDay, monthsOn } from './month.ts';
import type { Scheme } from './scheme/scheme.ts';
import type { HeldCases, Snapshot } from './snapshot.ts';

interface Stay {
  readonly start: string;
  readonly end: string | null;
}

/** Whether somebody has started by a day and not left. Whoever ends on a day is gone on it, as in the census return. */
export function isThere({ start, end }: Stay, day: string): boolean {
  return start <= day && (end === null || end > day);
}

/** The first day of the time for which people.csv holds those who left. */
export function leaversFrom({ month }: Pick<Snapshot, 'month'>, { leavers }: Pick<Scheme, 'leavers'>): string {
  return firstDay(leavers === 'year' ? monthsOn(month, -11) : month);
}

/** Somebody who may hold cases on the last day of the month: employed or from an agency, all their posts together. */
export interface Worker {
  readonly person: string;
  /** Of the post with the most hours. */
  readonly grade: string;
  readonly fte: number;
  readonly isNewlyQualified: boolean;
}

/** Everybody who is there with hours of work, by reference. */
export function workersOf({ people, cover, day }: Snapshot): ReadonlyMap<string, Worker> {
  const there = [
    ...(people ?? []).filter((one) => isThere(one, day)),
    ...(cover ?? [])
      .filter((one) => isThere(one, day))
      .map((one) => ({ ...one, person: one.worker, isNewlyQualified: false })),
  ].filter(({ fte }) => fte > 0);
  const workers = new Map<string, Worker>();
  for (const { person, grade, fte, isNewlyQualified } of there.toSorted((a, b) => b.fte - a.fte)) {
    const known = workers.get(person);
    workers.set(person, {
      person,
      grade: known?.grade ?? grade,
      fte: (known?.fte ?? 0) + fte,
      isNewlyQualified: isNewlyQualified || (known?.isNewlyQualified ?? false),
    });
  }
  return workers;
}

/** The cases of a month by who holds them. */
export function casesByHolder(cases: readonly HeldCases[]): ReadonlyMap<string, readonly HeldCases[]> {
  const held = new Map<string, HeldCases[]>();
  for (const one of cases) {
    const own = held.get(one.person);
    if (own) own.push(one);
    else held.set(one.person, [one]);
  }
  return held;
}
