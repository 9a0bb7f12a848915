import type { Variable } from '@earshot/dataset';
import { categoriesOf } from '@earshot/dataset';
import { type Cell, type Table, withheldReason } from '../table.ts';
import { TOTAL_COLUMN } from '../table-columns.ts';
import type { Filter } from './exploration.ts';
import { type CrossedCell, type HiddenLevels, isSafe, merged } from './safe-crossing.ts';

/** What may be shown of one item. */
export interface ShownOfItem {
  readonly item: Variable;
  /** Whether everybody of the table together may be shown, with its filters. */
  readonly total: ItemCrossing;
  /** A break at a time. */
  readonly breaks: readonly ItemCrossing[];
}

/** An item’s crossing of the filters, the variables of one break, and the item itself where it describes people. */
export interface ItemCrossing {
  readonly variables: readonly string[];
  readonly hidden: HiddenLevels | null;
  readonly cells: readonly CrossedCell[];
  /** Fewest people that anything is shown of. */
  readonly fewest: number;
}

/** A column by the category of each variable that it crosses; none for the total. */
type ColumnLevels = readonly Filter[];

/**
 * Withholds every cell of a table that a crossing hides, whatever else the table withholds already. Columns are those
 * of `runTables`: the total, then each break’s, the last crossed variable fastest.
 */
export function withholdCrossings(
  table: Table,
  filters: readonly Filter[],
  breaks: readonly (readonly Variable[])[],
  items: readonly ShownOfItem[],
): Table {
  const columns = columnsOf(breaks);
  if (columns.length !== table.columns.length) throw new Error('withholdCrossings: the table has other columns.');
  const cells = table.cells.map((row, at) => {
    const shown = items.find(({ item }) => table.rows[at]!.id.startsWith(`${item.name}.`));
    if (!shown) throw new Error(`withholdCrossings: no item has the row ${table.rows[at]!.id}.`);
    const code = table.rows[at]!.id.slice(shown.item.name.length + 1);
    return row.map((cell, column) => {
      const { levels, place } = columns[column]!;
      const crossing = place === null ? shown.total : shown.breaks[place]!;
      const own = crossing.variables.includes(shown.item.name) && isCategory(shown.item, code);
      const wanted = [...filters, ...levels, ...(own ? [{ variable: shown.item.name, code }] : [])];
      return isHidden(crossing, wanted) ? withoutNumber(cell) : withoutTests(cell, crossing, levels);
    });
  });
  return { ...table, cells, comparisons: testsIn(table, cells), associations: associationsIn(table, cells) };
}

/** Tests of whole tables, of which those are withheld that are made from any cell that is. */
function associationsIn({ associations, rows, columns }: Table, cells: Table['cells']): Table['associations'] {
  return associations?.map((association) => {
    const { item, break: name } = association;
    const isHidden = cells.some(
      (row, at) =>
        rows[at]!.id.startsWith(`${item}.`) &&
        row.some((cell, column) => {
          const { id } = columns[column]!;
          const isTested = id === TOTAL_COLUMN.id || id.startsWith(`${name}.`);
          return isTested && withheldReason(cell) === 'protected';
        }),
    );
    return isHidden ? { ...association, found: { kind: 'withheld' } } : association;
  });
}

/** Says how many tests there are where some have gone with their cells. */
function testsIn({ comparisons }: Table, cells: Table['cells']): Table['comparisons'] {
  const tests = cells.flat().filter((cell) => cell.kind === 'estimate' && cell.comparison !== null).length;
  return comparisons && tests > 0 ? { ...comparisons, tests } : undefined;
}

function columnsOf(breaks: readonly (readonly Variable[])[]): { levels: ColumnLevels; place: number | null }[] {
  const crossed = breaks.flatMap((variables, place) =>
    variables
      .reduce<ColumnLevels[]>(
        (heads, variable) =>
          heads.flatMap((head) =>
            categoriesOf(variable).map(({ code }) => [...head, { variable: variable.name, code }]),
          ),
        [[]],
      )
      .map((levels) => ({ levels, place })),
  );
  return [{ levels: [], place: null }, ...crossed];
}

function isCategory(item: Variable, code: string): boolean {
  return categoriesOf(item).some((category) => category.code === code);
}

function isHidden({ hidden }: ItemCrossing, wanted: readonly Filter[]): boolean {
  return hidden === null || wanted.some(({ variable, code }) => hidden.get(variable)?.has(code));
}

function withoutNumber(cell: Cell): Cell {
  return withheldReason(cell) === 'protected' ? cell : { kind: 'withheld', reason: 'protected' };
}

/**
 * A test against the rest tells the rest, which leaves out those who did not answer the break. Where they, or the
 * levels that are hidden, would be few if they were told apart, there is no test.
 */
function withoutTests(cell: Cell, crossing: ItemCrossing, levels: ColumnLevels): Cell {
  const { variables, hidden, cells, fewest } = crossing;
  if (cell.kind !== 'estimate' || cell.comparison === null || levels.length === 0 || hidden === null) return cell;
  const apart = merged(cells, (place, code) => {
    if (code === null) return '\u0000unanswered';
    return hidden.get(variables[place]!)!.has(code) ? '\u0000hidden' : code;
  });
  if (apart.every(({ people }) => isSafe(people, fewest))) return cell;
  return { ...cell, comparison: null, higherThan: undefined };
}
