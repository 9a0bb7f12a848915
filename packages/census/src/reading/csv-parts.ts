import { readCsv } from '@earshot/dataset';
import { AUTHORITY_ITEMS_2022 } from '../collection/layout-2022.ts';
import { LIMITS } from './limits.ts';
import type { Ending, RawField, RawReceiver } from './raw.ts';

const LARGEST = 20_000_000;
/** Columns that say the same in every row: of the header, and of the whole authority. */
const HEADER = ['Year', 'LEA', 'SoftwareCode'];
const AUTHORITY = AUTHORITY_ITEMS_2022.map(({ element }) => element);

/**
 * Reads a return from a CSV file: a row a worker, a column an item, named like the elements of the XML. An item with
 * several values has them in one cell with semicolons between them. What is said of the whole authority stands in columns
 * of its own, in the first row or in all. A CSV is a fraction of the XML, so it is read when it is whole.
 */
export class CsvParts {
  readonly #receiver: RawReceiver;
  readonly #authority: readonly string[];
  #text = '';
  #endings: Ending[] = [];

  /** @param own what somebody’s own file calls the items of the authority. */
  constructor(receiver: RawReceiver, own: readonly { readonly element: string }[] = []) {
    this.#receiver = receiver;
    this.#authority = [...new Set([...AUTHORITY, ...own.map(({ element }) => element)])];
  }

  /** Why the file could not be read, or null; `endings` holds one for every row that does not fit. */
  get ending(): Ending | null {
    return this.#endings[0] ?? null;
  }

  get endings(): readonly Ending[] {
    return this.#endings;
  }

  push(chunk: string): void {
    if (this.ending) return;
    if (this.#text.length + chunk.length > LARGEST) {
      this.#text = '';
      this.#endings = [{ rule: 'F5', line: 1, sentence: TOO_LARGE }];
    } else this.#text += chunk;
  }

  close(): void {
    if (this.ending) return;
    const { csv, problems } = readCsv('return', this.#text);
    this.#text = '';
    this.#endings = problems.map(({ place, sentence }) => ({ rule: 'F9', line: place.line, sentence }));
    if (!csv) return;
    if (csv.rows.length > LIMITS.workers) this.#endings = [{ rule: 'F5', line: 1, sentence: TOO_LARGE }];
    else this.#handOn(csv.header, csv.rows);
  }

  #handOn(header: readonly string[], rows: readonly { line: number; cells: readonly string[] }[]): void {
    const names = header.map((name) => name.trim());
    for (const [kind, name, columns] of [
      ['header', 'Header', HEADER],
      ['authority', 'LALevelVacancies', this.#authority],
    ] as const) {
      const fields = columns.flatMap((column) => distinct(column, names.indexOf(column), rows));
      if (fields.length > 0) this.#receiver.take({ kind, name, line: fields[0]!.line, fields });
    }
    const ofAll = new Set([...HEADER, ...this.#authority]);
    for (const [at, { line, cells }] of rows.entries()) {
      const fields = names.flatMap((element, column) =>
        ofAll.has(element) ? [] : valuesIn(cells[column]!).map((text) => ({ element, text, line })),
      );
      this.#receiver.take({ kind: 'worker', number: at + 1, line, fields });
    }
  }
}

/** The different values of a column, each with the first line on which it stands. */
function distinct(
  element: string,
  column: number,
  rows: readonly { line: number; cells: readonly string[] }[],
): RawField[] {
  if (column < 0) return [];
  const first = new Map<string, number>();
  for (const { line, cells } of rows) {
    const text = cells[column]!.trim();
    if (text !== '' && !first.has(text)) first.set(text, line);
  }
  return [...first].map(([text, line]) => ({ element, text, line }));
}

function valuesIn(cell: string): string[] {
  return cell
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

const TOO_LARGE = `The file has more than ${LIMITS.workers} rows or ${LARGEST / 1e6} million characters. No return has.`;
