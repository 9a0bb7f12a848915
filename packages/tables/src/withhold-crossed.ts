import { addCounts, type Count, NO_COUNT, type WithheldReason } from '@earshot/statistics';
import { levelKey } from './level-key.ts';
import { peopleCounted, withheldLevels } from './withhold.ts';

/** People who gave the same answers to the variables of a break; null for one that they did not answer. */
export interface CrossedCount {
  readonly codes: readonly (string | null)[];
  readonly base: Count;
}

/** Cells of a crossed break of which a reader may know the sum, such as those of one region. */
interface Line {
  readonly cells: readonly number[];
  /** People in the sum who stand in no cell of the line. */
  readonly outside: number;
}

/**
 * Decides which levels of a crossed break must be withheld, by the rule of `withheldLevels`; but a reader may know more
 * sums here, since every one of its variables may be a break of its own in this table or in another. So no level is shown
 * of what would be withheld of a variable alone (or two of three), and the people hidden within each are ten or more too.
 * @param levels in the order of the columns.
 * @param everybody all who answered the item, those without an answer to some of the variables included.
 */
export function withheldCrossed(
  levels: readonly (readonly string[])[],
  everybody: readonly CrossedCount[],
  fewest: number,
): (WithheldReason | null)[] {
  const places = new Map(levels.map((codes, place) => [levelKey(codes), place]));
  const bases = levels.map(() => 0);
  for (const { codes, base } of everybody) {
    const place = places.get(levelKey(codes));
    if (place !== undefined) bases[place] = peopleCounted(base);
  }
  const partly = everybody.filter(({ codes }) => codes.includes(null));
  const reasons = withheldLevels(bases, outsideOf(partly), fewest);
  const lines: Line[] = [];
  for (const kept of marginsOf(levels[0]?.length ?? 0)) {
    for (const margin of marginLevels(levels, everybody, kept, fewest)) {
      if (!margin.isWithheld) {
        lines.push({ cells: margin.cells, outside: outsideOf(partly.filter(margin.holds)) });
        continue;
      }
      for (const place of margin.cells) reasons[place] ??= 'protected';
    }
  }
  lines.push({ cells: levels.map((_, place) => place), outside: outsideOf(partly) });
  while (lines.some((line) => protect(line, bases, reasons, fewest)));
  return reasons;
}

function outsideOf(partly: readonly CrossedCount[]): number {
  return peopleCounted(partly.reduce((sum, { base }) => addCounts(sum, base), NO_COUNT));
}

/** Which of so many crossed variables are kept in a margin: every choice of some but not all. */
function marginsOf(variables: number): number[][] {
  const choices = Array.from({ length: 2 ** variables }, (_, bits) =>
    Array.from({ length: variables }, (_, at) => at).filter((at) => (bits >> at) & 1),
  );
  return choices.filter(({ length }) => length > 0 && length < variables);
}

/** The levels of some of the crossed variables, with the cells in each, and whether it would be withheld itself. */
function marginLevels(
  levels: readonly (readonly string[])[],
  everybody: readonly CrossedCount[],
  kept: readonly number[],
  fewest: number,
) {
  const codesOf = (codes: readonly (string | null)[]) => kept.map((at) => codes[at]!);
  const cells = new Map<string, number[]>();
  levels.forEach((codes, place) => {
    const key = levelKey(codesOf(codes));
    cells.set(key, [...(cells.get(key) ?? []), place]);
  });
  const counts = new Map<string, CrossedCount>();
  for (const { codes, base } of everybody) {
    const key = levelKey(codesOf(codes));
    counts.set(key, { codes: codesOf(codes), base: addCounts(counts.get(key)?.base ?? NO_COUNT, base) });
  }
  const own = [...new Map(levels.map((codes) => [levelKey(codesOf(codes)), codesOf(codes) as string[]])).values()];
  const reasons = withheldCrossed(own, [...counts.values()], fewest);
  return own.map((codes, index) => ({
    cells: cells.get(levelKey(codes))!,
    isWithheld: reasons[index] === 'protected',
    holds: (count: CrossedCount) => levelKey(codesOf(count.codes)) === levelKey(codes),
  }));
}

/** Hides the smallest shown cell of a line while those hidden are somebody but too few. True when it hid any. */
function protect(
  { cells, outside }: Line,
  bases: readonly number[],
  reasons: (WithheldReason | null)[],
  fewest: number,
): boolean {
  const hidden = cells.reduce((sum, place) => sum + (reasons[place] ? bases[place]! : 0), outside);
  if (hidden === 0 || hidden >= fewest) return false;
  const shown = cells.filter((place) => reasons[place] === null);
  if (shown.length === 0) return false;
  const smallest = shown.reduce((least, place) => (bases[place]! < bases[least]! ? place : least));
  reasons[smallest] = 'protected';
  return true;
}
