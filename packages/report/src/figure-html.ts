import type { Draw, DrawMap } from './chart/draw.ts';
import type { ChartKind, Figure, MapFigure } from './document.ts';
import { html, type Markup } from './markup.ts';
import { tableMarkup } from './table-html.ts';

const CALLED: Readonly<Record<ChartKind, string>> = {
  bars: 'Bar chart',
  stacked: 'Stacked bar chart',
  lines: 'Line chart',
};

/**
 * A chart with its number and title, and the numbers that it draws as a real table under it: open, and not folded
 * away, so that it is there in print and for those who cannot see the chart. Base, source and notes are the
 * table's; `marks` explains the marks in its cells.
 */
export function figureMarkup({ number, chart, title, table }: Figure, marks: Markup | null, draw: Draw): Markup {
  const id = `figure-${number}`;
  const simulated = table.simulated ? ' (simulated people)' : '';
  const said = `${CALLED[chart]}: ${title}${simulated}. The numbers are in the table that follows.`;
  return html`<div class="earshot-drawn"><figure class="earshot-figure" id="${id}">
<figcaption><span class="earshot-numbered">Figure ${number}</span> ${title}${simulated}</figcaption>
${draw(chart, table, said)}
</figure>
${tableMarkup(table, { id: `${id}-table`, label: `The numbers of Figure ${number}:`, marks })}</div>
`;
}

/** A map as `figureMarkup` writes a chart. On a narrow screen it is moved sideways by itself, so that its letters can be read. */
export function mapMarkup(map: MapFigure, marks: Markup | null, drawMap: DrawMap): Markup {
  const { number, title, table, tiles } = map;
  const id = `figure-${number}`;
  const said = `Map of squares: ${title}. The numbers are in the table that follows.`;
  return html`<figure class="earshot-figure" id="${id}">
<figcaption id="${id}-caption"><span class="earshot-numbered">Figure ${number}</span> ${title}</figcaption>
<div class="earshot-scroll" role="region" aria-labelledby="${id}-caption" tabindex="0">
${drawMap(table, tiles, said)}</div>
</figure>
${tableMarkup(table, { id: `${id}-table`, label: `The numbers of Figure ${number}:`, marks })}`;
}
