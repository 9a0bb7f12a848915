import type { Problem } from '@earshot/planfile';
import { columnOf } from './column.ts';
import type { Dataset } from './dataset.ts';
import { listedProblems } from './listed-problems.ts';
import { type Csv, csvProblem } from './read-csv.ts';
import { cellReader, type Missing } from './read-csv-cell.ts';
import { pickColumn } from './sql-layout.ts';
import type { Value } from './value.ts';
import type { Variable } from './variable.ts';

/** How the columns of a CSV file become the variables of a dataset. */
export interface CsvReading {
  /** What the dataset is called. */
  readonly name: string;
  /**
   * The cells that stand for a missing state, by their exact text: `{'': 'not_asked', '-9': 'refused'}`. What a blank
   * means differs from file to file, so it has no meaning until it is said.
   */
  readonly missing: Missing;
  /** For a variable whose column has another name than the variable: the column's. */
  readonly columns?: Readonly<Record<string, string>>;
  /** How many of the rows are simulated; `readSimulatedRows` finds it in a file that says so. */
  readonly simulatedRows: number;
}

/**
 * Turns a CSV file into a dataset of the variables given; other columns are not read. A single's cells are its
 * category codes, a quantity's are decimal numbers with a point, a date's are YYYY-MM-DD, a text's are anything.
 * A multiple has one column a category, `variable.code`, of 1 (picked) and 0 (not); when any of them is missing in a
 * row, all of them must be, in the same way. Every cell that does not fit comes back as a problem with its line.
 */
export function datasetFromCsv(
  csv: Csv,
  variables: readonly Variable[],
  reading: CsvReading,
): { dataset: Dataset | null; problems: Problem[] } {
  const absent = absentColumns(csv, variables, reading);
  if (absent.length > 0) return { dataset: null, problems: absent };
  const read = variables.map((variable) => ({ variable, ...readVariable(csv, variable, reading) }));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) return { dataset: null, problems };
  const columns = read.map(({ variable, values }) => columnOf(variable, values));
  const { name, simulatedRows } = reading;
  return { dataset: { name, rows: csv.rows.length, columns, simulatedRows }, problems: [] };
}

/** The columns of the file that hold a variable: one, or for a multiple one a category. */
function headersOf(variable: Variable, reading: CsvReading): string[] {
  const name = reading.columns?.[variable.name] ?? variable.name;
  if (variable.kind !== 'multiple') return [name];
  return variable.categories.map((category) => pickColumn(name, category.code));
}

function absentColumns(csv: Csv, variables: readonly Variable[], reading: CsvReading): Problem[] {
  return variables
    .flatMap((variable) => headersOf(variable, reading))
    .filter((header) => !csv.header.includes(header))
    .map((header) => csvProblem('csv-column-absent', csv.file, 1, `The file has no column “${header}”.`));
}

function readVariable(csv: Csv, variable: Variable, reading: CsvReading) {
  const at = headersOf(variable, reading).map((header) => csv.header.indexOf(header));
  const readCell = cellReader(variable, reading.missing);
  const values: Value[] = [];
  const problems: Problem[] = [];
  for (const row of csv.rows) {
    const value = readCell(at.map((index) => row.cells[index]!));
    if (typeof value !== 'string') values.push(value);
    else problems.push(csvProblem('csv-cell', csv.file, row.line, `${variable.name}: ${value}.`));
  }
  return { values, problems: listedProblems(csv, variable.name, problems) };
}
