import { type Linearised, ratioOf, totalOf } from '../design/linearised.ts';
import { degreesOfFreedom, domainOf, type SurveyDesign } from '../design/survey-design.ts';
import { countWeights } from '../weighted-count.ts';

/** A table of two answers: by row of the data, the number of its row and column in the table from 0, or −1 for none. */
export interface Crossing {
  readonly rowOf: ArrayLike<number>;
  readonly columnOf: ArrayLike<number>;
}

/** What tests of a table need to know, for the rows and columns that hold anybody. */
export interface TwoWayTable {
  readonly rows: number;
  readonly columns: number;
  /** Row by row, the share of each cell in the whole; they add up to 1. */
  readonly shares: readonly Linearised[];
  /** Row by row, the weighted total of each cell. */
  readonly totals: readonly Linearised[];
  /** People in the design, whether or not they gave both answers, as R counts them. */
  readonly people: number;
  /** Of the design, whether or not its people gave both answers, as R counts them. */
  readonly degreesOfFreedom: number;
}

/**
 * Why a table cannot be tested:
 * - too-few-categories: fewer than two rows or two columns hold anybody;
 * - too-many-empty-cells: the cells that hold somebody do not tie rows and columns together;
 * - too-few-units: the design has too few units for so many cells;
 * - no-spread: the design fixes what the table would test.
 */
export interface TableRefusal {
  readonly code: 'too-few-categories' | 'too-many-empty-cells' | 'too-few-units' | 'no-spread';
  readonly sentence: string;
}

/** Whether a table or its test was refused. */
export function isRefusedTable<Result extends object>(result: Result | TableRefusal): result is TableRefusal {
  return 'sentence' in result;
}

/** Crosses two answers of the rows that have weight. Rows and columns of nobody are dropped first. */
export function twoWayTable(design: SurveyDesign, { rowOf, columnOf }: Crossing): TwoWayTable | TableRefusal {
  const answered = domainOf(design, (row) => rowOf[row]! >= 0 && columnOf[row]! >= 0);
  const [rows, columns] = [usedIn(answered, rowOf), usedIn(answered, columnOf)];
  if (rows.length < 2 || columns.length < 2) {
    const sentence = 'Fewer than two rows or two columns of the table hold anybody: there is nothing to compare.';
    return { code: 'too-few-categories', sentence };
  }
  const ones = new Float64Array(design.rows).fill(1);
  const whole = totalOf(answered, ones);
  const totals = rows.flatMap((r) =>
    columns.map((c) =>
      totalOf(
        domainOf(answered, (row) => rowOf[row] === r && columnOf[row] === c),
        ones,
      ),
    ),
  );
  return {
    rows: rows.length,
    columns: columns.length,
    shares: totals.map((total) => ratioOf(total, whole)),
    totals,
    people: countWeights(design.weights).n,
    degreesOfFreedom: degreesOfFreedom(design),
  };
}

/** The numbers that rows with weight have, in rising order. */
function usedIn({ weights }: SurveyDesign, numberOf: ArrayLike<number>): number[] {
  const used = new Set<number>();
  weights.forEach((weight, row) => {
    if (weight > 0) used.add(numberOf[row]!);
  });
  return [...used].sort((a, b) => a - b);
}
