// The one rule for tables of people in which sums are known: whatever a reader adds and subtracts, nothing that is withheld
// is told to be fewer people than may be shown.
import { NumbersInSums, type PeopleBetween } from './ways-to-grow.ts';
import { SMALLEST_BASE } from './withhold.ts';

/**
 * A number of people in a table:
 * - open: it is shown unless it is withheld;
 * - known: whoever reads has it in any case;
 * - unseen: no table shows it, such as those of a kind who did not answer the break.
 */
export interface Counted {
  readonly people: number;
  readonly is: 'open' | 'known' | 'unseen';
}

/** A table of people whose rows and columns add up to their totals, and these to everybody, which is known. */
export interface CountsInSums {
  /** cells[row][column] */
  readonly cells: readonly (readonly Counted[])[];
  readonly rows: readonly Counted[];
  readonly columns: readonly Counted[];
}

export interface SumsRule {
  /** Fewest people that may be shown; `SMALLEST_BASE` unless a table asks for more. */
  readonly fewest?: number;
  /** Where a cell is shown with the total of its row and column, what is in a withheld total is withheld with it. */
  readonly totalsTakeCells?: boolean;
  /** Where that nobody is in a group is a finding about everybody there, nobody counts as few. */
  readonly nobodyIsFew?: boolean;
}

/** Which numbers are not shown, unseen ones among them. */
export interface HiddenInSums {
  readonly cells: readonly (readonly boolean[])[];
  readonly rows: readonly boolean[];
  readonly columns: readonly boolean[];
}

/**
 * Decides what to withhold of a table of people. A number of 1 to 9 is; and, as long as what is shown tells that a
 * withheld number, or some of them together, are 1 to 9 people, those with the fewest people that make it less certain. So
 * every number that is withheld could be ten or more for all that a reader knows; it follows that what it could be spans
 * ten people or more, or is one number of ten or more. Cells of nobody are withheld only where nothing else helps, totals
 * last.
 * Of fewer than ten people in all nothing is shown.
 *
 * What is `known` cannot be kept, nor what follows from it alone. Tables with other bases can still be set against this one.
 */
export function hiddenInSums(counts: CountsInSums, rule: SumsRule = {}): HiddenInSums {
  const table = new CountedTable(counts, rule);
  table.protect();
  let at = 0;
  const next = (): boolean => table.hidden[at++]!;
  return {
    cells: counts.cells.map((row) => row.map(next)),
    rows: counts.rows.map(next),
    columns: counts.columns.map(next),
  };
}

interface InTable extends PeopleBetween, Counted {
  readonly isTotal: boolean;
}

/**
 * Cells row by row, then the rows’ totals, then the columns’. People flow from all rows into each row, through its cells into
 * the columns, and out of these into all columns: sums are numbered so that rows come first and those of all last.
 */
function numbersOf({ cells, rows, columns }: CountsInSums): InTable[] {
  const allRows = rows.length + columns.length;
  const column = (at: number) => rows.length + at;
  return [
    ...cells.flatMap((row, from) => row.map((one, at) => ({ ...one, from, to: column(at), isTotal: false }))),
    ...rows.map((one, to) => ({ ...one, from: allRows, to, isTotal: true })),
    ...columns.map((one, at) => ({ ...one, from: column(at), to: allRows + 1, isTotal: true })),
  ];
}

class CountedTable {
  private readonly numbers: readonly InTable[];
  readonly hidden: boolean[];
  private readonly prices: Float64Array;
  private readonly sums: NumbersInSums;
  private readonly fewest: number;
  private readonly rule: SumsRule;
  private readonly waiting: number[] = [];

  constructor(counts: CountsInSums, rule: SumsRule) {
    this.numbers = numbersOf(counts);
    this.rule = rule;
    this.fewest = rule.fewest ?? SMALLEST_BASE;
    this.hidden = this.numbers.map(() => false);
    this.prices = Float64Array.from(this.numbers, priceOf);
    this.sums = new NumbersInSums(this.numbers, counts.rows.length + counts.columns.length + 2);
    const everybody = counts.rows.reduce((sum, { people }) => sum + people, 0);
    const nothing = everybody > 0 && everybody < this.fewest;
    this.numbers.forEach(({ is }, at) => {
      if (is === 'unseen' || (is === 'open' && (nothing || this.isFew(at)))) this.hide(at);
    });
  }

  /** What is hidden later can only add to what an earlier one could be, so each is looked at once. */
  protect(): void {
    const hide = (number: number) => this.hide(number);
    for (let number = this.waiting.shift(); number !== undefined; number = this.waiting.shift()) {
      this.sums.makeRoom(number, this.fewest, this.prices, hide);
    }
  }

  private isFew(number: number): boolean {
    const { people } = this.numbers[number]!;
    return people < this.fewest && (people > 0 || this.rule.nobodyIsFew === true);
  }

  private hide(number: number): void {
    if (this.hidden[number]) return;
    this.hidden[number] = true;
    this.prices[number] = 0;
    const { people, isTotal, from, to } = this.numbers[number]!;
    if (people > 0 || this.rule.nobodyIsFew) this.waiting.push(number);
    if (!isTotal || !this.rule.totalsTakeCells) return;
    this.numbers.forEach((other, at) => {
      if (!other.isTotal && other.is === 'open' && (other.from === to || other.to === from)) this.hide(at);
    });
  }
}

/** What is lost with a number: its people; and before a total goes, or a cell that says that nobody is in it, any others. */
function priceOf({ people, is, isTotal }: InTable): number {
  if (is === 'known') return Infinity;
  return people + (isTotal ? 1e12 : 0) + (people === 0 ? 1e11 : 0);
}
