import type { Problem } from '@earshot/planfile';
import { CsvError, parse } from 'csv-parse/sync';

/** A CSV file as text: one header, and rows that all have as many cells as the header. */
export interface Csv {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

export interface CsvRow {
  /** The line of the file on which the row starts; the header is line 1. */
  readonly line: number;
  /** In the order of the header, exactly as written: not trimmed, not converted. */
  readonly cells: readonly string[];
}

/**
 * Reads a CSV file (RFC 4180: commas, double quotes, a header line). A UTF-8 byte order mark and any kind of line
 * ending are accepted; blank lines are skipped, except in a file of one column, where a blank line is a blank cell.
 * Returned as problems: `csv-quotes` (reading cannot go on past it), `csv-empty`, `csv-header-blank`,
 * `csv-header-repeated` and, for every row that has more or fewer cells than the header, `csv-ragged-row`.
 */
export function readCsv(file: string, text: string): { csv: Csv | null; problems: Problem[] } {
  const { records, problem } = splitRecords(file, text);
  if (problem) return { csv: null, problems: [problem] };
  const [first, ...rest] = records;
  if (!first || (first.cells.length === 1 && first.cells[0] === '')) {
    return { csv: null, problems: [csvProblem('csv-empty', file, 1, 'The file is empty: it needs a header line.')] };
  }
  const header = first.cells;
  const rows = header.length === 1 ? rest : rest.filter((row) => row.cells.length > 1 || row.cells[0] !== '');
  const problems = [...headerProblems(file, header), ...raggedRows(file, header, rows)];
  return problems.length > 0 ? { csv: null, problems } : { csv: { file, header, rows }, problems: [] };
}

/** A problem with one line of a data file. */
export function csvProblem(code: string, file: string, line: number, sentence: string): Problem {
  return { code, severity: 'error', place: { file, line, column: 1 }, sentence };
}

function splitRecords(file: string, text: string): { records: CsvRow[]; problem: Problem | null } {
  const records: CsvRow[] = [];
  // The parser tells on which line a record ends, so the next one starts on the line after.
  let line = 1;
  const keep = (cells: string[], { lines }: { lines: number }) => {
    records.push({ line, cells });
    line = lines + 1;
    return null;
  };
  try {
    parse(text.replace(/\r\n?/g, '\n'), { bom: true, relax_column_count: true, on_record: keep });
    return { records, problem: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const sentence = 'The quotation marks in the row that starts here do not pair up, or a cell goes on after its own.';
    return { records: [], problem: csvProblem('csv-quotes', file, line, sentence) };
  }
}

function headerProblems(file: string, header: readonly string[]): Problem[] {
  const repeated = new Set(header.filter((name, at) => name !== '' && header.indexOf(name) !== at));
  const problems = [...repeated].map((name) =>
    csvProblem('csv-header-repeated', file, 1, `The header has more than one column called “${name}”.`),
  );
  for (const [at, name] of header.entries()) {
    if (name !== '') continue;
    problems.push(csvProblem('csv-header-blank', file, 1, `Column ${at + 1} of the header has no name.`));
  }
  return problems;
}

function raggedRows(file: string, header: readonly string[], rows: readonly CsvRow[]): Problem[] {
  return rows
    .filter((row) => row.cells.length !== header.length)
    .map(({ line, cells }) => {
      const sentence = `This row has ${cells.length} cells, but the header has ${header.length}.`;
      return csvProblem('csv-ragged-row', file, line, sentence);
    });
}
