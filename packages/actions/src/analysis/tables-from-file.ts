import {
  type Dataset,
  datasetFromCsv,
  MISSING_CELLS,
  type MissingState,
  readCsv,
  readSimulatedRows,
  type Variable,
} from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import { readTablePlan, type Table } from '@earshot/tables';
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

/** The states that a blank and our own marks in a data file stand for. */
const MISSING: Readonly<Record<string, MissingState>> = { '': 'refused', ...MISSING_CELLS };

/** Makes the tables of a plan that describes its CSV file itself. Returns the tables, or every problem. */
export async function tablesFromFile(planFile: TextFile, dataFile: TextFile): Promise<Outcome> {
  const { plan, problems } = readTablePlan(planFile.file, planFile.text, null);
  if (!plan) return { tables: null, problems };
  const read = datasetOfFile(dataFile, plan.data, false);
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
  const { dataset, problems } = datasetOfFile(dataFile, study.plan.data, true);
  return dataset ? studyTables(study, dataset, published) : { tables: null, problems };
}

/** @param exported whether the file must say of every row whether it is simulated, as our own exports do. */
function datasetOfFile(
  { file, text }: TextFile,
  variables: readonly Variable[],
  exported: boolean,
): { dataset: Dataset | null; problems: Problem[] } {
  const { csv, problems } = readCsv(file, text);
  if (!csv) return { dataset: null, problems };
  const simulated = readSimulatedRows(csv, exported);
  const { simulatedRows } = simulated;
  const read = datasetFromCsv(csv, variables, { name: file, missing: MISSING, simulatedRows });
  if (simulated.problems.length === 0) return read;
  return { dataset: null, problems: [...simulated.problems, ...read.problems] };
}
