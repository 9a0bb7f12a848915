import { type Adjustment, adjustPValues } from './adjust-p-values.ts';
import { type DifferenceTest, isUntestable, type Untestable } from './difference-test.ts';

/** Two columns, the first less the second: what letters need of a test. */
export interface ComparedPair {
  readonly first: number;
  readonly second: number;
  readonly test: Pick<DifferenceTest, 'difference' | 'pValue'> | Untestable;
}

/** The letter of a column, counted from 0: A to Z, then AA, AB and so on. */
export function columnLetter(column: number): string {
  const before = Math.floor(column / 26) - 1;
  return (before >= 0 ? columnLetter(before) : '') + String.fromCharCode(65 + (column % 26));
}

/**
 * By column, the letters of those that it is significantly higher than: the way in which tables for print show all
 * pairs. A pair counts when its p-value, adjusted for the number of pairs that could be tested, is below 1 − level.
 */
export function columnLetters(
  columns: number,
  pairs: readonly ComparedPair[],
  { adjustment, level = 0.95 }: { adjustment: Adjustment; level?: number },
): readonly (readonly string[])[] {
  const tested = pairs.flatMap(({ first, second, test }) => (isUntestable(test) ? [] : [{ first, second, ...test }]));
  const adjusted = adjustPValues(
    tested.map(({ pValue }) => pValue),
    adjustment,
  );
  const lower = Array.from({ length: columns }, (): number[] => []);
  tested.forEach(({ first, second, difference }, index) => {
    if (!(adjusted[index]! < 1 - level)) return;
    const [high, low] = difference > 0 ? [first, second] : [second, first];
    lower[high]!.push(low);
  });
  return lower.map((list) => list.sort((a, b) => a - b).map(columnLetter));
}
