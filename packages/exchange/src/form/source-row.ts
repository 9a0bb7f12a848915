import type { Place, Problem } from '@earshot/planfile';

/** What became of a row of the source. */
export type RowOutcome =
  /** All that it says stands in our file. */
  | 'carried'
  /** It stands in our file, but something of it is lost or had to be guessed: the remarks say what. */
  | 'changed'
  /** Nothing of it stands in our file. */
  | 'not_understood'
  /** Our file needs nothing for it, such as the end of a group. */
  | 'not_needed';

/** A row of a foreign form with what became of it, for people who check an import. */
export interface ImportedRow {
  /** The sheet of a workbook, or the section of a LimeSurvey file. */
  readonly sheet: string;
  /** Counts from 1, as the spreadsheet or the editor shows it. */
  readonly row: number;
  readonly text: string;
  readonly outcome: RowOutcome;
  /** What was lost or guessed, as sentences. */
  readonly remarks: readonly string[];
}

/** A remark quotes what was not carried, which in a broken file can be thousands of brackets. */
const LONGEST_REMARK = 1000;

/**
 * A row on its way in. Whatever is not taken from it by name is listed at the end, so that nothing is dropped without
 * a word; a row that nobody settles was not understood.
 */
export class SourceRow {
  readonly sheet: string;
  readonly row: number;
  private readonly cells: ReadonlyMap<string, string>;
  private readonly taken = new Set<string>();
  private readonly remarks: string[] = [];
  private outcome: RowOutcome | null = null;

  constructor(sheet: string, row: number, cells: ReadonlyMap<string, string>) {
    this.sheet = sheet;
    this.row = row;
    this.cells = cells;
  }

  /** What stands in a column, with the spaces around it off; empty when there is nothing. */
  take(column: string): string {
    this.taken.add(column);
    return this.cells.get(column)?.trim() ?? '';
  }

  /** What stands in a column, without taking it. */
  peek(column: string): string {
    return this.cells.get(column)?.trim() ?? '';
  }

  /** The columns that hold something. */
  get columns(): string[] {
    return [...this.cells].filter(([, text]) => text.trim() !== '').map(([column]) => column);
  }

  /** Everything about the row is understood, but for what remarks say. */
  carry(): void {
    this.outcome ??= 'carried';
  }

  /** Something of the row is not in our file as it was there. */
  remark(sentence: string): void {
    const shown = sentence.length > LONGEST_REMARK ? `${sentence.slice(0, LONGEST_REMARK)}…` : sentence;
    if (!this.remarks.includes(shown)) this.remarks.push(shown);
  }

  /** The row has no place in our file. */
  refuse(sentence: string): void {
    this.outcome = 'not_understood';
    this.remark(sentence);
  }

  /** The row has no need of a place in our file. */
  skip(sentence?: string): void {
    if (this.outcome !== null) return;
    this.outcome = 'not_needed';
    if (sentence) this.remark(sentence);
  }

  get isSettled(): boolean {
    return this.outcome !== null;
  }

  /** The row with what became of it. */
  finished(): ImportedRow {
    const untaken = this.columns.filter((column) => !this.taken.has(column));
    const isCarried = this.outcome === 'carried';
    if (isCarried) {
      for (const column of untaken) this.remark(`“${column}” is not carried: ${shortened(this.peek(column))}`);
    }
    const outcome = isCarried && this.remarks.length > 0 ? 'changed' : (this.outcome ?? 'not_understood');
    const text = this.columns.map((column) => shortened(this.peek(column))).join(' | ');
    const remarks = this.remarks.length > 0 || this.outcome !== null ? this.remarks : ['Nothing reads this row.'];
    return { sheet: this.sheet, row: this.row, text, outcome, remarks };
  }
}

/** What could not be carried whole, as problems at their rows. */
export function rowProblems(file: string, rows: readonly ImportedRow[]): Problem[] {
  return rows.flatMap(({ sheet, row, outcome, remarks, text }) => {
    if (outcome !== 'changed' && outcome !== 'not_understood') return [];
    const place: Place = { file: `${file} [${sheet}]`, line: row, column: 1 };
    const code = outcome === 'changed' ? 'import-row-changed' : 'import-row-not-understood';
    const sentences = outcome === 'changed' ? remarks : [`Not carried over: ${text}.`, ...remarks];
    return [{ code, severity: 'warning', place, sentence: sentences.join(' ') }];
  });
}

export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
