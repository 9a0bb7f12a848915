import type { Node } from '@markdoc/markdoc';
import { bindFigure, bindTable } from './bind-table.ts';
import { type Block, type Inline, plainText } from './document.ts';
import { INLINE_TAGS, notAllowed, readInlines, readInlineTag, refuse } from './read-inlines.ts';
import { readTag } from './read-tag.ts';
import type { Reading } from './reading.ts';
import { refuseStatedShares } from './stated.ts';

/** The title is the page's first heading, so five levels are left. */
const DEEPEST = 5;

/** Reads the blocks under a node of the Markdown tree, in order; what is wrong with them is among the problems. */
export function readBlocks(node: Node, reading: Reading): Block[] {
  return node.children.flatMap((child) => readBlock(child, reading));
}

function readBlock(node: Node, reading: Reading): Block[] {
  switch (node.type) {
    case 'heading':
      return [readHeading(node, reading)];
    case 'paragraph':
    case 'inline': // The text of a list item without empty lines around it.
      return paragraph(inlinesOf(node, reading));
    case 'list':
      return [readList(node, reading)];
    case 'blockquote':
      return [{ kind: 'quotation', blocks: readBlocks(node, reading) }];
    case 'table':
      return [
        { kind: 'grid', rows: rowsUnder(node).map((row) => row.children.map((cell) => inlinesOf(cell, reading))) },
      ];
    case 'tag':
      return readBlockTag(node, reading);
    case 'comment':
    case 'error': // Already among the problems.
      return [];
    default:
      return notAllowed(node, reading);
  }
}

function paragraph(text: Inline[]): Block[] {
  return text.length === 0 ? [] : [{ kind: 'paragraph', text }];
}

function inlinesOf(node: Node, reading: Reading): Inline[] {
  if (node.type === 'inline') return readInlines(node, reading);
  return node.children.flatMap((child) => inlinesOf(child, reading));
}

function readHeading(node: Node, reading: Reading): Block {
  const text = inlinesOf(node, reading);
  const level = Number(node.attributes.level);
  checkHeading(node, level, plainText(text), reading);
  return { kind: 'heading', level, anchor: anchorFor(plainText(text), reading), text };
}

/** Readers who move by heading need an outline without holes. The page's title is the level above “#”. */
function checkHeading(node: Node, level: number, words: string, reading: Reading): void {
  const above = reading.headings.at(-1) ?? 0;
  reading.headings.push(level);
  if (words.trim() === '') refuse(reading, 'report-heading-empty', node.lines, 'This heading has no words.');
  if (level > DEEPEST) {
    refuse(reading, 'report-heading-too-deep', node.lines, `Headings go down to ${'#'.repeat(DEEPEST)}.`);
  } else if (level > above + 1) {
    const sentence = `This heading skips a level: after ${'#'.repeat(above) || 'the title'} comes ${'#'.repeat(above + 1)}.`;
    refuse(reading, 'report-heading-skips', node.lines, sentence);
  }
}

/** A stable, unique address for a heading, made of its own words. */
function anchorFor(words: string, reading: Reading): string {
  const stem = words
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  let anchor = `section-${stem}`;
  for (let again = 2; reading.anchors.has(anchor); again += 1) anchor = `section-${stem}-${again}`;
  reading.anchors.add(anchor);
  return anchor;
}

function readList(node: Node, reading: Reading): Block {
  const start = node.attributes.start as number | undefined;
  if (start !== undefined && start !== 1) {
    const sentence = `A numbered list starts at 1; “${start}.” at the start of a line would be an amount bound to nothing.`;
    refuse(reading, 'report-unbound-number', node.lines, sentence);
  }
  const items = node.children.map((item) => readBlocks(item, reading));
  return { kind: 'list', ordered: node.attributes.ordered === true, items };
}

function rowsUnder(node: Node): Node[] {
  return node.children.flatMap((child) => (child.type === 'tr' ? [child] : rowsUnder(child)));
}

/** A tag that belongs in a sentence and stands in a paragraph of its own. */
function readLoneTag(node: Node, reading: Reading): Inline[] {
  const inlines = readInlineTag(node, reading);
  refuseStatedShares(node, reading);
  return inlines;
}

function readBlockTag(node: Node, reading: Reading): Block[] {
  if (INLINE_TAGS.includes(node.tag ?? '')) return paragraph(readLoneTag(node, reading));
  const tag = readTag(node, reading);
  if (tag === null) return [];
  const block = tag.name === 'table' ? bindTable(tag, reading) : bindFigure(tag, reading);
  return block ? [block] : [];
}
