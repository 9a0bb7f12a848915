// A map of squares, all as large: each with its short name and its figure, so that no colour has to be decoded; the
// colour says in which fifth the figure is.
import type { Cell, Table } from '@earshot/tables';
import type { MapTile } from '../document.ts';
import { amountText, valueText } from '../format-cell.ts';
import { html, type Markup } from '../markup.ts';
import { drawn } from './drawable.ts';
import { type Fifth, fifthOf, fifthsOf } from './fifths.ts';
import { INK } from './plain-svg.ts';

const WIDE = 36;
const HIGH = 31;
const BETWEEN = 2;
const LETTERS = 10.5;

/**
 * From light to dark in steps as large as there is room for. Between white and black there is contrast for two steps of
 * three to one and not for four, so the bands are told apart by the figures too; on each, its letters have more than
 * 4.5 to one. The first stands out from the page by its edge.
 */
export const BANDS = [
  { fill: '#f8fafd', letters: INK },
  { fill: '#9abcdd', letters: INK },
  { fill: '#5a88b5', letters: INK },
  { fill: '#325b84', letters: '#ffffff' },
  { fill: '#132e4a', letters: '#ffffff' },
] as const;

const HATCHED = 'earshot-no-figure';

/** Draws the one column of a table as a map; `said` describes it to those who listen. The table has to follow it. */
export function drawTileMap(table: Table, tiles: readonly MapTile[], said: string): Markup {
  const fifths = fifthsOf(table.cells.flatMap(([cell]) => drawn(cell!)?.value ?? []));
  const width = (Math.max(...tiles.map(({ column }) => column)) + 1) * WIDE;
  const height = (Math.max(...tiles.map(({ line }) => line)) + 1) * HIGH;
  return html`<svg class="earshot-map" viewBox="0 0 ${width} ${height}" role="img" aria-label="${said}" font-size="${LETTERS}" text-anchor="middle">
<defs><pattern id="${HATCHED}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#ffffff"/><rect width="1" height="7" fill="#9aa1a8"/></pattern></defs>
${legend(table, fifths)}${tiles.map((tile) => square(table, tile, fifths))}</svg>
`;
}

function square(table: Table, { row, column, line, label }: MapTile, fifths: readonly (Fifth | null)[]): Markup {
  const at = table.rows.findIndex(({ id }) => id === row);
  if (at === -1) throw new Error(`drawTileMap: the table has no row ${row}.`);
  const cell = table.cells[at]![0]!;
  const band = bandOf(cell, fifths);
  const [x, y] = [column * WIDE, line * HIGH];
  const middle = x + (WIDE - BETWEEN) / 2;
  const figure = cell.kind === 'empty' ? '–' : valueText(cell);
  return html`<g><title>${table.rows[at]!.label}: ${figure}</title>${box(x, y, band)}${words(middle, y + 12, label, band)}${words(middle, y + 24, figure.replace('%', ''), band)}</g>
`;
}

/** The look of a figure’s square; null where there is no figure. */
type Band = (typeof BANDS)[number] | null;

function bandOf(cell: Cell, fifths: readonly (Fifth | null)[]): Band {
  const mark = drawn(cell);
  return mark && BANDS[fifthOf(mark.value, fifths)]!;
}

function box(x: number, y: number, band: Band, [width, height] = [WIDE - BETWEEN, HIGH - BETWEEN]): Markup {
  const fill = band?.fill ?? `url(#${HATCHED})`;
  return html`<rect x="${x}" y="${y}" width="${width!}" height="${height!}" fill="${fill}" stroke="${INK}" stroke-width="0.75"/>`;
}

/** Words on hatching have white behind them. */
function words(x: number, y: number, text: string, band: Band): Markup {
  const behind = band ? null : html` stroke="#ffffff" stroke-width="5" paint-order="stroke"`;
  return html`<text x="${x}" y="${y}" fill="${band?.letters ?? INK}"${behind}>${text}</text>`;
}

/** The bands in words, in the corner that England leaves free. */
function legend(table: Table, fifths: readonly (Fifth | null)[]): Markup {
  const unit = table.cells.flat().flatMap((cell) => ('unit' in cell ? cell.unit : []))[0] ?? 'count';
  const text = (value: number): string => amountText(unit, value, 1);
  const bands = fifths.flatMap((fifth, at) => (fifth ? [{ band: BANDS[at]!, says: bandWords(fifth, text) }] : []));
  const without = table.cells.filter(([cell]) => drawn(cell!) === null).length;
  const lines = [...bands, ...(without > 0 ? [{ band: null, says: `No figure (${without})` }] : [])];
  const entries = lines.map(
    ({ band, says }, at) =>
      html`${box(1, at * 20 + 1, band, [16, 14])}<text x="24" y="${at * 20 + 12}" fill="${INK}">${says}</text>`,
  );
  return html`<g text-anchor="start">${entries}</g>
`;
}

function bandWords({ name, from, to, count }: Fifth, text: (value: number) => string): string {
  return `${name}: ${from === to ? text(from) : `${text(from)} to ${text(to)}`} (${count})`;
}
