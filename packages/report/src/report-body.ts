import type { Draw, DrawMap } from './chart/draw.ts';
import type { Block, Inline, NumberedTable, Report, StatedFact } from './document.ts';
import { plainText } from './document.ts';
import { figureMarkup, mapMarkup } from './figure-html.ts';
import { html, type Markup } from './markup.ts';
import { type ReadingNote, readingNote, readingNoteMarkup } from './reading-note.ts';
import { sourceMarkup } from './source-html.ts';
import { tableMarkup } from './table-html.ts';
import { simulatedWords } from './table-notes.ts';

/**
 * The report as HTML to stand in a page: the banner when answers are simulated, contents, text, figures and tables,
 * and the list of what was stated and not estimated. Its headings start at h2, under the page's own h1. It holds no
 * script, no style element and no style attribute, so it passes a policy of `style-src 'self'` with `REPORT_CSS` linked.
 * @param pause waited for after each chart, each of which takes some milliseconds: a server lets others have their turn.
 */
export async function renderReportBody(report: Report, pause: () => Promise<void> = async () => {}): Promise<string> {
  // The library that draws is large, and a server that starts draws nothing.
  const { draw, drawMap } = await import('./chart/draw.ts');
  const means: Means = { note: readingNote(report), draw, drawMap };
  const blocks: Markup[] = [];
  for (const block of report.blocks) {
    blocks.push(blockMarkup(block, means));
    if (block.kind === 'figure' || block.kind === 'map') await pause();
  }
  return html`<div class="earshot-report">
${simulatedBanner(report)}${contents(report)}${blocks}${statedNotes(report.stated)}</div>
`.safe;
}

/** What every block of a report is written with. */
interface Means {
  readonly note: ReadingNote | null;
  readonly draw: Draw;
  readonly drawMap: DrawMap;
}

function simulatedBanner({ simulated }: Report): Markup | null {
  if (simulated === null) return null;
  return html`<p class="earshot-banner"><strong>These numbers are made from simulated people:</strong> ${simulatedWords(simulated)} They say nothing about real people.</p>
`;
}

function contents({ blocks }: Report): Markup | null {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' && block.level <= 2 ? block : []));
  if (headings.length < 2) return null;
  const items = headings.map(
    ({ level, anchor, text }) =>
      html`<li class="earshot-level-${level}"><a href="#${anchor}">${plainText(text)}</a></li>\n`,
  );
  return html`<nav class="earshot-contents" aria-labelledby="report-contents">
<h2 id="report-contents">Contents</h2>
<ol>
${items}</ol>
</nav>
`;
}

function blockMarkup(block: Block, means: Means): Markup {
  switch (block.kind) {
    case 'heading':
      return headingMarkup(block);
    case 'paragraph':
      return html`<p>${inlineMarkup(block.text)}</p>\n`;
    case 'list':
      return listMarkup(block, means);
    case 'quotation':
      return html`<blockquote>\n${block.blocks.map((each) => blockMarkup(each, means))}</blockquote>\n`;
    case 'grid':
      return gridMarkup(block);
    case 'table':
      return numberedTable(block, means);
    case 'figure':
      return figureMarkup(block, readingNoteMarkup(means.note, block), means.draw);
    case 'map':
      return mapMarkup(block, readingNoteMarkup(means.note, block), means.drawMap);
  }
}

function numberedTable(block: NumberedTable, means: Means): Markup {
  const { number, table } = block;
  const marks = readingNoteMarkup(means.note, block);
  return tableMarkup(table, { id: `table-${number}`, label: `Table ${number}`, marks });
}

function headingMarkup({ level, anchor, text }: Extract<Block, { kind: 'heading' }>): Markup {
  const name = { safe: `h${level + 1}` };
  return html`<${name} id="${anchor}">${inlineMarkup(text)}</${name}>\n`;
}

function listMarkup({ ordered, items }: Extract<Block, { kind: 'list' }>, means: Means): Markup {
  const name = { safe: ordered ? 'ol' : 'ul' };
  return html`<${name}>\n${items.map((blocks) => html`<li>${itemMarkup(blocks, means)}</li>\n`)}</${name}>\n`;
}

/** An item that is one paragraph needs no paragraph element. */
function itemMarkup(blocks: readonly Block[], means: Means): readonly Markup[] {
  const [only, ...rest] = blocks;
  return only?.kind === 'paragraph' && rest.length === 0
    ? inlineMarkup(only.text)
    : blocks.map((block) => blockMarkup(block, means));
}

function gridMarkup({ rows }: Extract<Block, { kind: 'grid' }>): Markup {
  const [head = [], ...body] = rows;
  return html`<div class="earshot-grid"><table>
<thead><tr>${head.map((cell) => html`<th scope="col">${inlineMarkup(cell)}</th>`)}</tr></thead>
<tbody>
${body.map((row) => html`<tr>${row.map((cell) => html`<td>${inlineMarkup(cell)}</td>`)}</tr>\n`)}</tbody>
</table></div>
`;
}

function inlineMarkup(inlines: readonly Inline[]): readonly Markup[] {
  return inlines.map(oneInline);
}

function oneInline(inline: Inline): Markup {
  switch (inline.kind) {
    case 'text':
      return html`${inline.text}`;
    case 'strong':
      return html`<strong>${inlineMarkup(inline.text)}</strong>`;
    case 'emphasis':
      return html`<em>${inlineMarkup(inline.text)}</em>`;
    case 'link':
      return html`<a href="${inline.href}">${inlineMarkup(inline.text)}</a>`;
    case 'line-break':
      return html`<br>`;
    case 'number':
      return html`<span class="earshot-number" data-table="${inline.table}" data-row="${inline.row}" data-column="${inline.column}" data-show="${inline.show}">${inline.text}</span>`;
    case 'label':
      return html`<span class="earshot-label" data-table="${inline.table}" data-${inline.axis}="${inline.id}">${inline.text}</span>`;
    case 'stated':
      return statedMarkup(inline.fact);
  }
}

/** The space before the mark keeps the fact and “source” apart for those who listen, and does not break the line. */
function statedMarkup({ number, text }: StatedFact): Markup {
  return html`<span class="earshot-stated">${text}</span>\u00A0<sup><a href="#stated-${number}" id="from-stated-${number}"><span class="earshot-unseen">source </span>[${number}]</a></sup>`;
}

function statedNotes(stated: readonly StatedFact[]): Markup | null {
  if (stated.length === 0) return null;
  const items = stated.map(
    ({ number, text, source }) =>
      html`<li id="stated-${number}">“${text}”, from ${sourceMarkup(source)}. <a href="#from-stated-${number}">Back to the text<span class="earshot-unseen"> of source ${number}</span></a></li>\n`,
  );
  return html`<section class="earshot-stated-notes" aria-labelledby="stated-not-estimated">
<h2 id="stated-not-estimated">Stated, not estimated</h2>
<p>These facts do not come from a table in this report. Each has its source.</p>
<ol>
${items}</ol>
</section>
`;
}
