// The columns of a table in a spreadsheet: one line a cell of the table, so that every number has a column of its own
// under one line of headings, as people need it who hear a spreadsheet read out, or filter it.
import type { ShownEstimate } from '@earshot/statistics';
import { type Cell, type EstimateCell, shownEstimate, type Table, type Unit } from '@earshot/tables';
import { fewerThan, lettersText, verdictText } from '../format-cell.ts';
import { NO_SUCH_NUMBER, shorthandOf } from './shorthand.ts';
import type { WorkbookCell } from './workbook.ts';

/** One cell of the table, where it stands. */
export interface Placed {
  readonly cell: Cell;
  readonly row: Table['rows'][number];
  readonly column: Table['columns'][number];
}

interface SheetColumn {
  readonly heading: string;
  readonly width: number;
  readonly cellOf: (placed: Placed) => WorkbookCell;
}

/** The columns that a table has something to say in. */
export function sheetColumns(table: Table): SheetColumn[] {
  const cells = table.cells.flat();
  const estimated = cells.some((cell) => cell.kind === 'estimate' || cell.kind === 'small-base');
  const compared = cells.some((cell) => cell.kind === 'estimate' && (cell.comparison || cell.higherThan));
  return [
    ...(table.rows.some(({ group }) => group !== null) ? [QUESTION] : []),
    { heading: 'Row', width: 40, cellOf: ({ row }) => ({ value: row.label }) },
    ...(table.columns.some(({ group }) => group !== null) ? [BREAK] : []),
    { heading: 'Column', width: 28, cellOf: ({ column }) => ({ value: columnLabel(column) }) },
    { heading: 'Unit', width: 16, cellOf: ({ cell }) => ({ value: unitWords(cell) }) },
    { heading: 'Value', width: 12, cellOf: ({ cell }) => valueCell(cell) },
    ...(estimated ? ESTIMATED : []),
    ...(compared ? [COMPARED] : []),
    ...(estimated ? [RELIABILITY] : []),
  ];
}

const QUESTION: SheetColumn = {
  heading: 'Question',
  width: 40,
  cellOf: ({ row }) => ({ value: row.group ?? 'All rows' }),
};
const BREAK: SheetColumn = {
  heading: 'Break',
  width: 28,
  cellOf: ({ column: { above, group } }) => ({ value: [above, group].filter(Boolean).join(': ') || 'Total' }),
};

function columnLabel({ label, letter }: Table['columns'][number]): string {
  return letter === undefined ? label : `${label} (column ${letter})`;
}

const UNITS: Readonly<Record<Unit, string>> = {
  share: 'Percentage',
  percent: 'Percentage',
  mean: 'Mean',
  total: 'Total',
  ratio: 'Ratio',
  count: 'Number',
  points: 'Percentage points',
  'share-change': 'Percentage points',
  'mean-change': 'Change of mean',
};

function unitWords(cell: Cell): string {
  return 'unit' in cell ? UNITS[cell.unit] : 'Not applicable';
}

/** How numbers of a unit are shown. Shares are shown as percentages; changes of them are given in points. */
function numberCell(unit: Unit, value: number, decimals = 2): WorkbookCell {
  if (!Number.isFinite(value)) return { value: NO_SUCH_NUMBER.mark };
  if (unit === 'share') return { value, format: '0.0%' };
  if (unit === 'share-change') return { value: value * 100, format: '0.0' };
  if (unit === 'count' || unit === 'total') return { value, format: '#,##0' };
  if (unit === 'ratio') return { value, format: '0.000' };
  return { value, format: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` };
}

function valueCell(cell: Cell): WorkbookCell {
  const shorthand = shorthandOf(cell);
  if (shorthand) return { value: shorthand.mark };
  if (cell.kind === 'figure') return numberCell(cell.unit, cell.value, cell.decimals);
  const shown = shownEstimate(cell);
  return shown ? numberCell(shown.unit, shown.estimate.value) : { value: NO_SUCH_NUMBER.mark };
}

/** A number that only an estimate has; elsewhere what stands in place of the estimate stands here too. */
function estimated(heading: string, numberOf: (cell: EstimateCell<ShownEstimate>) => WorkbookCell): SheetColumn {
  return {
    heading,
    width: 14,
    cellOf: ({ cell }) => {
      const shown = shownEstimate(cell);
      return shown ? numberOf(shown) : { value: shorthandOf(cell)?.mark ?? NO_SUCH_NUMBER.mark };
    },
  };
}

const ESTIMATED: readonly SheetColumn[] = [
  estimated('Interval from', ({ unit, estimate }) => numberCell(unit, estimate.interval.lower)),
  estimated('Interval to', ({ unit, estimate }) => numberCell(unit, estimate.interval.upper)),
  based('Base', (cell) => cell.base),
  based('Effective base', (cell) => cell.effectiveBase),
];

/** How many people, which can also be known where a percentage is not shown because they are few. */
function based(
  heading: string,
  countOf: (of: { readonly base: number; readonly effectiveBase: number }) => number,
): SheetColumn {
  return {
    heading,
    width: 16,
    cellOf: ({ cell }) => {
      const of = cell.kind === 'small-base' ? cell : shownEstimate(cell)?.estimate;
      return of ? numberCell('count', countOf(of)) : { value: shorthandOf(cell)?.mark ?? NO_SUCH_NUMBER.mark };
    },
  };
}

const COMPARED: SheetColumn = {
  heading: 'Compared',
  width: 32,
  cellOf: ({ cell }) => ({ value: comparedWords(cell) }),
};

function comparedWords(cell: Cell): string {
  const letters = lettersText(cell);
  if (letters !== null) return `Higher than column ${letters}`;
  const verdict = verdictText(cell);
  if (verdict) return sentenceCase(verdict.words);
  const shown = shownEstimate(cell);
  if (shown?.comparison) return `Not different from the ${shown.comparison.against}`;
  return shown?.higherThan ? 'Not higher than another column' : 'Not compared';
}

const RELIABILITY: SheetColumn = {
  heading: 'Reliability',
  width: 32,
  cellOf: ({ cell }) => ({ value: reliabilityWords(cell) }),
};

function reliabilityWords(cell: Cell): string {
  const few = fewerThan(cell);
  if (few !== null) return `Few people: effective base under ${few}`;
  if (cell.kind === 'small-base') return `Small base: under ${cell.needed} people`;
  return shownEstimate(cell) ? 'Nothing to add' : 'Not applicable';
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
