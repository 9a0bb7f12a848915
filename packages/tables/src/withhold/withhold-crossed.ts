import { addCounts, type Count, NO_COUNT, type WithheldReason } from '@earshot/statistics';
import { levelKey } from '../grouped-sums/level-key.ts';
import { peopleCounted, SMALLEST_BASE, withheldLevels } from './withhold.ts';
import { type Counted, hiddenInSums } from './withhold-in-sums.ts';

/** People who gave the same answers to the variables of a break; null for one that they did not answer. */
export interface CrossedCount {
  readonly codes: readonly (string | null)[];
  readonly base: Count;
}

/**
 * Decides which levels of a crossed break must be withheld. Each of its variables may be a break of its own in this table
 * or in another, so its sums are taken to be known where they may be shown. Of two variables no level is shown of what
 * would be withheld of either alone, and the rest is `hiddenInSums`. Of three, any two may be a break as well, and what
 * can be worked out from all of these is more than one table of rows and columns tells: so such a break is shown whole,
 * where no combination holds fewer people than may be shown, or not at all.
 * @param levels in the order of the columns.
 * @param everybody all who answered the item, those without an answer to some of the variables included.
 */
export function withheldCrossed(
  levels: readonly (readonly string[])[],
  everybody: readonly CrossedCount[],
  fewest = SMALLEST_BASE,
): (WithheldReason | null)[] {
  const people = new Map(everybody.map(({ codes, base }) => [levelKey(codes), peopleCounted(base)]));
  const isHidden =
    levels[0]?.length === 2 ? hiddenOfTwo(levels, everybody, fewest) : hiddenOfMore([...people.values()], fewest);
  return levels.map((codes) => {
    if (isHidden(codes)) return 'protected';
    return (people.get(levelKey(codes)) ?? 0) === 0 ? 'no-one' : null;
  });
}

type IsHidden = (codes: readonly string[]) => boolean;

function hiddenOfMore(people: readonly number[], fewest: number): IsHidden {
  const hasFew = people.some((count) => count > 0 && count < fewest);
  return () => hasFew;
}

function hiddenOfTwo(
  levels: readonly (readonly string[])[],
  everybody: readonly CrossedCount[],
  fewest: number,
): IsHidden {
  const [down, across] = [0, 1].map((at) => marginOf(levels, everybody, at, fewest)) as [Margin, Margin];
  const people = new Map(everybody.map(({ codes, base }) => [levelKey(codes), peopleCounted(base)]));
  const isSeen = (row: Counted, column: Counted) => row.is === 'known' && column.is === 'known';
  const hidden = hiddenInSums(
    {
      cells: down.codes.map((one, row) =>
        across.codes.map((other, column) => ({
          people: people.get(levelKey([one, other])) ?? 0,
          is: isSeen(down.totals[row]!, across.totals[column]!) ? 'open' : 'unseen',
        })),
      ),
      rows: down.totals,
      columns: across.totals,
    },
    { fewest },
  );
  return ([one, other]) => hidden.cells[down.codes.indexOf(one!)]![across.codes.indexOf(other!)]!;
}

/** One of the variables by itself. */
interface Margin {
  /** Those of its levels, and null for not answered. */
  readonly codes: readonly (string | null)[];
  /** By code: known where a break of this variable alone shows it. */
  readonly totals: readonly Counted[];
}

function marginOf(
  levels: readonly (readonly string[])[],
  everybody: readonly CrossedCount[],
  at: number,
  fewest: number,
): Margin {
  const codes = [...new Set(levels.map((level) => level[at]!)), null];
  const bases = new Map<string | null, Count>(codes.map((code) => [code, NO_COUNT]));
  for (const { codes: own, base } of everybody) bases.set(own[at]!, addCounts(bases.get(own[at]!) ?? NO_COUNT, base));
  const people = codes.map((code) => peopleCounted(bases.get(code)!));
  const reasons = withheldLevels(people.slice(0, -1), people.at(-1)!, fewest);
  const isShown = (level: number) => level < reasons.length && reasons[level] !== 'protected';
  return { codes, totals: people.map((count, level) => ({ people: count, is: isShown(level) ? 'known' : 'unseen' })) };
}
