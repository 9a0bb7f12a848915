import { parseHTML } from 'linkedom';

/** A node of the document as far as it is read here. */
interface Node {
  readonly nodeType: number;
  readonly tagName?: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Node>;
  getAttribute?(name: string): string | null;
}

const TEXT = 3;
const HEADING = /^H([1-6])$/;

/**
 * The lines of a Word file: a paragraph is a line with a blank one after it, a heading begins with `#`, an entry of a
 * list with `-` or its number, and the cells of a table’s row stand in one line with tabs between them.
 */
export async function linesOfWord(bytes: Uint8Array): Promise<string[]> {
  // Loaded when it is used: a server that starts reads no Word files.
  const { default: mammoth } = await import('mammoth');
  // Pictures would only be carried along as text; external files are never opened.
  const options = {
    convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    externalFileAccess: false,
  };
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options);
  const { document } = parseHTML(`<!doctype html><html><body>${value}</body></html>`);
  return [...document.body.childNodes].flatMap((node) => linesOf(node as unknown as Node));
}

function linesOf(node: Node): string[] {
  const tag = node.tagName ?? '';
  const heading = HEADING.exec(tag)?.[1];
  if (heading) return [`${'#'.repeat(Number(heading))} ${words(node)}`, ''];
  if (tag === 'TABLE') return [...rowsOf(node), ''];
  if (tag === 'UL' || tag === 'OL') return [...entries(node), ''];
  const lines = paragraph(node);
  return lines.length > 0 ? [...lines, ''] : [];
}

function rowsOf(table: Node): string[] {
  // By column, how many rows down a cell from above still reaches.
  const reach: number[] = [];
  return descendants(table, 'TR').map((row) => {
    const cells = children(row).filter(({ tagName }) => tagName === 'TD' || tagName === 'TH');
    const columns = inColumns(cells, reach);
    // A row of one cell ends in a tab too, so that it still is a row.
    return `${columns.join('\t')}${columns.length === 1 ? '\t' : ''}`;
  });
}

/** The words of a row by column. A cell over several columns or rows has its words in the first; the others are empty. */
function inColumns(cells: readonly Node[], reach: number[]): string[] {
  const columns: string[] = [];
  const skip = (): void => {
    while ((reach[columns.length] ?? 0) > 0) {
      reach[columns.length]! -= 1;
      columns.push('');
    }
  };
  for (const cell of cells) {
    skip();
    const rows = spanOf(cell, 'rowspan');
    for (let at = 0; at < spanOf(cell, 'colspan'); at += 1) {
      reach[columns.length] = rows - 1;
      columns.push(at === 0 ? words(cell) : '');
    }
  }
  skip();
  return columns;
}

const WIDEST = 200;

function spanOf(cell: Node, name: 'colspan' | 'rowspan'): number {
  const span = Number(cell.getAttribute?.(name) ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, WIDEST) : 1;
}

function entries(list: Node): string[] {
  const items = children(list);
  // A lone entry is one of a list that other paragraphs break up; which number it had, the file does not say here.
  const isNumbered = list.tagName === 'OL' && items.length > 1;
  return items.flatMap((entry, at) => {
    const inner = children(entry).filter(({ tagName }) => tagName === 'UL' || tagName === 'OL');
    const own = [...entry.childNodes]
      .filter((node) => !inner.includes(node))
      .map(words)
      .join(' ')
      .trim();
    const mark = isNumbered ? `${at + 1}.` : '-';
    return [...(own ? [`${mark} ${own}`] : []), ...inner.flatMap(entries)];
  });
}

/** A paragraph, in as many lines as it breaks into. Tabs stay: they stand between columns. */
function paragraph(node: Node): string[] {
  const broken = textOf(node).split('\n');
  return broken.map((line) => line.trim()).filter((line) => line !== '');
}

function textOf(node: Node): string {
  if (node.nodeType === TEXT) return node.textContent ?? '';
  if (node.tagName === 'BR') return '\n';
  return [...node.childNodes].map(textOf).join('');
}

function words(node: Node): string {
  const parts = node.nodeType === TEXT ? [node] : children(node).length > 0 ? [...node.childNodes] : [node];
  const isBlock = parts.some(({ tagName }) => tagName === 'P' || tagName === 'UL' || tagName === 'TABLE');
  return parts
    .map(textOf)
    .join(isBlock ? ' ' : '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function children(node: Node): Node[] {
  return [...node.childNodes].filter(({ tagName }) => tagName !== undefined);
}

function descendants(node: Node, tag: string): Node[] {
  return children(node).flatMap((child) => (child.tagName === tag ? [child] : descendants(child, tag)));
}
