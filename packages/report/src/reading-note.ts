// What the marks in the cells mean is the same for all tables of a report, so it is said once, under the first table
// that has any, and the others lead there. Who the numbers are about and where they come from stays with each table.
import type { Block, Figure, MapFigure, NumberedTable, Report } from './document.ts';
import { html, type Markup } from './markup.ts';
import { markNotes, type TableNote } from './table-notes.ts';

/** Where the one note of a report stands, and what it says. */
export interface ReadingNote {
  /** The table or figure that it stands under. */
  readonly under: Tabled;
  readonly says: readonly TableNote[];
}

/** What a table stands in. */
type Tabled = NumberedTable | Figure | MapFigure;

const ANCHOR = 'how-to-read-tables';

/** The note that all tables of a report share; null when no table has a mark to explain. */
export function readingNote({ blocks }: Report): ReadingNote | null {
  const marked = tablesIn(blocks).map((block) => ({ block, notes: markNotes(block.table) }));
  const first = marked.find(({ notes }) => notes.length > 0);
  if (!first) return null;
  const says = new Map(marked.flatMap(({ notes }) => notes.map((note) => [`${note.about} ${note.says}`, note])));
  return { under: first.block, says: [...says.values()] };
}

function tablesIn(blocks: readonly Block[]): Tabled[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table' || block.kind === 'figure' || block.kind === 'map') return block;
    if (block.kind === 'list') return block.items.flatMap(tablesIn);
    return block.kind === 'quotation' ? tablesIn(block.blocks) : [];
  });
}

/**
 * What stands under one table of a report: the note itself under its first, the way to it under every other whose
 * marks it explains. The way says in words where the note is, for those who read on paper.
 */
export function readingNoteMarkup(note: ReadingNote | null, block: Tabled): Markup | null {
  if (note === null || markNotes(block.table).length === 0) return null;
  if (note.under === block) return wholeNote(note.says);
  const where = note.under.kind === 'table' ? 'Table' : 'Figure';
  return html`<p class="earshot-how-link"><a href="#${ANCHOR}">How to read this table</a> (under ${where} ${note.under.number})</p>
`;
}

function wholeNote(says: readonly TableNote[]): Markup {
  const lines = says.map(
    ({ about, says: words }) => html`<li><span class="earshot-about">${about}:</span> ${words}</li>\n`,
  );
  return html`<div class="earshot-how" id="${ANCHOR}" role="note" aria-labelledby="${ANCHOR}-title">
<p id="${ANCHOR}-title" class="earshot-about">How to read the tables</p>
<ul>
${lines}</ul>
</div>
`;
}
