// What a chart draws of a cell, and which tables a chart can draw.
import { type Cell, shownEstimate, type Table } from '@earshot/tables';
import type { ChartKind } from '../document.ts';
import { intervalText, valueText } from '../format-cell.ts';

/** More series than this cannot be told apart, by the Analysis Function's guidance on colours in charts. */
export const MOST_SERIES = 4;

export interface Drawn {
  readonly value: number;
  /** Null when the cell has no interval. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  /** The value in words, as in the table. */
  readonly text: string;
}

/** What is drawn of a cell; null, which leaves a gap and never a zero, when it holds no number. */
export function drawn(cell: Cell): Drawn | null {
  const text = valueText(cell);
  if (cell.kind === 'figure') return { value: cell.value, interval: null, text };
  const shown = shownEstimate(cell);
  if (!shown) return null;
  const { value, interval } = shown.estimate;
  return { value, interval: intervalText(cell) === null ? null : interval, text };
}

/** Why a table cannot be drawn as this kind of chart; null when it can. */
export function drawingProblem(kind: ChartKind, table: Table): { code: string; sentence: string } | null {
  const cells = table.cells.flat().filter((cell) => drawn(cell) !== null);
  if (cells.length === 0) {
    return { code: 'report-nothing-to-draw', sentence: `Table “${table.id}” holds no number that can be drawn.` };
  }
  const units = [...new Set(cells.map((cell) => ('unit' in cell ? cell.unit : '')))];
  if (units.length > 1) {
    const sentence = `A chart has one scale, and this one would need ${units.join(' and ')}. Pick columns="…" or rows="…".`;
    return { code: 'report-mixed-units', sentence };
  }
  return tooManySeries(kind, table) ?? (kind === 'stacked' ? notAWhole(table) : tooFewPoints(kind, table));
}

function tooManySeries(kind: ChartKind, table: Table): { code: string; sentence: string } | null {
  const axis = kind === 'bars' ? 'columns' : 'rows';
  const count = table[axis].length;
  if (count <= MOST_SERIES) return null;
  const sentence = `“${kind}” draws each of the ${axis} in a colour of its own, at most ${MOST_SERIES}; this table has ${count}. Pick some with ${axis}="…".`;
  return { code: 'report-too-many-series', sentence };
}

function tooFewPoints(kind: ChartKind, table: Table): { code: string; sentence: string } | null {
  if (kind !== 'lines' || table.columns.length > 1) return null;
  const sentence = 'A line needs at least two columns, one for each point in time.';
  return { code: 'report-too-few-points', sentence };
}

/** The parts of a stacked bar must be a whole: every cell a share, and each column adding to one. */
function notAWhole(table: Table): { code: string; sentence: string } | null {
  const wrong = table.columns.filter((_, column) => {
    const cells = table.cells.map((row) => row[column]!);
    const parts = cells.map((cell) => ('unit' in cell && cell.unit === 'share' ? drawn(cell) : null));
    const whole = parts.reduce((sum, part) => sum + (part?.value ?? 0), 0);
    return parts.some((part) => part !== null) && (parts.includes(null) || Math.abs(whole - 1) > 0.001);
  });
  if (wrong.length === 0) return null;
  const sentence = `A stacked bar shows the parts of a whole, but the rows of “${wrong[0]!.label}” are not shares that add to one.`;
  return { code: 'report-not-a-whole', sentence };
}
