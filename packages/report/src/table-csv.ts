import { type CsvField, csvLine } from '@earshot/dataset';
import type { ShownEstimate } from '@earshot/statistics';
import {
  type Association,
  type Cell,
  type EstimateCell,
  shownEstimate,
  type Table,
  withheldReason,
} from '@earshot/tables';
import { associationSentence } from './association-notes.ts';
import { WITHHELD_MEANING } from './format-cell.ts';
import { smallBaseMeaning } from './table-notes.ts';

const HEADER = [
  'table',
  'row',
  'row_group',
  'row_label',
  'column',
  'column_group',
  'column_label',
  'column_above',
  'column_letter',
  'unit',
  'value',
  'lower',
  'upper',
  'interval_level',
  'standard_error',
  'base',
  'effective_base',
  'difference_from_rest',
  'difference_from_total',
  'p_value',
  'adjusted_p_value',
  'verdict',
  'higher_than_columns',
  'symbol_meaning',
  'weighting',
  'source',
  'simulated',
  'numerator_df',
  'denominator_df',
  'degrees_of_freedom',
  'interval_method',
] as const;

type Fields = Partial<Record<(typeof HEADER)[number], CsvField>>;

/**
 * A table as CSV (see `csvLine`), a line for each cell under one line of headings. Numbers
 * stand in full precision, shares between 0 and 1. In place of a number `value` has a publisher's symbol as it
 * stands, “c” when we withhold it, “u” when too few people are behind it to say anything and “z” when there is nothing to
 * give, and `symbol_meaning` says why. `simulated`
 * is “no”, or how many of how many people are. Tests of association, where the plan asks for them, are lines at the end:
 * an item as row, a break as column, and F with its two degrees of freedom.
 */
export function writeTableCsv(table: Table): string {
  const lines = table.cells.flatMap((cells, row) => cells.map((cell, column) => line(table, row, column, cell)));
  const tests = (table.associations ?? []).map((association) => associationLine(table, association));
  return [csvLine(HEADER), ...lines, ...tests].join('');
}

/** The test of an item with a break: its F where a cell has its number, or why there is none. */
function associationLine(table: Table, association: Association): string {
  const { item, itemLabel, break: name, breakLabel, found } = association;
  const said: Fields =
    found.kind === 'tested'
      ? {
          value: found.statistic,
          numerator_df: found.numerator,
          denominator_df: found.denominator,
          p_value: found.pValue,
          verdict: found.isBeyondChance ? 'beyond chance' : 'not beyond chance',
        }
      : { value: found.kind === 'withheld' ? 'c' : 'u', symbol_meaning: associationSentence(association) };
  return fieldsLine({
    table: table.id,
    row: item,
    row_label: itemLabel,
    column: name,
    column_label: breakLabel,
    unit: 'association (F)',
    ...said,
    ...tableFields(table),
  });
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
    column_above: table.columns[column]!.above ?? null,
    column_letter: table.columns[column]!.letter ?? null,
    ...cellFields(cell),
    ...tableFields(table),
  };
  return fieldsLine(fields);
}

function tableFields({ weighting, source, simulated }: Table): Fields {
  return { weighting, source, simulated: simulated ? `${simulated.rows} of ${simulated.of}` : 'no' };
}

function fieldsLine(fields: Fields): string {
  return csvLine(HEADER.map((name) => fields[name] ?? null));
}

function cellFields(cell: Cell): Fields {
  const reason = withheldReason(cell);
  if (reason) return { value: reason === 'no-one' ? 'z' : 'c', symbol_meaning: WITHHELD_MEANING[reason] };
  const shown = shownEstimate(cell);
  if (shown) return estimateFields(shown);
  if (cell.kind === 'figure') return { unit: cell.unit, value: cell.value };
  if (cell.kind === 'small-base') {
    const { unit, base, effectiveBase } = cell;
    const symbol_meaning = smallBaseMeaning(cell)
      .map(({ about, says }) => `${about}: ${says}`)
      .join('');
    return { unit, value: 'u', base, effective_base: effectiveBase, symbol_meaning };
  }
  if (cell.kind === 'symbol') return { value: cell.symbol, symbol_meaning: cell.meaning };
  return { value: 'z', symbol_meaning: 'nothing belongs here' };
}

function estimateFields({ unit, estimate, comparison, higherThan }: EstimateCell<ShownEstimate>): Fields {
  return {
    unit,
    value: estimate.value,
    lower: estimate.interval.lower,
    upper: estimate.interval.upper,
    interval_level: estimate.interval.level,
    interval_method: estimate.interval.method,
    standard_error: estimate.standardError,
    base: estimate.base,
    effective_base: estimate.effectiveBase,
    degrees_of_freedom: estimate.degreesOfFreedom,
    ...differenceFields(comparison),
    higher_than_columns: higherThan?.join(' ') ?? null,
  };
}

function differenceFields(comparison: EstimateCell['comparison']): Fields {
  if (!comparison) return {};
  const { against, difference, pValue, adjustedPValue, verdict } = comparison;
  const from: Fields =
    against === 'rest' ? { difference_from_rest: difference } : { difference_from_total: difference };
  return { ...from, p_value: pValue, adjusted_p_value: adjustedPValue, verdict: verdict ?? 'not different' };
}
