import { answered, type Expression, holds, NOT_ASKED, type Value, type Variable } from '@earshot/dataset';
import type { NewEntrants } from '../plan.ts';
import { readEmailAddress } from './email-address.ts';
import type { ColumnUses } from './list-columns.ts';
import { readListDay } from './list-day.ts';
import { isLeftOut, type ListFault, type ListFaultCode } from './list-fault.ts';
import { cellText, isFormula, type ListRow } from './list-row.ts';
import { readSampleValue } from './sample-value.ts';
import { readTelephoneNumber } from './telephone-number.ts';

/** An authority that takes part in a study. */
export interface ListAuthority {
  readonly code: string;
  readonly name: string;
}

/** How a staff list is to be read and whom the study wants. */
export interface ListReading {
  readonly header: readonly string[];
  readonly uses: ColumnUses;
  /** The sample variables of the questionnaire. */
  readonly variables: readonly Variable[];
  readonly scope: Expression | null;
  /** The authority that a cell names, by code or name; null: none of the study. */
  readonly authorityCalled: (codeOrName: string) => ListAuthority | null;
  /** The whole list is of this authority; null: a column says which. */
  readonly authority: ListAuthority | null;
  /** Only those who started within it; null: everybody. */
  readonly newEntrants: NewEntrants | null;
}

/** Somebody on a staff list. */
export interface ListPerson {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly mobile: boolean;
  readonly authority: ListAuthority;
  readonly sample: Readonly<Record<string, Value>>;
}

/** What came of one row: the person, unless it is left out, and what is wrong with it. */
export interface CheckedRow {
  readonly line: number;
  readonly person: ListPerson | null;
  readonly faults: readonly ListFault[];
}

/**
 * Reads one row of a staff list by itself; what it repeats, and whom we know already, is asked afterwards. A row that
 * holds a formula where we read is left out whole; an address or a value that cannot be used is left out of the row.
 */
export function checkListRow(row: ListRow, reading: ListReading): CheckedRow {
  const faults: ListFault[] = [];
  const cells = new RowCells(row, reading, faults);
  if (row.quotesOpen) cells.fault('quotes-open', null, null);
  if (
    row.cells.length > reading.header.length &&
    row.cells.slice(reading.header.length).some((cell) => cellText(cell))
  ) {
    cells.fault('cells-missing', null, `${row.cells.length} cells, ${reading.header.length} headings`);
  }
  if (row.quotesOpen || cells.findFormulas()) return { line: row.line, person: null, faults };
  const authority = authorityOf(cells, reading);
  const name = nameOf(cells);
  const email = emailOf(cells);
  const phone = phoneOf(cells);
  if (!email && !phone) cells.fault('no-contact', null, null);
  if (reading.newEntrants) checkStart(cells, reading.newEntrants);
  const sample = sampleOf(cells, reading, authority);
  if (!isLeftOut(faults) && reading.scope && !holds(reading.scope, (named) => sample[named] ?? NOT_ASKED)) {
    cells.fault('out-of-scope', null, null);
  }
  if (isLeftOut(faults) || !authority || name === null) return { line: row.line, person: null, faults };
  const person = { name, email, phone: phone?.number ?? null, mobile: phone?.mobile ?? false, authority, sample };
  return { line: row.line, person, faults };
}

/** The cells of a row by what their columns are for. */
class RowCells {
  private readonly row: ListRow;
  private readonly reading: ListReading;
  private readonly faults: ListFault[];

  constructor(row: ListRow, reading: ListReading, faults: ListFault[]) {
    this.row = row;
    this.reading = reading;
    this.faults = faults;
  }

  text(use: string): string {
    const at = this.reading.uses.indexOf(use);
    return at < 0 ? '' : cellText(this.row.cells[at]);
  }

  /** @param use what the column is for; null: the row as a whole. */
  fault(code: ListFaultCode, use: string | null, detail: string | null): void {
    const at = use === null ? -1 : this.reading.uses.indexOf(use);
    const column = at < 0 ? null : (this.reading.header[at] ?? null);
    this.faults.push({ line: this.row.line, code, column, detail: detail === null ? null : shortened(detail) });
  }

  findFormulas(): boolean {
    const before = this.faults.length;
    for (const [at, use] of this.reading.uses.entries()) {
      const cell = this.row.cells[at];
      if (use !== null && cell !== undefined && isFormula(cell)) this.fault('formula', use, cellText(cell));
    }
    return this.faults.length > before;
  }
}

function authorityOf(cells: RowCells, { authority, authorityCalled }: ListReading): ListAuthority | null {
  const written = cells.text('authority');
  const named = written === '' ? null : authorityCalled(written);
  if (authority) {
    if (written !== '' && named?.code !== authority.code) cells.fault('authority-other', 'authority', written);
    return authority;
  }
  if (written === '') cells.fault('authority-missing', 'authority', null);
  else if (!named) cells.fault('authority-unknown', 'authority', written);
  return named;
}

function nameOf(cells: RowCells): string | null {
  const whole = cells.text('name') || `${cells.text('first_name')} ${cells.text('last_name')}`;
  const name = whole.replace(/\s+/g, ' ').trim();
  if (name === '') cells.fault('name-missing', 'name', null);
  else if (name.length > 200 || /[\p{Cc}@<>]|:\/\/|\d{4}/u.test(name)) cells.fault('name-unusable', 'name', name);
  else return name;
  return null;
}

function emailOf(cells: RowCells): string | null {
  const written = cells.text('email');
  const email = written === '' ? null : readEmailAddress(written);
  if (written !== '' && email === null) cells.fault('email-unusable', 'email', written);
  return email;
}

function phoneOf(cells: RowCells): { number: string; mobile: boolean } | null {
  const written = cells.text('phone');
  const phone = written === '' ? null : readTelephoneNumber(written);
  if (written !== '' && phone === null) cells.fault('phone-unusable', 'phone', written);
  if (phone?.zeroPutBack) cells.fault('phone-zero', 'phone', phone.number);
  return phone;
}

function checkStart(cells: RowCells, { from, to }: NewEntrants): void {
  const written = cells.text('started');
  const day = written === '' ? null : readListDay(written);
  if (day === null) cells.fault('start-missing', 'started', written);
  else if (day < from || day > to) cells.fault('start-outside', 'started', day);
}

/** What the row says of the sample variables; what it leaves blank is not known. */
function sampleOf(
  cells: RowCells,
  { variables, uses }: ListReading,
  authority: ListAuthority | null,
): Record<string, Value> {
  const sample: Record<string, Value> = {};
  for (const variable of variables) {
    const filled = authority && filledIn(variable, authority);
    if (filled) sample[variable.name] = filled;
    if (filled || !uses.includes(variable.name)) continue;
    const written = cells.text(variable.name);
    const value = written === '' ? null : readSampleValue(variable, written);
    if (value) sample[variable.name] = value;
    else if (written !== '') cells.fault('value-unknown', variable.name, written);
  }
  return sample;
}

/** `authority` and `link` are known of everybody on a list: whose it is, and that they get a personal link. */
function filledIn(variable: Variable, authority: ListAuthority): Value | null {
  if (variable.name === 'authority') {
    if (variable.kind === 'text') return answered(authority.name);
    return readSampleValue(variable, authority.name) ?? readSampleValue(variable, authority.code);
  }
  return variable.name === 'link' ? readSampleValue(variable, 'personal') : null;
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
