import type { Adjustment, Comparison, Estimate, FTest, ShownEstimate, WithheldReason } from '@earshot/statistics';

/**
 * A table of numbers with all that a reader needs to trust them. The only thing that a report can show a number
 * from, whether it comes from a survey, a census or a count.
 */
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** cells[row][column]. */
  readonly cells: readonly (readonly Cell[])[];
  /** Who the numbers are about, such as “All who answered the question, authority staff”. */
  readonly base: string;
  /** Where they come from, with date or release. */
  readonly source: string;
  /** How answers were weighted, or that they were not. */
  readonly weighting: string;
  readonly notes: readonly string[];
  /** What the columns were tested against, for estimates from respondents; left out where nothing was. */
  readonly comparisons?: ComparisonsMade | undefined;
  /** Tests of whole items with whole breaks, where the plan asks for them; left out where it does not. */
  readonly associations?: readonly Association[] | undefined;
  /** Set when any of the people behind the numbers are simulated. */
  readonly simulated: Simulated | null;
}

/** The tests behind a table's marks: what a reader needs to know of them. */
export interface ComparisonsMade {
  readonly against: 'rest' | 'total' | 'columns';
  readonly adjustment: Adjustment;
  /** A difference is marked when its adjusted p-value is below 1 − level. */
  readonly level: number;
  /** How many differences were tested. */
  readonly tests: number;
}

/** Whether the answers to an item have to do with a break at all, by one test of all its answers and columns. */
export interface Association {
  /** The part before the dot of the ids of its rows, and of its columns. */
  readonly item: string;
  readonly break: string;
  readonly itemLabel: string;
  readonly breakLabel: string;
  readonly found: AssociationFound;
}

export type AssociationFound =
  /** Rao and Scott’s F of the second order; a p-value below 1 − level is beyond chance. */
  | (FTest & { readonly kind: 'tested'; readonly level: number; readonly isBeyondChance: boolean })
  /** Cells that the test is made from are withheld, and so is the test. */
  | { readonly kind: 'withheld' }
  /** The test says nothing of such a table, for this reason. */
  | { readonly kind: 'untestable'; readonly sentence: string };

export interface Simulated {
  readonly rows: number;
  readonly of: number;
}

export interface TableColumn {
  readonly id: string;
  readonly label: string;
  /** The break that the column belongs to, such as “Region”; null for a total. */
  readonly group: string | null;
  /** What stands above the group, for columns of crossed variables: “Region by Employer” over “London”. */
  readonly above?: string | undefined;
  /** The letter that other columns of the break name it by, where columns are compared with each other. */
  readonly letter?: string | undefined;
}

export interface TableRow {
  readonly id: string;
  readonly label: string;
  /** The item that the row belongs to, where a table shows several; null otherwise. */
  readonly group: string | null;
}

export type Unit = EstimateUnit | 'count' | 'points' | 'percent';

/** What an estimate is of; the values of changes are one share or mean less another. */
export type EstimateUnit = LineUnit | 'share-change' | 'mean-change';

/** What the rows of a plan’s tables show; a total is of people, or of a quantity, in the population. */
export type LineUnit = 'share' | 'mean' | 'total' | 'ratio';

export type Cell =
  | EstimateCell
  /** Published by somebody or counted: `value` as printed (a percentage of 18.1 is 18.1), with its decimals. */
  | { readonly kind: 'figure'; readonly unit: Unit; readonly value: number; readonly decimals: number }
  /** A publisher's symbol instead of a number, with its meaning. */
  | { readonly kind: 'symbol'; readonly symbol: string; readonly meaning: string }
  | { readonly kind: 'withheld'; readonly reason: WithheldReason }
  /** A percentage or a median that fewer people gave than the table asks for; how many they are may be known. */
  | SmallBaseCell
  /** Nothing belongs here, such as a census figure for a group that the census does not know. */
  | { readonly kind: 'empty' };

/** Estimated from respondents. `share` values are between 0 and 1. */
export interface EstimateCell<Kind extends Estimate = Estimate> {
  readonly kind: 'estimate';
  readonly unit: EstimateUnit;
  readonly estimate: Kind;
  readonly comparison: JudgedComparison | null;
  /** The letters of the columns of the same break that this one is significantly higher than. */
  readonly higherThan?: readonly string[] | undefined;
  /** The effective base under which the number is flagged; left out: `FEW_PEOPLE`. */
  readonly fewBelow?: number | undefined;
}

export interface SmallBaseCell {
  readonly kind: 'small-base';
  readonly unit: LineUnit;
  /** Unweighted number of people. */
  readonly base: number;
  readonly effectiveBase: number;
  /** How many there would have to be. */
  readonly needed: number;
}

/** A comparison with what may be said of it. */
export interface JudgedComparison extends Comparison {
  /** Adjusted for the number of tests as the table's rule says; the p-value itself where it says nothing. */
  readonly adjustedPValue: number;
  /** Null: no difference beyond chance, so that nothing may be said. */
  readonly verdict: 'higher' | 'lower' | null;
}

/** Why a cell's number is withheld; null for a cell that withholds nothing. */
export function withheldReason(cell: Cell): WithheldReason | null {
  if (cell.kind === 'withheld') return cell.reason;
  return cell.kind === 'estimate' && cell.estimate.disclosure === 'withheld' ? cell.estimate.reason : null;
}

/** A cell whose estimate may be shown; null for one that is withheld, and for everything that is not an estimate. */
export function shownEstimate(cell: Cell): EstimateCell<ShownEstimate> | null {
  if (cell.kind !== 'estimate' || cell.estimate.disclosure === 'withheld') return null;
  return { ...cell, estimate: cell.estimate };
}

/** The cell of a row and a column by their ids; null when the table has no such row or column. */
export function cellAt(table: Table, rowId: string, columnId: string): Cell | null {
  const row = table.rows.findIndex((candidate) => candidate.id === rowId);
  const column = table.columns.findIndex((candidate) => candidate.id === columnId);
  return table.cells[row]?.[column] ?? null;
}
