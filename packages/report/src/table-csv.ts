import { type CsvField, csvLine } from '@earshot/dataset';
import type { ShownEstimate } from '@earshot/statistics';
import { type Cell, type EstimateCell, shownEstimate, type Table, withheldReason } from '@earshot/tables';
import { WITHHELD_MEANING } from './format-cell.ts';

const HEADER = [
  'table',
  'row',
  'row_group',
  'row_label',
  'column',
  'column_group',
  'column_label',
  'unit',
  'value',
  'lower',
  'upper',
  'interval_level',
  'standard_error',
  'base',
  'effective_base',
  'difference_from_rest',
  'p_value',
  'symbol_meaning',
  'weighting',
  'source',
  'simulated',
] as const;

type Fields = Partial<Record<(typeof HEADER)[number], CsvField>>;

/**
 * A table as CSV (see `csvLine`), a line for each cell under one line of headings. Numbers
 * stand in full precision, shares between 0 and 1. In place of a number `value` has a publisher's symbol as it
 * stands, “c” when we withhold it and “z” when there is nothing to give, and `symbol_meaning` says why. `simulated`
 * is “no”, or how many of how many people are.
 */
export function writeTableCsv(table: Table): string {
  const lines = table.cells.flatMap((cells, row) => cells.map((cell, column) => line(table, row, column, cell)));
  return [csvLine(HEADER), ...lines].join('');
}

function line(table: Table, row: number, column: number, cell: Cell): string {
  const fields: Fields = {
    table: table.id,
    row: table.rows[row]!.id,
    row_group: table.rows[row]!.group,
    row_label: table.rows[row]!.label,
    column: table.columns[column]!.id,
    column_group: table.columns[column]!.group,
    column_label: table.columns[column]!.label,
    ...cellFields(cell),
    weighting: table.weighting,
    source: table.source,
    simulated: table.simulated ? `${table.simulated.rows} of ${table.simulated.of}` : 'no',
  };
  return csvLine(HEADER.map((name) => fields[name] ?? null));
}

function cellFields(cell: Cell): Fields {
  const reason = withheldReason(cell);
  if (reason) return { value: reason === 'no-one' ? 'z' : 'c', symbol_meaning: WITHHELD_MEANING[reason] };
  const shown = shownEstimate(cell);
  if (shown) return estimateFields(shown);
  if (cell.kind === 'figure') return { unit: cell.unit, value: cell.value };
  if (cell.kind === 'symbol') return { value: cell.symbol, symbol_meaning: cell.meaning };
  return { value: 'z', symbol_meaning: 'nothing belongs here' };
}

function estimateFields({ unit, estimate, comparison }: EstimateCell<ShownEstimate>): Fields {
  return {
    unit,
    value: estimate.value,
    lower: estimate.interval.lower,
    upper: estimate.interval.upper,
    interval_level: estimate.interval.level,
    standard_error: estimate.standardError,
    base: estimate.base,
    effective_base: estimate.effectiveBase,
    difference_from_rest: comparison?.difference ?? null,
    p_value: comparison?.pValue ?? null,
  };
}
