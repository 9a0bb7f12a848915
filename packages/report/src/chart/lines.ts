// Lines over time: the columns of the table are the points in time, in their order, and each row is a line, named at
// its end with its last value. Where a cell holds no number the line has a gap. The scale starts at zero, so that a
// small change does not look like a large one.
import type { Table } from '@earshot/tables';
import * as Plot from '@observablehq/plot';
import type { Markup } from '../markup.ts';
import { topsApart } from './blocks-apart.ts';
import { type Drawn, drawn } from './drawable.ts';
import { COLOURS, INK, LETTER, LINE, type PlacedWords, placed, plainSvg, WIDTH, wrapped } from './plain-svg.ts';
import { valueScale } from './value-scale.ts';

const TOP = 12;
const LOWEST_PLOT = 220;
const LEFT = 44;
const BOTTOM = 28;
const WIDEST_NAMES = 144;
const BETWEEN_NAMES = 4;

interface Point {
  readonly column: number;
  readonly mark: Drawn | null;
}

interface Series {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly Point[];
}

/** Draws each row of the table as a line; `said` describes the chart to those who listen. */
export function drawLines(table: Table, said: string): Markup {
  const series = seriesOf(table);
  const scale = valueScale(table);
  const names = series.map(nameAtEnd);
  const right = Math.min(WIDEST_NAMES, Math.max(...names.flat().map((line) => line.length)) * LETTER + 24);
  const plotHeight = Math.max(LOWEST_PLOT, names.reduce((sum, lines) => sum + nameHeight(lines), 0) - TOP);
  const heightOf = (value: number) =>
    TOP + plotHeight * (1 - (value - scale.domain[0]) / (scale.domain[1] - scale.domain[0]));
  const options: Plot.PlotOptions = {
    height: TOP + plotHeight + BOTTOM,
    marginLeft: LEFT,
    marginRight: right,
    marginTop: TOP,
    marginBottom: BOTTOM,
    x: { type: 'point', domain: table.columns.map((_, index) => index), padding: 0.1 },
    y: { domain: [...scale.domain] },
    marks: [
      Plot.gridY([...scale.ticks], { stroke: INK, strokeOpacity: 0.12 }),
      Plot.axisY([...scale.ticks], { tickFormat: scale.tickText, tickSize: 0, label: null }),
      Plot.axisX(labelledColumns(table, WIDTH - LEFT - right), {
        tickFormat: (column: number) => table.columns[column]!.label,
        tickSize: 0,
        label: null,
      }),
      Plot.ruleY([0], { stroke: INK }),
      ...series.flatMap(lineMarks),
      ...nameMarks(namesApart(series, names, heightOf, { x: WIDTH - right + 8, bottom: TOP + plotHeight })),
    ],
  };
  return plainSvg(options, said);
}

function seriesOf(table: Table): Series[] {
  return table.rows.map(({ label }, row) => ({
    name: label,
    colour: COLOURS[row]!,
    points: table.cells[row]!.map((cell, column) => ({ column, mark: drawn(cell) })),
  }));
}

function lineMarks({ points, colour }: Series): Plot.Markish[] {
  const data = points.map(({ column, mark }) => ({ column, value: mark?.value ?? Number.NaN }));
  const shown = data.filter(({ value }) => !Number.isNaN(value));
  const whiskers = points.flatMap(({ column, mark }) => (mark?.interval ? [{ column, ...mark.interval }] : []));
  return [
    Plot.ruleX(whiskers, { x: 'column', y1: 'lower', y2: 'upper', stroke: colour, strokeWidth: 1.5 }),
    Plot.line(data, { x: 'column', y: 'value', stroke: colour, strokeWidth: 2.5 }),
    Plot.dot(shown, { x: 'column', y: 'value', fill: colour, r: 3.5 }),
  ];
}

function lastMark(points: readonly Point[]): Drawn | null {
  return points.findLast(({ mark }) => mark !== null)?.mark ?? null;
}

function nameAtEnd(series: Series): string[] {
  const last = lastMark(series.points);
  return last ? [...wrapped(series.name, Math.floor((WIDEST_NAMES - 24) / LETTER)), last.text] : [];
}

interface NameLine extends PlacedWords {
  /** Set on the first line of a name, which has a dot of the line's colour before it. */
  readonly colour: string | null;
}

function nameHeight(lines: readonly string[]): number {
  return lines.length * LINE + BETWEEN_NAMES;
}

/**
 * The names beside the ends of their lines, as near to them as the other names allow. They stay above the bottom of
 * the plot, since under it stand the names of the columns.
 */
function namesApart(
  series: readonly Series[],
  names: readonly string[][],
  heightOf: (value: number) => number,
  { x, bottom }: { x: number; bottom: number },
): NameLine[] {
  const ends = series.flatMap(({ points, colour }, index) => {
    const last = lastMark(points);
    const lines = names[index]!;
    return last ? [{ lines, colour, middle: heightOf(last.value), height: nameHeight(lines) }] : [];
  });
  const tops = topsApart(ends, 0, bottom);
  return ends.flatMap(({ lines, colour }, end) => {
    const first = tops[end]! + (BETWEEN_NAMES + LINE) / 2;
    return lines.map((text, line) => ({ x, y: first + line * LINE, text, colour: line === 0 ? colour : null }));
  });
}

function nameMarks(lines: readonly NameLine[]): Plot.Markish[] {
  const first = lines.filter(({ colour }) => colour !== null);
  return [
    Plot.dot(first, { x: { value: 'x', scale: null }, y: { value: 'y', scale: null }, fill: 'colour', r: 4 }),
    Plot.text(lines, { ...placed, textAnchor: 'start', dx: 10 }),
  ];
}

/** As many columns as there is room to name: all of them, or every second, third and so on. */
function labelledColumns(table: Table, room: number): number[] {
  const widest = Math.max(...table.columns.map(({ label }) => label.length)) * LETTER + 8;
  const every = Math.ceil((widest * table.columns.length) / room);
  return table.columns.flatMap((_, index) => (index % every === 0 ? index : []));
}
