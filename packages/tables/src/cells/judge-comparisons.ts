import { type Adjustment, adjustPValues, columnLetters } from '@earshot/statistics';
import type { CompareRule } from '../plan/plan.ts';
import { type Cell, type EstimateCell, shownEstimate } from '../table.ts';
import type { ColumnGroup } from './column-groups.ts';
import type { Errors } from './errors.ts';
import type { Line } from './item-lines.ts';
import { judged } from './judged.ts';
import { isTested } from './make-cell.ts';
import { measured } from './measure.ts';
import { testedAtBounds } from './none-or-all.ts';

/** A row of cells with what its comparisons need. */
export interface RowOfCells {
  readonly line: Line;
  /** By column; none unless columns are compared with each other. */
  readonly groups: readonly ColumnGroup[];
  readonly errors: Errors;
  readonly cells: readonly Cell[];
}

/** Cells with what may be said of their differences, and how many differences were tested. */
export interface JudgedCells {
  readonly cells: readonly (readonly Cell[])[];
  readonly tests: number;
}

/**
 * Says of every difference whether it is beyond chance. Against the rest or the total, all tests of the table are
 * adjusted together; columns against each other by row and break, as tables with letters are read.
 * @param breaks how many columns each break has, after the total.
 */
export function judgeComparisons(
  rows: readonly RowOfCells[],
  breaks: readonly number[],
  rule: CompareRule,
): JudgedCells {
  return rule.against === 'columns'
    ? comparedColumns(rows, breaks, rule)
    : judgedTogether(
        rows.map(({ cells }) => cells),
        rule,
      );
}

function judgedTogether(
  rows: readonly (readonly Cell[])[],
  { adjustment, level }: { adjustment: Adjustment; level: number },
): JudgedCells {
  // Each on its own they were judged when they were made.
  if (adjustment === 'none') return { cells: rows, tests: testsIn(rows) };
  const tested = rows.flatMap((cells) => cells.flatMap((cell) => comparisonIn(cell)?.pValue ?? []));
  const adjusted = adjustPValues(tested, adjustment);
  let next = 0;
  const cells = rows.map((row) =>
    row.map((cell): Cell => {
      const comparison = comparisonIn(cell);
      if (!comparison) return cell;
      const adjustedPValue = adjusted[next]!;
      next += 1;
      return { ...(cell as EstimateCell), comparison: judged(comparison, adjustedPValue, level) };
    }),
  );
  return { cells, tests: tested.length };
}

function testsIn(rows: readonly (readonly Cell[])[]): number {
  let tests = 0;
  for (const cells of rows) for (const cell of cells) if (comparisonIn(cell)) tests += 1;
  return tests;
}

function comparisonIn(cell: Cell) {
  return cell.kind === 'estimate' ? cell.comparison : null;
}

function comparedColumns(rows: readonly RowOfCells[], breaks: readonly number[], rule: CompareRule): JudgedCells {
  let tests = 0;
  const cells = rows.map((row) => {
    const compared = [...row.cells];
    let first = 1;
    for (const columns of breaks) {
      const pairs = pairsOf(row, first, columns);
      tests += pairs.length;
      columnLetters(columns, pairs, rule).forEach((letters, column) => {
        const cell = compared[first + column]!;
        if (isCompared(row.line, cell)) compared[first + column] = { ...(cell as EstimateCell), higherThan: letters };
      });
      first += columns;
    }
    return compared;
  });
  return { cells, tests };
}

/** All pairs of shown columns of a break; those in which nothing varies are left out. */
function pairsOf({ line, groups, cells, errors }: RowOfCells, first: number, columns: number) {
  const shown = Array.from({ length: columns }, (_, column) => column)
    .filter((column) => isCompared(line, cells[first + column]!))
    .map((column) => ({ column, people: measured(line.measure, groups[first + column]!.people) }));
  return shown.flatMap((one, index) =>
    shown.slice(index + 1).flatMap((other) => {
      const test = testedAtBounds(errors.difference(one.people, other.people), one.people, other.people);
      return test ? [{ first: one.column, second: other.column, test }] : [];
    }),
  );
}

function isCompared(line: Line, cell: Cell): boolean {
  return isTested(line) && shownEstimate(cell) !== null;
}
