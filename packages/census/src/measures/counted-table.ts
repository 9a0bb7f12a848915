import {
  type Cell,
  type EstimateCell,
  shownEstimate,
  type Table,
  type TableRow,
  withheldReason,
} from '@earshot/tables';

/** By what a table of a return is made. */
export type CountedBy = 'headcount' | 'fte';

/**
 * A table of a whole workforce as what it is: counted, and not estimated from some. Shares become percentages and means plain
 * numbers, without errors, intervals and effective bases, which would be about a sample that nobody drew. Above them stands
 * whom they are of. What was withheld stays so.
 */
export function countedTable(table: Table, by: CountedBy): Table {
  const weighting = by === 'fte' ? 'Each record by its full-time equivalent' : 'None: each person counts once';
  return {
    ...table,
    weighting,
    rows: [...baseRows(by), ...table.rows],
    cells: [...baseCells(table, by), ...table.cells.map((cells) => cells.map(countedCell))],
    notes: [COUNTED, ...table.notes],
  };
}

const COUNTED = 'Everybody in the return is counted, so that nothing here has a sampling error.';

function baseRows(by: CountedBy): TableRow[] {
  const people = {
    id: 'base',
    label: by === 'fte' ? 'Records that this is of' : 'People that this is of',
    group: null,
  };
  return by === 'fte' ? [people, { id: 'base_fte', label: 'Their full-time equivalent', group: null }] : [people];
}

function baseCells({ columns, cells }: Table, by: CountedBy): Cell[][] {
  const ofColumns = columns.map((_, at) => cells.map((row) => row[at]!));
  const people = ofColumns.map((column) => baseCell(column, ({ base }) => ({ value: base, decimals: 0 })));
  const fte = ofColumns.map((column) => baseCell(column, ({ weightedBase }) => ({ value: weightedBase, decimals: 1 })));
  return by === 'fte' ? [people, fte] : [people];
}

type Shown = NonNullable<ReturnType<typeof shownEstimate>>['estimate'];

/** What the numbers of a column are of, where it shows any. */
function baseCell(column: readonly Cell[], of: (shown: Shown) => { value: number; decimals: number }): Cell {
  const shown = column.map(shownEstimate).find((cell) => cell !== null);
  if (shown) return { kind: 'figure', unit: 'count', ...of(shown.estimate) };
  const reasons = column.map(withheldReason);
  return {
    kind: 'withheld',
    reason: reasons.length > 0 && reasons.every((why) => why === 'no-one') ? 'no-one' : 'protected',
  };
}

/** How many are too few for percentages is withheld as well: another table of the return may hide them. */
function countedCell(cell: Cell): Cell {
  if (cell.kind === 'small-base') return { kind: 'withheld', reason: 'protected' };
  const shown = shownEstimate(cell);
  return shown ? figureOf(shown) : cell;
}

function figureOf({ unit, estimate: { value } }: EstimateCell<Shown>): Cell {
  return unit === 'share'
    ? { kind: 'figure', unit: 'percent', value: 100 * value, decimals: 1 }
    : { kind: 'figure', unit, value, decimals: 1 };
}
