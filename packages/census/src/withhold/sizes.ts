import { type Column, columnNamed, type Dataset, valueAt } from '@earshot/dataset';
import { SMALLEST_BASE } from '@earshot/tables';

/** What one full-time post counts for, so that groups are added up in whole numbers. */
const A_POST = 1000;

/** The smallest group that may be shown, in the unit of `Sizes`. */
export const SMALLEST_SIZE = SMALLEST_BASE * A_POST;

/**
 * How large groups of some records of a return are when it is decided whether they may be shown: in thousandths of a full-time
 * equivalent, of people in their first record, a record counting for one post at most. Tables by headcount and by full-time
 * equivalent show the same groups, and nobody is more than one post: so a group that could be ten posts could be ten people
 * in the one and in the other, and one set of groups is hidden in both. A group in which somebody is never counts as nobody.
 */
export class Sizes {
  /** Whether nearly all of them have hours; otherwise they are counted by heads, and have no tables by full-time equivalent. */
  readonly areByHours: boolean;
  private readonly dataset: Dataset;
  private readonly rows: readonly number[];
  private readonly sizeOf: (row: number) => number;

  /**
   * @param rows of the dataset of a return.
   * @param areByHours where it is decided already.
   */
  constructor(dataset: Dataset, rows: readonly number[], areByHours?: boolean) {
    this.dataset = dataset;
    this.rows = rows;
    const isFirst = codesIn(columnOf(dataset, 'first_record'));
    const hours = hoursIn(columnOf(dataset, 'fte'));
    const firsts = rows.filter((row) => isFirst(row) === 'yes');
    const lacking = firsts.filter((row) => hours(row) === 0).length;
    this.areByHours = areByHours ?? lacking * MOST_LACKING <= firsts.length;
    this.sizeOf = (row) => {
      if (isFirst(row) !== 'yes') return 0;
      return this.areByHours ? Math.floor(Math.min(hours(row), 1) * A_POST) : A_POST;
    };
  }

  /** Those of the records with a code, counted as suits them. */
  where(name: string, code: string): Sizes {
    const codeOf = codesIn(columnOf(this.dataset, name));
    const rows = this.rows.filter((row) => codeOf(row) === code);
    return new Sizes(this.dataset, rows);
  }

  /** Those without it, counted like these. */
  without(name: string, code: string): Sizes {
    const codeOf = codesIn(columnOf(this.dataset, name));
    const rows = this.rows.filter((row) => codeOf(row) !== code);
    return new Sizes(this.dataset, rows, this.areByHours);
  }

  /** Of all together. */
  all(): number {
    return sizeOfMany(this.rows.map(this.sizeOf));
  }

  /** By category of an item; who has none is left out. */
  by(item: string): number[] {
    return this.crossed(item, 'first_record').map((row) => added(row));
  }

  /** sizes[category][level]; the last level is of those in none, and who is in no category is left out. */
  crossed(item: string, by: string): number[][] {
    const [down, across] = [columnOf(this.dataset, item), columnOf(this.dataset, by)];
    const [category, level] = [placesIn(down), placesIn(across)];
    const groups = placesOf(down).map(() => [...placesOf(across), null].map((): number[] => []));
    for (const row of this.rows) {
      const [at, to] = [category(row), level(row)];
      if (at !== null) groups[at]!.at(to ?? -1)!.push(this.sizeOf(row));
    }
    return groups.map((levels) => levels.map(sizeOfMany));
  }
}

/** Tables by full-time equivalent are made where one in so many lacks hours, or fewer. */
const MOST_LACKING = 10;

function sizeOfMany(sizes: readonly number[]): number {
  return sizes.length === 0 ? 0 : Math.max(1, added(sizes));
}

/** Numbers added up. */
export function added(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function columnOf(dataset: Dataset, name: string): Column {
  const column = columnNamed(dataset, name);
  if (!column) throw new Error(`Sizes: the dataset has no “${name}”.`);
  return column;
}

/** The codes of a single choice, in the order of the sizes of its groups. */
export function codesOf(dataset: Dataset, name: string): string[] {
  return placesOf(columnOf(dataset, name));
}

function placesOf({ variable }: Column): string[] {
  if (variable.kind !== 'single') throw new Error(`Sizes: ${variable.name} has no categories.`);
  return variable.categories.map(({ code }) => code);
}

function codesIn(column: Column): (row: number) => string | null {
  const [codes, place] = [placesOf(column), placesIn(column)];
  return (row) => codes[place(row) ?? -1] ?? null;
}

function placesIn(column: Column): (row: number) => number | null {
  return (row) => (valueAt(column, row).state === 'answered' ? column.numbers![row]! : null);
}

function hoursIn(column: Column): (row: number) => number {
  return (row) => (valueAt(column, row).state === 'answered' ? column.numbers![row]! : 0);
}
