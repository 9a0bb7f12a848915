import { type Csv, type CsvRow, readCsv } from '@earshot/dataset';
import { type ColumnLayout, type FileName, LAYOUT } from '../layout/layout.ts';
import type { RuleCode } from './catalogue.ts';
import type { FindingsOfFiles } from './findings-of-files.ts';
import { readCell } from './read-cell.ts';
import { SnapshotRow } from './row.ts';
import { isPersonalColumn, shownCell, shownPersonalColumn } from './shown-cell.ts';

const LARGEST = 20_000_000;
const MOST_ROWS = 200_000;

/** The rows of one file that can be read, and whether every row could. */
export interface ReadRows {
  readonly rows: readonly SnapshotRow[];
  /** The columns of the header, in their order. */
  readonly header: readonly string[];
}

/** Reads one of the five files; a row with something wrong in it is left out, and everything wrong with it is said. */
export function readFile(name: FileName, text: string, findings: FindingsOfFiles): ReadRows {
  const file = `${name}.csv`;
  const csv = csvOf(file, text, findings);
  if (!csv) return { rows: [], header: [] };
  const header = csv.header.map((heading) => heading.trim().toLowerCase());
  if (!isHeaderRight(name, csv.header, findings)) return { rows: [], header };
  const columns = header.map((heading) => LAYOUT[name].find((column) => column.name === heading) ?? null);
  const rows = csv.rows.map((row) => readRow(file, row, columns, findings));
  return { rows: rows.filter((row) => row !== null), header };
}

/** The file’s rows. One with too many or too few cells is named, and does not hide the others. */
function csvOf(file: string, text: string, findings: FindingsOfFiles): Csv | null {
  const top = { file, line: 1, column: 1 };
  const refuse = (code: RuleCode, line: number, sentence: string): null => {
    findings.add(code, { ...top, line }, sentence);
    return null;
  };
  if (text.length > LARGEST) return refuse('file-large', 1, 'The file has more than 20 million characters.');
  const odd = text.search(/[\uFFFD\u0000]/);
  if (odd >= 0) {
    const line = text.slice(0, odd).split(/\r\n?|\n/).length;
    return refuse('file-encoding', line, 'This is not text in UTF-8. Save the file again as “CSV UTF-8”.');
  }
  const { csv, problems } = readCsv(file, text);
  for (const { code, place, sentence } of problems) refuse(code as RuleCode, place.line, sentence);
  const whole = csv ?? withoutRagged(file, text, problems);
  if (whole && whole.rows.length > MOST_ROWS)
    return refuse(
      'file-large',
      MOST_ROWS,
      `The file has ${whole.rows.length} rows, and ${MOST_ROWS} at most are read.`,
    );
  return whole;
}

/** The same without the rows of the wrong length, whose lines are made blank so that the others keep their numbers. */
function withoutRagged(file: string, text: string, problems: ReturnType<typeof readCsv>['problems']): Csv | null {
  if (problems.some(({ code }) => code !== 'csv-ragged-row')) return null;
  const ragged = new Set(problems.map(({ place }) => place.line));
  const lines = text.split(/\r\n?|\n/).map((line, at) => (ragged.has(at + 1) ? '' : line));
  return readCsv(file, lines.join('\n')).csv;
}

/** Whether rows can be read at all: no column is personal, and none is missing. Unknown ones are named and left aside. */
function isHeaderRight(name: FileName, written: readonly string[], findings: FindingsOfFiles): boolean {
  const file = `${name}.csv`;
  const [layout, names] = [LAYOUT[name], LAYOUT[name].map((column) => column.name)];
  const header = written.map((heading) => heading.trim().toLowerCase());
  let isRight = true;
  for (const [at, heading] of header.entries()) {
    const place = { file, line: 1, column: at + 1 };
    if (names.includes(heading)) {
      if (header.indexOf(heading) === at) continue;
      isRight = false;
      findings.add('csv-header-repeated', place, `The header has more than one column called “${heading}”.`);
      continue;
    }
    // Where a file has no header, its first row stands here.
    const shown = shownCell(heading);
    if (isPersonalColumn(heading)) {
      isRight = false;
      findings.add(
        'column-personal',
        place,
        `The column “${shownPersonalColumn(heading)}” is for what tells who somebody is. Take it out.`,
      );
    } else {
      const read = names.filter((one) => one !== 'simulated').join(', ');
      const sentence = `The column “${shown}” is not read; those that are: ${read}.`;
      findings.add('column-unknown', place, sentence);
    }
  }
  for (const { name: wanted, about } of layout.filter(({ required, name }) => required && !header.includes(name))) {
    isRight = false;
    findings.add('column-missing', { file, line: 1, column: 1 }, `The column “${wanted}” is missing: ${about}.`);
  }
  return isRight;
}

function readRow(
  file: string,
  { line, cells }: CsvRow,
  columns: readonly (ColumnLayout | null)[],
  findings: FindingsOfFiles,
): SnapshotRow | null {
  const values = new Map<string, string | number | boolean>();
  let isRight = true;
  columns.forEach((column, at) => {
    const text = cells[at]!.trim();
    if (!column || (text === '' && !column.required)) return;
    const read =
      text === ''
        ? ({ code: 'value-missing', sentence: `It is blank: ${column.about}.` } as const)
        : readCell(text, column.kind);
    if ('value' in read) values.set(column.name, read.value);
    else {
      isRight = false;
      findings.add(read.code, { file, line, column: at + 1 }, `${column.name}: ${read.sentence}`);
    }
  });
  return isRight ? new SnapshotRow(line, values) : null;
}
