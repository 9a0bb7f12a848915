import type { FileName } from '../layout/layout.ts';
import { isThere } from '../presence.ts';
import type { RuleCode } from './catalogue.ts';
import type { FindingsOfFiles } from './findings-of-files.ts';
import type { RowsOfFiles } from './read-snapshot.ts';
import type { SnapshotRow } from './row.ts';

/** The rows of a month that could be read, and where to say what does not hold between them. */
export class PlacedRows {
  readonly files: RowsOfFiles;
  readonly #findings: FindingsOfFiles;

  constructor(files: RowsOfFiles, findings: FindingsOfFiles) {
    this.files = files;
    this.#findings = findings;
  }

  /** None of a file that was not given. */
  of(name: FileName): readonly SnapshotRow[] {
    return this.files[name]?.rows ?? [];
  }

  /** People or agency workers who have started by a day and not left. */
  thereOn(name: 'people' | 'cover', day: string): readonly SnapshotRow[] {
    const stay = (row: SnapshotRow) => ({ start: row.text('start_date'), end: row.textOrNull('end_date') });
    return this.of(name).filter((row) => isThere(stay(row), day));
  }

  /** Says what is wrong in a column of a row. */
  say(code: RuleCode, name: FileName, { line }: SnapshotRow, column: string, sentence: string): void {
    const at = this.files[name]!.header.indexOf(column);
    this.#findings.add(code, { file: `${name}.csv`, line, column: at + 1 }, `${column}: ${sentence}`);
  }

  /** Says what is wrong with a whole file. */
  sayOfFile(code: RuleCode, name: FileName, sentence: string): void {
    this.#findings.add(code, { file: `${name}.csv`, line: 1, column: 1 }, sentence);
  }
}
