// Lines over time: the columns of the table are the points in time, in their order, and each row is a line, named at
// its end with its last value. Where a cell holds no number the line has a gap. The scale starts at zero, so that a
// small change does not look like a large one.
import type { Table } from '@earshot/tables';
import * as Plot from '@observablehq/plot';
import type { Markup } from '../markup.ts';
import { type Drawn, drawn } from './drawable.ts';
import { COLOURS, INK, LETTER, LINE, type PlacedWords, placed, plainSvg, WIDTH, wrapped } from './plain-svg.ts';
import { valueScale } from './value-scale.ts';

const TOP = 12;
const PLOT_HEIGHT = 220;
const LEFT = 44;
const BOTTOM = 28;
const WIDEST_NAMES = 144;

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
  const heightOf = (value: number) =>
    TOP + PLOT_HEIGHT * (1 - (value - scale.domain[0]) / (scale.domain[1] - scale.domain[0]));
  const options: Plot.PlotOptions = {
    height: TOP + PLOT_HEIGHT + BOTTOM,
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
      ...nameMarks(namesApart(series, names, heightOf, WIDTH - right + 8)),
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

/** The names beside the ends of their lines, from the highest down, each moved down as far as the one above needs. */
function namesApart(
  series: readonly Series[],
  names: readonly string[][],
  heightOf: (value: number) => number,
  x: number,
): NameLine[] {
  const ends = series.flatMap(({ points, colour }, index) => {
    const last = lastMark(points);
    return last ? [{ lines: names[index]!, colour, y: heightOf(last.value) }] : [];
  });
  const room = ends.reduce((lines, end) => lines + end.lines.length, 0) * LINE;
  let next = 0;
  return ends
    .sort((one, other) => one.y - other.y)
    .flatMap(({ lines, colour, y }) => {
      const top = Math.min(y - (lines.length * LINE) / 2, TOP + PLOT_HEIGHT + BOTTOM - room);
      const first = Math.max(next, top + LINE / 2);
      next = first + lines.length * LINE + 2;
      return lines.map((text, index) => ({ x, y: first + index * LINE, text, colour: index === 0 ? colour : null }));
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
