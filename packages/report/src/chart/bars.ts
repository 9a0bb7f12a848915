// Horizontal bars: a block for each row of the table under its label, in it a bar for each column. Every bar has its
// name to its left and its value to its right, so that no colour has to be decoded.
import type { Cell, Table } from '@earshot/tables';
import * as Plot from '@observablehq/plot';
import { valueText } from '../format-cell.ts';
import type { Markup } from '../markup.ts';
import { drawn } from './drawable.ts';
import {
  BOLD_LETTER,
  COLOURS,
  HALO,
  INK,
  LETTER,
  LINE,
  type PlacedWords,
  placed,
  plainSvg,
  WIDTH,
  wrapped,
} from './plain-svg.ts';
import { valueScale } from './value-scale.ts';

const BAR = 20;
const BETWEEN_BARS = 4;
const BETWEEN_ROWS = 16;
const ROOM_FOR_VALUE = 46;
/** Room to the left of the bars for their names; the least of it is for the scale's first tick. */
const NARROWEST_NAMES = 16;
const WIDEST_NAMES = 140;
const AXIS = 26;

interface Bar {
  readonly cell: Cell;
  readonly colour: string;
  readonly name: string[];
  readonly top: number;
  readonly height: number;
}

/** Draws the table's cells as bars with their intervals as whiskers; `said` describes the chart to those who listen. */
export function drawBars(table: Table, said: string): Markup {
  const names = table.columns.length > 1 ? table.columns.map(({ label }) => label) : [''];
  const longest = Math.max(...names.map((name) => name.length));
  const left = Math.max(NARROWEST_NAMES, Math.min(WIDEST_NAMES, longest * LETTER + 8));
  const { bars, labels, bottom } = layOut(table, names, left);
  const scale = valueScale(table);
  const options: Plot.PlotOptions = {
    height: bottom + AXIS,
    marginLeft: left,
    marginRight: ROOM_FOR_VALUE,
    marginTop: 0,
    marginBottom: AXIS,
    x: { domain: [...scale.domain] },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.gridX([...scale.ticks], { stroke: INK, strokeOpacity: 0.12 }),
      Plot.axisX([...scale.ticks], { tickFormat: scale.tickText, tickSize: 0, label: null }),
      Plot.ruleX([0], { stroke: INK }),
      ...barMarks(bars),
      Plot.text(labels, { ...placed, ...HALO, textAnchor: 'start', fontWeight: 'bold' }),
      Plot.text(
        bars.flatMap((bar) => nameWords(bar, left)),
        { ...placed, textAnchor: 'end' },
      ),
    ],
  };
  return plainSvg(options, said);
}

function layOut(
  table: Table,
  names: readonly string[],
  left: number,
): { bars: Bar[]; labels: PlacedWords[]; bottom: number } {
  const bars: Bar[] = [];
  const labels: PlacedWords[] = [];
  const named = names.map((name) => wrapped(name, Math.floor((left - 8) / LETTER)));
  let y = 0;
  table.rows.forEach(({ label }, row) => {
    for (const text of wrapped(label, Math.floor(WIDTH / BOLD_LETTER))) {
      labels.push({ x: 0, y: y + LINE / 2, text });
      y += LINE;
    }
    named.forEach((name, column) => {
      const height = Math.max(BAR, name.length * LINE);
      bars.push({ cell: table.cells[row]![column]!, colour: COLOURS[column]!, name, top: y + 2, height });
      y += height + BETWEEN_BARS;
    });
    y += BETWEEN_ROWS;
  });
  return { bars, labels, bottom: y - BETWEEN_ROWS + 4 };
}

function barMarks(bars: readonly Bar[]): Plot.Markish[] {
  const shown = bars.flatMap((bar) => {
    const mark = drawn(bar.cell);
    const middle = bar.top + bar.height / 2;
    return mark ? [{ ...mark, middle, top: middle - BAR / 2, bottom: middle + BAR / 2, fill: bar.colour }] : [];
  });
  const whiskers = shown.flatMap((bar) => (bar.interval ? [{ y: bar.middle, ...bar.interval }] : []));
  const ends = { x1: 'lower', x2: 'upper', y: 'y' };
  const missing = bars.filter(({ cell }) => drawn(cell) === null);
  return [
    Plot.rect(shown, { x1: 0, x2: 'value', y1: 'top', y2: 'bottom', fill: 'fill' }),
    Plot.ruleY(whiskers, { ...ends, stroke: 'white', strokeWidth: 4 }),
    Plot.ruleY(whiskers, { ...ends, stroke: INK, strokeWidth: 1.5 }),
    Plot.text(shown, { x: atEnd, y: 'middle', text: 'text', textAnchor: 'start', dx: 6, fill: INK }),
    Plot.text(missing, {
      x: 0,
      y: middleOf,
      text: (bar: Bar) => valueText(bar.cell) || '–',
      textAnchor: 'start',
      dx: 6,
      fill: INK,
    }),
  ];
}

function atEnd({ value, interval }: { value: number; interval: { upper: number } | null }): number {
  return Math.max(0, value, interval?.upper ?? 0);
}

function middleOf(bar: Bar): number {
  return bar.top + bar.height / 2;
}

function nameWords(bar: Bar, left: number): PlacedWords[] {
  const first = middleOf(bar) - ((bar.name.length - 1) * LINE) / 2;
  return bar.name.map((text, index) => ({ x: left - 8, y: first + index * LINE, text }));
}
