// A bar for each column of the table, cut into the shares of its rows, which add to a whole. The rows are named above
// the first bar, each with a line down to its part; the values stand inside the parts that are wide enough.
import type { Table } from '@earshot/tables';
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

const BAR = 30;
const BETWEEN = 12;
/** Which of the first four colours need white words on them to be read, by WCAG's contrast of 4.5 to 1. */
const WHITE_ON = new Set<string>([COLOURS[0], COLOURS[2]]);

interface Part {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly text: string;
}

interface RowName extends PlacedWords {
  readonly anchor: 'start' | 'end';
  /** The line that leads down to the part. */
  readonly from: number;
  readonly to: number;
}

/** Draws each column of the table as a bar of a hundred per cent; `said` describes the chart to those who listen. */
export function drawStacked(table: Table, said: string): Markup {
  const { parts, labels, bottom } = layOut(table);
  const wide = parts.filter(({ left, right, text }) => right - left > text.length * LETTER + 6);
  const names = rowNames(table, parts);
  const leader = { x1: 'x', x2: 'x', y1: 'from', y2: 'to', stroke: INK } as const;
  const options: Plot.PlotOptions = {
    height: bottom,
    margin: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.rect(parts, { x1: 'left', x2: 'right', y1: 'top', y2: 'bottom', fill: colourOf, stroke: 'white' }),
      Plot.text(wide, { x: middleOf, y: (part: Part) => part.top + BAR / 2, text: 'text', fill: wordsOn }),
      Plot.link(names, leader),
      nameMark(names, 'start', 4),
      nameMark(names, 'end', -4),
      Plot.text(labels, { ...placed, textAnchor: 'start', fontWeight: 'bold' }),
    ],
  };
  return plainSvg(options, said);
}

function nameMark(names: readonly RowName[], textAnchor: 'start' | 'end', dx: number): Plot.Markish {
  const anchored = names.filter(({ anchor }) => anchor === textAnchor);
  return Plot.text(anchored, { ...placed, ...HALO, textAnchor, dx });
}

function layOut(table: Table): { parts: Part[]; labels: PlacedWords[]; bottom: number } {
  const parts: Part[] = [];
  const labels: PlacedWords[] = [];
  let y = 0;
  table.columns.forEach(({ label }, column) => {
    const bar = partsOf(table, column);
    const words = bar.length > 0 ? label : `${label}: ${valueText(table.cells[0]![column]!)}`;
    for (const text of wrapped(words, Math.floor(WIDTH / BOLD_LETTER))) {
      labels.push({ x: 0, y: y + LINE / 2, text });
      y += LINE;
    }
    if (bar.length > 0) {
      if (parts.length === 0) y += table.rows.length * LINE + 4;
      parts.push(...bar.map((part) => ({ ...part, top: y, bottom: y + BAR })));
      y += BAR;
    }
    y += BETWEEN;
  });
  return { parts, labels, bottom: y - BETWEEN + 1 };
}

function partsOf(table: Table, column: number): Omit<Part, 'top' | 'bottom'>[] {
  let left = 0;
  return table.cells.flatMap((cells, row) => {
    const mark = drawn(cells[column]!);
    if (mark === null) return [];
    const part = { row, left, right: left + mark.value * WIDTH, text: mark.text };
    left = part.right;
    return [part];
  });
}

/**
 * The name of each row over its part of the first bar, one to a line, and the line that leads down to the part. Names
 * that would run off the right edge are written to the left of their line and go on top, from the last row down, so
 * that no line has to pass through a name that it does not belong to.
 */
function rowNames(table: Table, parts: readonly Part[]): RowName[] {
  const first = parts.filter(({ top }) => top === parts[0]!.top);
  const names = first.map((part) => {
    const text = `${table.rows[part.row]!.label} ${part.text}`;
    const x = middleOf(part);
    return { x, text, to: part.top, fits: x + 4 + text.length * LETTER <= WIDTH };
  });
  const ordered = [...names.filter(({ fits }) => !fits).reverse(), ...names.filter(({ fits }) => fits)];
  return ordered.map(({ x, text, to, fits }, index) => {
    const y = to - 4 - (ordered.length - 1 - index) * LINE - LINE / 2;
    return { x, y, text, from: y - LINE / 2, to, anchor: fits ? 'start' : 'end' };
  });
}

function middleOf({ left, right }: Part): number {
  return (left + right) / 2;
}

function colourOf({ row }: Part): string {
  return COLOURS[row]!;
}

function wordsOn(part: Part): string {
  return WHITE_ON.has(colourOf(part)) ? 'white' : INK;
}
