import type { Dataset } from '@earshot/dataset';
import {
  type DriverAnalysis,
  type DriverModel,
  type DriversInput,
  type DriversPlan,
  driverSentences,
  driverTables,
  readDriversPlan,
  runDrivers,
} from '@earshot/drivers';
import { askedBy } from '@earshot/instrument';
import type { Problem } from '@earshot/planfile';
import { type Population, prepare, readTablePlan, type Table, type TablePlan } from '@earshot/tables';
import type { LatestFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import { namingSources, populationsOf } from './census-populations.ts';
import { datasetOfFile, type TextFile } from './tables-from-file.ts';

/** One model of a drivers plan with what is shown of it. */
export interface MadeDrivers {
  readonly analysis: DriverAnalysis;
  readonly tables: readonly Table[];
  readonly sentences: readonly string[];
}

/** Models by the order of the plan, refused ones among them; null where nothing could be run. */
export interface DriversOutcome {
  readonly made: readonly MadeDrivers[] | null;
  readonly problems: readonly Problem[];
}

/** Told after every replicate of a model’s bootstrap how many are done. */
export type DriversProgress = (model: DriverModel, done: number, of: number) => void;

/** Runs a drivers plan over a CSV file that a table plan describes, without a study. */
export function driversFromFile(
  { plan: planFile, tables: tablesFile, data }: Record<'plan' | 'tables' | 'data', TextFile>,
  progress: DriversProgress,
): DriversOutcome {
  const tables = readTablePlan(tablesFile.file, tablesFile.text, null);
  if (!tables.plan) return { made: null, problems: tables.problems };
  const read = readDriversPlan(planFile.file, planFile.text, tables.plan);
  if (!read.plan) return { made: null, problems: read.problems };
  const { dataset, problems } = datasetOfFile(data, tables.plan, false);
  if (!dataset) return { made: null, problems: [...read.problems, ...problems] };
  const made = analyse(read.plan, tables.plan, dataset, { populations: new Map(), routes: null, progress });
  return { made: made.made, problems: [...read.problems, ...problems, ...made.problems] };
}

/**
 * Runs a study’s drivers.yml over its answers, and holds predictors to the routes of its questionnaire. Throws for a
 * study without that file.
 */
export function studyDrivers(
  study: Study,
  dataset: Dataset,
  published: LatestFigures,
  progress: DriversProgress,
): DriversOutcome {
  if (!study.drivers) throw new Error(`studyDrivers: ${study.id} has no drivers.yml.`);
  const { populations, sources, problems } = populationsOf(study.census, published);
  if (problems.length > 0) return { made: null, problems };
  const tables = namingSources(study.plan, sources);
  return analyse(study.drivers, tables, dataset, { populations, routes: askedBy(study.questionnaire), progress });
}

/** Runs a study’s drivers.yml over a CSV file of its variables, such as one that was exported from it. */
export function studyDriversFromFile(
  study: Study,
  data: TextFile,
  published: LatestFigures,
  progress: DriversProgress,
): DriversOutcome {
  const { dataset, problems } = datasetOfFile(data, study.plan, true);
  return dataset ? studyDrivers(study, dataset, published, progress) : { made: null, problems };
}

interface Analysing extends Pick<DriversInput, 'routes'> {
  readonly populations: ReadonlyMap<string, Population>;
  readonly progress: DriversProgress;
}

function analyse(
  plan: DriversPlan,
  tables: TablePlan,
  dataset: Dataset,
  { populations, routes, progress }: Analysing,
): DriversOutcome {
  const { prepared, problems } = prepare(tables, dataset, populations);
  if (!prepared) return { made: null, problems };
  const input = { tables, prepared, routes, populations, progress };
  const made = runDrivers(plan, input).map((analysis) => ({
    analysis,
    tables: driverTables(analysis, input),
    sentences: driverSentences(analysis),
  }));
  const refused = made.flatMap(({ analysis }) => (analysis.kind === 'refused' ? analysis.problems : []));
  return { made, problems: [...problems, ...refused] };
}
