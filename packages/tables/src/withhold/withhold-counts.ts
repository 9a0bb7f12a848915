import type { WithheldReason } from '@earshot/statistics';
import { withheldLevels } from './withhold.ts';
import { type Counted, hiddenInSums } from './withhold-in-sums.ts';

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

/**
 * In a table that describes people, each share with its base tells how many people there are of a kind. So a kind of
 * fewer than ten is withheld, in the total and in every level, with what would tell it (`hiddenInSums`). The totals are
 * decided by themselves, since every break of a table has the same. How many of a kind did not answer the break stands
 * nowhere, and is kept as well. Cells of nobody may be shown: they hold nobody.
 */
export function withheldCounts({ counts, unstated }: ProfileCounts): WithheldCounts {
  const whole = counts.map((levels, category) => sum(levels) + unstated[category]!);
  const totals = withheldLevels(whole, 0).map((reason) => (reason === 'no-one' ? null : reason));
  const bases = (counts[0] ?? []).map((_, level) => sum(counts.map((levels) => levels[level]!)));
  const levels = withheldLevels(bases, sum(unstated)).map((reason) => reason === 'protected');
  const hidden = hiddenInSums({
    cells: counts.map((row, category) => [
      ...row.map((people, level) => ({ people, is: levels[level] ? ('unseen' as const) : ('open' as const) })),
      { people: unstated[category]!, is: 'unseen' },
    ]),
    rows: whole.map((people, category) => fixed(people, totals[category] !== null)),
    columns: [...bases.map((people, level) => fixed(people, levels[level]!)), fixed(sum(unstated), true)],
  });
  return {
    totals,
    cells: counts.map((row, category) => row.map((_, level) => (hidden.cells[category]![level] ? 'protected' : null))),
  };
}

function fixed(people: number, isHidden: boolean): Counted {
  return { people, is: isHidden ? 'unseen' : 'known' };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
