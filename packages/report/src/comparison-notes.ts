// What is said under a table of its tests: what a mark means, how many tests there were, and how many marks chance makes.
import type { ComparisonsMade, Table } from '@earshot/tables';
import { countText, lettersText, verdictText } from './format-cell.ts';
import type { TableNote } from './table-notes.ts';

/** What the marks of comparisons mean, for a table that has any. */
export function comparisonNotes(table: Table): TableNote[] {
  const cells = table.cells.flat();
  const isLettered = cells.some((cell) => lettersText(cell) !== null);
  if (isLettered) return [{ about: 'Letters', says: lettersMeaning(table.comparisons) }];
  const marked = cells.find((cell) => verdictText(cell) !== null);
  if (marked?.kind !== 'estimate') return [];
  return [{ about: 'Asterisk', says: markMeaning(marked.comparison?.against ?? 'rest', table.comparisons) }];
}

/** How many differences a table’s own numbers were tested for, and what that does to the marks. */
export function testedNotes({ comparisons }: Table): TableNote[] {
  if (!comparisons) return [];
  const { tests, adjustment, level, against } = comparisons;
  const counted = `${countText(tests)} ${tests === 1 ? 'difference was' : 'differences were'} tested, at ${percent(level)} confidence`;
  if (adjustment === 'none') {
    const byChance = tests * (1 - level);
    const many =
      byChance < 1
        ? 'fewer than 1 mark'
        : `about ${countText(byChance)} ${Math.round(byChance) === 1 ? 'mark' : 'marks'}`;
    const says = `${counted}, each on its own: if nobody differed, chance alone would still make ${many}.`;
    return [{ about: 'Tests', says }];
  }
  const together = against === 'columns' ? 'the pairs of columns of a break in one row' : 'all of the table';
  return [
    { about: 'Tests', says: `${counted}, adjusted ${ADJUSTED[adjustment]} for the number of tests in ${together}.` },
  ];
}

const ADJUSTED: Readonly<Record<Exclude<ComparisonsMade['adjustment'], 'none'>, string>> = {
  holm: 'by Holm’s way',
  'benjamini-hochberg': 'by Benjamini and Hochberg’s way',
  'benjamini-yekutieli': 'by Benjamini and Yekutieli’s way',
  bonferroni: 'by Bonferroni’s way',
};

function lettersMeaning(comparisons: ComparisonsMade | undefined): string {
  return (
    'the columns of the same break, by the letters in their headings, that a number is higher than, where ' +
    `${criterion(comparisons)} in a two-sided t-test of the weighted difference.`
  );
}

function markMeaning(against: 'rest' | 'total', comparisons: ComparisonsMade | undefined): string {
  const test =
    `with a triangle that points up, it marks a number that is higher than the ${against} of the same base, with one that ` +
    `points down a lower one, where ${criterion(comparisons)} in a two-sided t-test of the weighted difference.`;
  if (against === 'total') return `${test} The total contains the column, and the test allows for that.`;
  return (
    `${test} The rest are the people of the same base who answered the question that the columns come from; where those ` +
    'who did not are too few to be left out, everybody else.'
  );
}

function criterion(comparisons: ComparisonsMade | undefined): string {
  const { level = 0.95, adjustment = 'none' } = comparisons ?? {};
  return `${adjustment === 'none' ? 'p' : 'the adjusted p'} < ${Number((1 - level).toPrecision(6))}`;
}

function percent(level: number): string {
  return `${Number((level * 100).toPrecision(6))}%`;
}
