import type { ListRow } from '@earshot/fieldwork';

/** A cell that is longer, or goes over more lines, has lost its closing quotation mark. */
const LONGEST_CELL = 5000;
const MOST_LINES = 20;

export type Delimiter = ',' | ';' | '\t';

/** The character between cells: the one that gives the first lines most columns; or the one that `sep=` names. */
export function delimiterOf(text: string): Delimiter {
  const said = /^sep=([,;\t])\r?\n/i.exec(text)?.[1];
  if (said) return said as Delimiter;
  const counted = ([',', ';', '\t'] as const).map((delimiter) => ({ delimiter, columns: columnsOf(text, delimiter) }));
  return counted.reduce((best, one) => (one.columns > best.columns ? one : best)).delimiter;
}

/** How many columns most of the first rows have. */
function columnsOf(text: string, delimiter: Delimiter): number {
  const widths: number[] = [];
  for (const { cells } of csvRows(text, delimiter)) {
    if (cells.length > 1 || cells[0] !== '') widths.push(cells.length);
    if (widths.length === 10) break;
  }
  return widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
}

/**
 * The rows of a CSV text (RFC 4180), one after the other. A quotation mark within a cell that does not begin with one is
 * a character like any other. Where one is never closed, that line alone is marked, and reading goes on after it.
 */
export function* csvRows(text: string, delimiter: Delimiter): Generator<ListRow> {
  let at = /^sep=[,;\t]\r?\n/i.exec(text)?.[0].length ?? 0;
  let line = at > 0 ? 2 : 1;
  while (at < text.length) {
    const record = recordAt(text, at, delimiter);
    if (record) {
      yield { line, cells: record.cells };
      at = record.end;
      line += record.lines;
      continue;
    }
    yield { line, cells: [], quotesOpen: true };
    at = afterLine(text, at);
    line += 1;
  }
}

interface CsvRecord {
  readonly cells: string[];
  /** Where the next one begins. */
  readonly end: number;
  readonly lines: number;
}

/** The record that begins at a place; null where a quotation mark stays open. */
function recordAt(text: string, start: number, delimiter: Delimiter): CsvRecord | null {
  const cells: string[] = [];
  let [at, lines] = [start, 1];
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      const quoted = quotedAt(text, at);
      if (!quoted) return null;
      cell = quoted.cell;
      at = quoted.end;
      lines += quoted.lines;
    }
    const end = cellEnd(text, at, delimiter);
    cells.push(cell + text.slice(at, end));
    if (text[end] === delimiter) {
      at = end + 1;
      continue;
    }
    return { cells, end: afterLine(text, end), lines };
  }
}

/** A cell in quotation marks, with doubled ones as one. */
function quotedAt(text: string, start: number): { cell: string; end: number; lines: number } | null {
  let [at, from, cell] = [start + 1, start + 1, ''];
  for (;;) {
    at = text.indexOf('"', at);
    if (at < 0 || at - start > LONGEST_CELL) return null;
    cell += text.slice(from, at);
    if (text[at + 1] !== '"') break;
    cell += '"';
    at += 2;
    from = at;
  }
  const lines = cell.match(/\r\n|\r|\n/g)?.length ?? 0;
  return lines > MOST_LINES ? null : { cell, end: at + 1, lines };
}

function cellEnd(text: string, start: number, delimiter: Delimiter): number {
  let at = start;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

/** Where the line after that of a place begins. */
function afterLine(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}
