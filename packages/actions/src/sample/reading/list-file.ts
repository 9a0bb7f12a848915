import { type ColumnUses, cellText, type ListRow } from '@earshot/fieldwork';
import { csvRows, delimiterOf } from './csv-list.ts';
import { listText } from './list-text.ts';
import { ListBroken, type UnreadableList, unreadable } from './unreadable-list.ts';
import { workbookParts } from './workbook-parts.ts';
import { MOST_COLUMNS, workbookRows } from './workbook-rows.ts';
import { zipEntries } from './zip-archive.ts';

/** The largest file that is taken, in bytes. */
export const LARGEST_LIST = 50_000_000;
/** Unpacked; it is read in pieces and never held whole. */
const LARGEST_UNPACKED = 500_000_000;
const MOST_ROWS = 500_000;
/** The headings stand among the first rows; what is above them is a title. */
const FIRST_ROWS = 30;
const PIECE = 1000;

/** A staff list that can be read, as often as wanted. */
export interface ListFile {
  readonly format: 'csv' | 'xlsx';
  readonly header: readonly string[];
  readonly headerLine: number;
  /** What the person should know about how it was read. */
  readonly notes: readonly string[];
  /**
   * The rows after the headings, without blank ones, some at a time. Throws `ListBroken` where the file is not what it
   * seemed. @param read told before each of how much of the file has been read, 0 to 1.
   */
  rows(read?: ShareRead): AsyncGenerator<ListRow[]>;
}

/**
 * Looks into a file that should be a staff list: what it is by its content (never by its name), and where its headings
 * stand. @param guess what columns with such headings would be for, by which the headings are told from a title.
 */
export async function openListFile(
  bytes: Uint8Array,
  guess: (header: readonly string[]) => ColumnUses,
): Promise<ListFile | UnreadableList> {
  if (bytes.length === 0) return unreadable('list-empty', 'The file is empty.');
  if (bytes.length > LARGEST_LIST) {
    return unreadable('list-too-large', `The file has more than ${LARGEST_LIST / 1_000_000} MB. Split the list.`);
  }
  try {
    const source = await sourceOf(bytes);
    return 'unreadable' in source ? source : await withHeader(source, guess);
  } catch (error) {
    if (error instanceof ListBroken) return error.found;
    throw error;
  }
}

/** Told of how much of a file has been read, 0 to 1. */
export type ShareRead = (share: number) => void;

interface ListSource {
  readonly format: 'csv' | 'xlsx';
  readonly notes: readonly string[];
  pieces(read: ShareRead): AsyncGenerator<ListRow[]>;
}

async function sourceOf(bytes: Uint8Array): Promise<ListSource | UnreadableList> {
  const begins = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (begins === 'd0cf11e0') {
    return unreadable('list-locked', 'The file is an old .xls or has a password. Save it as .xlsx without a password.');
  }
  if (begins.startsWith('504b')) return workbookSource(bytes);
  const read = listText(bytes);
  if ('unreadable' in read) return read;
  const { text, note } = read;
  const delimiter = delimiterOf(text);
  const lines = linesIn(text);
  const pieces: ListSource['pieces'] = (share) =>
    inPieces(csvRows(text, delimiter), (line) => share(Math.min(1, line / lines)));
  return { format: 'csv', notes: note === null ? [] : [note], pieces };
}

async function workbookSource(bytes: Uint8Array): Promise<ListSource | UnreadableList> {
  const entries = zipEntries(bytes, LARGEST_UNPACKED);
  if ('unreadable' in entries) return entries;
  const parts = await workbookParts(bytes, entries);
  if ('unreadable' in parts) return parts;
  const { sheetName, others } = parts;
  const notes =
    others.length > 0
      ? [`Only the sheet “${sheetName}” was read, not ${others.map((name) => `“${name}”`).join(', ')}.`]
      : [];
  return { format: 'xlsx', notes, pieces: (read) => workbookRows(bytes, parts, read) };
}

async function withHeader(
  source: ListSource,
  guess: (header: readonly string[]) => ColumnUses,
): Promise<ListFile | UnreadableList> {
  const first = await firstRows(source);
  const found = headerIn(first, guess);
  if (!found) {
    return unreadable(
      'list-headings',
      'No row with headings was found, such as Name, Email, Phone. Put one above the people.',
    );
  }
  if (found.header.length > MOST_COLUMNS) {
    return unreadable(
      'list-too-wide',
      `The list has ${found.header.length} columns, and ${MOST_COLUMNS} are read. Save only what is needed.`,
    );
  }
  const { format, notes } = source;
  return { format, notes, ...found, rows: (read = () => {}) => rowsAfter(source, found.headerLine, read) };
}

async function firstRows({ pieces }: ListSource): Promise<ListRow[]> {
  const first: ListRow[] = [];
  for await (const piece of pieces(() => {})) {
    first.push(...piece.slice(0, FIRST_ROWS - first.length));
    if (first.length >= FIRST_ROWS) break;
  }
  return first;
}

/** The row of headings: that with most that we know, or the first that has two words or more and no address. */
function headerIn(rows: readonly ListRow[], guess: (header: readonly string[]) => ColumnUses) {
  const candidates = rows.map(({ line, cells }) => {
    const header = cells.map((cell) => cellText(cell));
    while (header.at(-1) === '') header.pop();
    return { headerLine: line, header, known: guess(header).filter((use) => use !== null).length };
  });
  const best = candidates.reduce((most, one) => (one.known > most.known ? one : most), {
    known: 0,
  } as (typeof candidates)[0]);
  const isHeader = ({ header }: { header: readonly string[] }): boolean =>
    header.filter((cell) => cell !== '').length > 1 && !header.some((cell) => cell.includes('@'));
  const found = best.known > 0 ? best : candidates.find(isHeader);
  return found ? { header: found.header, headerLine: found.headerLine } : null;
}

async function* rowsAfter({ pieces }: ListSource, headerLine: number, read: ShareRead): AsyncGenerator<ListRow[]> {
  let count = 0;
  for await (const piece of pieces(read)) {
    const rows = piece.filter(
      (row) => row.line > headerLine && (row.quotesOpen || row.cells.some((cell) => cellText(cell) !== '')),
    );
    count += rows.length;
    if (count > MOST_ROWS) {
      throw new ListBroken(
        unreadable('list-too-long', `The list has more than ${MOST_ROWS.toLocaleString('en-GB')} rows. Split it.`),
      );
    }
    if (rows.length > 0) yield rows;
  }
}

async function* inPieces(rows: Iterable<ListRow>, reached: (line: number) => void): AsyncGenerator<ListRow[]> {
  let piece: ListRow[] = [];
  for (const row of rows) {
    piece.push(row);
    if (piece.length < PIECE) continue;
    reached(row.line);
    yield piece;
    piece = [];
  }
  reached(Number.POSITIVE_INFINITY);
  if (piece.length > 0) yield piece;
}

/** How many lines a text has. */
function linesIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 1;
}
