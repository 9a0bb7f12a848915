import { type Csv, type Dataset, datasetFromCsv, MISSING_CELLS, readCsv, readSimulatedRows } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import { readTablePlan, type Table, type TablePlan } from '@earshot/tables';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import { makeTables } from './make-tables.ts';
import { studyTables } from './study-tables.ts';

/** A file's name, for problems, and its text. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

type Outcome = { tables: ReadonlyMap<string, Table> | null; problems: Problem[] };

/** Makes the tables of a plan that describes its CSV file itself. Returns the tables, or every problem. */
export async function tablesFromFile(planFile: TextFile, dataFile: TextFile): Promise<Outcome> {
  const { plan, problems } = readTablePlan(planFile.file, planFile.text, null);
  if (!plan) return { tables: null, problems };
  const read = datasetOfFile(dataFile, plan, false);
  if (!read.dataset) return { tables: null, problems: [...problems, ...read.problems] };
  const outcome = await makeTables(plan, read.dataset, new Map());
  return { tables: outcome.made?.tables ?? null, problems: [...problems, ...outcome.problems] };
}

/**
 * Makes a study's tables from a CSV file of its variables, such as one that was exported from it. The file must say of
 * every row whether it is simulated: who is made up must not pass for somebody who answered.
 */
export async function studyTablesFromFile(
  study: Study,
  dataFile: TextFile,
  published: PublishedFigures,
): Promise<Outcome> {
  const { dataset, problems } = datasetOfFile(dataFile, study.plan, true);
  return dataset ? studyTables(study, dataset, published) : { tables: null, problems };
}

/**
 * Reads a plan’s dataset from a CSV file.
 * @param exported whether the file must say of every row whether it is simulated, as our own exports do.
 */
export function datasetOfFile(
  { file, text }: TextFile,
  plan: TablePlan,
  exported: boolean,
): { dataset: Dataset | null; problems: Problem[] } {
  const { csv, problems } = readCsv(file, text);
  if (!csv) return { dataset: null, problems };
  const simulated = readSimulatedRows(csv, exported);
  const missing = { ...plan.missing, ...MISSING_CELLS };
  const blank = blankCells(csv, plan, missing);
  if (blank) return { dataset: null, problems: [...simulated.problems, blank] };
  const { simulatedRows } = simulated;
  const read = datasetFromCsv(csv, plan.data, { name: file, missing, simulatedRows });
  if (simulated.problems.length === 0) return read;
  return { dataset: null, problems: [...simulated.problems, ...read.problems] };
}

/** One problem for all blank cells that matter, where the plan does not say what a blank means. */
function blankCells(csv: Csv, plan: TablePlan, missing: Readonly<Record<string, unknown>>): Problem | null {
  if ('' in missing) return null;
  const names = plan.data.filter((variable) => variable.kind !== 'text').map((variable) => variable.name);
  const at = csv.header.flatMap((header, index) => (names.includes(header.split('.')[0]!) ? [index] : []));
  const lines = csv.rows.filter((row) => at.some((index) => row.cells[index] === '')).map((row) => row.line);
  if (lines.length === 0) return null;
  const sentence =
    `${lines.length} rows have a blank cell, the first of them here. Say in the plan what a blank means, such as ` +
    "`missing: {'': refused}`, `not_asked` or `dont_know`.";
  return { code: 'csv-blank', severity: 'error', place: { file: csv.file, line: lines[0]!, column: 1 }, sentence };
}
