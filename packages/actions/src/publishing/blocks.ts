import type { Block, ChartKind, Inline } from '@earshot/report';
import type { Table } from '@earshot/tables';

/** A heading of a page that is made from published figures; its anchor is part of the page’s address. */
export function heading(anchor: string, words: string): Block {
  return { kind: 'heading', level: 2, anchor, text: [text(words)] };
}

export function paragraph(words: string): Block {
  return { kind: 'paragraph', text: [text(words)] };
}

export function text(words: string): Inline {
  return { kind: 'text', text: words };
}

export function link(href: string, words: string): Inline {
  return { kind: 'link', href, text: [text(words)] };
}

/** A table; `numbered` gives it its number. */
export function tableBlock(table: Table): Block {
  return { kind: 'table', number: 0, table };
}

/** A chart of a table under the table’s own title; `numbered` gives it its number. */
export function figureBlock(chart: ChartKind, table: Table): Block {
  return { kind: 'figure', number: 0, chart, title: table.title, table };
}

/** The blocks of a page with its tables and its figures numbered, each from 1, in the order in which they stand. */
export function numbered(blocks: readonly Block[]): Block[] {
  let [tables, figures] = [0, 0];
  return blocks.map((block) => {
    if (block.kind === 'table') return { ...block, number: ++tables };
    return block.kind === 'figure' || block.kind === 'map' ? { ...block, number: ++figures } : block;
  });
}

/** Every table behind a page, also those that charts draw, in the order in which they stand. */
export function tablesOf(blocks: readonly Block[]): Table[] {
  return blocks.flatMap((block) => ('table' in block ? [block.table] : []));
}
