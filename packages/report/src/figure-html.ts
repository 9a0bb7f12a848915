import { drawBars } from './chart/bars.ts';
import { drawLines } from './chart/lines.ts';
import { drawStacked } from './chart/stacked.ts';
import type { ChartKind, Figure } from './document.ts';
import { html, type Markup } from './markup.ts';
import { tableMarkup } from './table-html.ts';

const CHARTS: Record<ChartKind, { draw: typeof drawBars; called: string }> = {
  bars: { draw: drawBars, called: 'Bar chart' },
  stacked: { draw: drawStacked, called: 'Stacked bar chart' },
  lines: { draw: drawLines, called: 'Line chart' },
};

/**
 * A chart with its number and title, and the numbers that it draws as a real table under it: open, and not folded
 * away, so that it is there in print and for those who cannot see the chart. Base, source and notes are the
 * table's; `marks` explains the marks in its cells.
 */
export function figureMarkup({ number, chart, title, table }: Figure, marks: Markup | null): Markup {
  const id = `figure-${number}`;
  const { draw, called } = CHARTS[chart];
  const simulated = table.simulated ? ' (simulated answers)' : '';
  const said = `${called}: ${title}${simulated}. The numbers are in the table that follows.`;
  return html`<figure class="earshot-figure" id="${id}">
<figcaption><span class="earshot-numbered">Figure ${number}</span> ${title}${simulated}</figcaption>
${draw(table, said)}
</figure>
${tableMarkup(table, { id: `${id}-table`, label: `The numbers of Figure ${number}:`, marks })}`;
}
