import type { ListCell, ListRow } from '@earshot/fieldwork';
import { ListBroken, unreadable } from './unreadable-list.ts';
import { readXml, type WorkbookParts } from './workbook-parts.ts';

/** A cell of a staff list that is longer is cut: nothing that is read is as long. */
const LONGEST_CELL = 5000;
export const MOST_COLUMNS = 300;

/**
 * The rows of a workbook’s sheet, in pieces as they are unpacked. Throws `ListBroken` for what cannot be read.
 * @param read told before each piece of how much of the sheet has been unpacked, 0 to 1.
 */
export async function* workbookRows(
  bytes: Uint8Array,
  parts: WorkbookParts,
  read: (share: number) => void,
): AsyncGenerator<ListRow[]> {
  const rows = new SheetRows(parts);
  for await (const share of readXml(bytes, parts.sheet, rows)) {
    const whole = rows.take();
    read(share);
    if (whole.length > 0) yield whole;
  }
}

/** Puts the rows of a sheet together from what the XML parser tells. */
class SheetRows {
  private readonly parts: WorkbookParts;
  private whole: ListRow[] = [];
  private cells: ListCell[] = [];
  private line = 0;
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private formula: string | null = null;
  private reading: 'value' | 'formula' | null = null;

  constructor(parts: WorkbookParts) {
    this.parts = parts;
  }

  take(): ListRow[] {
    const { whole } = this;
    this.whole = [];
    return whole;
  }

  readonly open = (name: string, { r, t, s }: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      this.line = r ? Number(r) : this.line + 1;
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      this.column = r ? columnOf(r) : this.column + 1;
      if (this.column >= MOST_COLUMNS) throw new ListBroken(TOO_WIDE);
      this.type = t ?? 'n';
      this.style = Number(s ?? 0);
      this.value = '';
      this.formula = null;
    } else if (name === 'v' || name === 't') this.reading = 'value';
    else if (name === 'f') {
      this.reading = 'formula';
      this.formula = '';
    }
  };

  readonly text = (more: string): void => {
    if (this.reading === 'value' && this.value.length < LONGEST_CELL) this.value += more;
    if (this.reading === 'formula' && this.formula !== null && this.formula.length < 100) this.formula += more;
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't' || name === 'f') this.reading = null;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.whole.push({ line: this.line, cells: this.cells });
  };

  private endCell(): void {
    const cell = this.cell();
    if (cell === '') return;
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = cell;
  }

  private cell(): ListCell {
    const value = this.value;
    if (this.formula !== null) return { formula: `=${this.formula}` };
    if (this.type === 's') return this.parts.texts[Number(value)] ?? '';
    if (this.type === 'd') return value.slice(0, 10);
    if (this.type !== 'n' || value === '') return value;
    const number = Number(value);
    if (Number.isNaN(number)) return value;
    return this.parts.isDay[this.style] ? dayOf(number, this.parts.from1904) : number;
  }
}

const TOO_WIDE = unreadable('list-too-wide', `The sheet has more than ${MOST_COLUMNS} columns. Save only the list.`);

/** The column of an address such as C7, counted from 0. */
function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length; at += 1) {
    const letter = address.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** A day that Excel counts, from the end of 1899 (with a 29 February 1900 that never was) or from 1904. */
function dayOf(serial: number, from1904: boolean): string {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  const moment = new Date(Date.UTC(1899, 11, 30) + (days < 60 ? days + 1 : days) * 86_400_000);
  return Number.isNaN(moment.getTime()) ? String(serial) : moment.toISOString().slice(0, 10);
}
