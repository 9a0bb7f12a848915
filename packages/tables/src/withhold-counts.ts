import type { WithheldReason } from '@earshot/statistics';
import { SMALLEST_BASE } from './withhold.ts';

/** People counted by category (of an item that describes them) and by level (of a break). */
export interface ProfileCounts {
  /** counts[category][level] */
  readonly counts: readonly (readonly number[])[];
  /** By category: people who are in no level, because they did not answer the break. */
  readonly unstated: readonly number[];
}

/** What to withhold: per category its total, and per category and level its cell; null where it may be shown. */
export interface WithheldCounts {
  readonly totals: readonly (WithheldReason | null)[];
  readonly cells: readonly (readonly (WithheldReason | null)[])[];
}

/** One line of cells of which a reader knows the sum: a column of categories, or a category across its levels. */
interface Line {
  readonly cells: readonly Place[];
  /** People in the sum who stand in no cell of the line. */
  readonly outside: number;
}

interface Place {
  readonly count: number;
  reason: WithheldReason | null;
}

/**
 * In a table that describes people, each share with its base tells how many people there are of a kind. So a kind of
 * fewer than ten is withheld, in the total and in every level; and, as long as what is hidden in any column or in any
 * category's levels adds up to fewer than ten, the smallest shown cell of that line with it. Cells of nobody may be
 * shown: they hold nobody.
 */
export function withheldCounts({ counts, unstated }: ProfileCounts): WithheldCounts {
  const cells = counts.map((levels) => levels.map(placeOf));
  const totals = counts.map((levels, category) => placeOf(sum(levels) + unstated[category]!));
  const columns = (counts[0] ?? []).map((_, level): Line => ({ cells: cells.map((row) => row[level]!), outside: 0 }));
  const byCategory: Line[] = [{ cells: totals, outside: 0 }, ...columns];
  const byLevel = cells.map((row, category): Line => ({ cells: row, outside: unstated[category]! }));

  let changed = true;
  while (changed) {
    const protectedColumns = byCategory.map(protect);
    // Where the total is hidden it must not be the sum of its levels; where it is shown, nor may a level be the rest.
    const protectedRows = byLevel.map((line, category) =>
      totals[category]!.reason === null ? protect(line) : hideOneOf(line),
    );
    changed = [...protectedColumns, ...protectedRows].includes(true);
  }
  return {
    totals: totals.map((place) => place.reason),
    cells: cells.map((row) => row.map((place) => place.reason)),
  };
}

function placeOf(count: number): Place {
  return { count, reason: count > 0 && count < SMALLEST_BASE ? 'protected' : null };
}

/** Hides the smallest shown cell while those hidden are somebody but too few. True when it hid any. */
function protect({ cells, outside }: Line): boolean {
  const hidden = outside + sum(cells.map((place) => (place.reason ? place.count : 0)));
  return hidden > 0 && hidden < SMALLEST_BASE && hideSmallest(cells);
}

/** Hides a level of a category whose total is hidden, unless one is already or nobody is in them. */
function hideOneOf({ cells }: Line): boolean {
  return cells.every((place) => place.reason === null) && hideSmallest(cells);
}

function hideSmallest(cells: readonly Place[]): boolean {
  const shown = cells.filter((place) => place.reason === null && place.count > 0);
  const [first, ...others] = shown;
  if (!first) return false;
  const smallest = others.reduce((least, place) => (place.count < least.count ? place : least), first);
  smallest.reason = 'protected';
  return true;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
