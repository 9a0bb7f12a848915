import { SaxesParser } from 'saxes';
import { SourceRow } from '../form/source-row.ts';

/** A survey of LimeSurvey’s as its file holds it: the rows of its tables, by the names of the tables. */
export type LimeTables = ReadonlyMap<string, readonly SourceRow[]>;

const LARGEST = 30_000_000;
const MOST_ROWS = 200_000;
const DEEPEST = 20;

/**
 * Reads the XML of an .lss file into rows. A document type is refused, for only there could a file name other files or
 * texts that grow when they are read; so are files of more than thirty million characters, two hundred thousand rows or
 * twenty levels.
 */
export function readLss(
  text: string,
): { readonly tables: LimeTables } | { readonly line: number; readonly reason: string } {
  if (text.length > LARGEST) return { line: 1, reason: `it has more than ${LARGEST / 1_000_000} million characters` };
  const reader = new LssReader();
  try {
    reader.parser.write(text).close();
  } catch (error) {
    if (error instanceof Refused) return { line: reader.parser.line, reason: error.message };
    throw error;
  }
  if (reader.kind !== 'Survey') {
    const kind =
      reader.kind === '' ? 'no survey of LimeSurvey’s' : `a “${reader.kind}” of LimeSurvey’s, and no whole survey`;
    return { line: 1, reason: `it is ${kind}` };
  }
  return { tables: reader.tables };
}

class Refused extends Error {}

/** document > groups > rows > row > gid: tables, rows and cells; everything else is passed over. */
class LssReader {
  readonly parser = new SaxesParser();
  readonly tables = new Map<string, SourceRow[]>();
  kind = '';
  private readonly open: string[] = [];
  private rows = 0;
  private row: { readonly line: number; readonly cells: Map<string, string> } | null = null;
  private text = '';

  constructor() {
    this.parser.on('error', (error) => {
      throw new Refused(`it is not well-formed XML (${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')})`);
    });
    this.parser.on('doctype', () => {
      throw new Refused('it declares a document type, which no export of LimeSurvey’s does');
    });
    this.parser.on('opentag', ({ name }) => this.begin(name));
    this.parser.on('closetag', () => this.end());
    this.parser.on('text', (text) => {
      this.text += text;
    });
    this.parser.on('cdata', (text) => {
      this.text += text;
    });
  }

  private begin(name: string): void {
    this.open.push(name);
    this.text = '';
    if (this.open.length > DEEPEST) throw new Refused(`it nests more than ${DEEPEST} levels`);
    if (!this.isRow()) return;
    this.rows += 1;
    if (this.rows > MOST_ROWS) throw new Refused(`it has more than ${MOST_ROWS} rows`);
    this.row = { line: this.parser.line, cells: new Map() };
  }

  private end(): void {
    const [, table = ''] = this.open;
    const name = this.open.at(-1)!;
    if (this.isRow() && this.row) {
      const rows = this.tables.get(table) ?? [];
      rows.push(new SourceRow(table, this.row.line, this.row.cells));
      this.tables.set(table, rows);
      this.row = null;
    } else if (this.row && this.open.length === 5) {
      this.row.cells.set(name, this.text);
    } else if (this.open.length === 2 && name === 'LimeSurveyDocType') {
      this.kind = this.text.trim();
    }
    this.open.pop();
    this.text = '';
  }

  private isRow(): boolean {
    return this.open.length === 4 && this.open[2] === 'rows' && this.open[3] === 'row';
  }
}
