import { Findings, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import { KnownVariables, type TablePlan } from '@earshot/tables';
import type { DriverModel, DriversPlan } from './drivers-plan.ts';
import { driversShape, type ShapedDrivers } from './drivers-shape.ts';
import { MeasureReader } from './read-measure.ts';
import { readModel } from './read-model.ts';

/** Fewer replicates than this are enough to try a plan out and too few to show. */
const SHOWN_REPLICATES = 500;

/**
 * Reads a drivers plan and checks it against the table plan whose variables, derived variables and weights it names.
 * Returns the plan, or every problem, each with code, place and sentence.
 */
export function readDriversPlan(
  file: string,
  text: string,
  tables: TablePlan,
): { plan: DriversPlan | null; problems: Problem[] } {
  const read = readPlan(file, text);
  if (!read.plan) return { plan: null, problems: read.problems };
  const { value, problems } = shapePlan(read.plan, driversShape);
  if (!value) return { plan: null, problems };
  const findings = new Findings(read.plan);
  checkTables(value, tables, findings);
  const plan = { file, title: value.title, models: readModels(value, tables, findings) };
  return { plan: usable(findings.problems) ? plan : null, problems: findings.problems };
}

/** The table plan’s file as a drivers plan names it, relative to itself; null where it names none. */
export function tablePlanNamed(file: string, text: string): string | null {
  const { plan } = readPlan(file, text);
  const named = plan?.value as { readonly tables?: unknown } | null | undefined;
  return typeof named?.tables === 'string' ? named.tables : null;
}

/** The names of a plan are looked up in one table plan; another one than it says would have others. */
function checkTables({ tables: named }: ShapedDrivers, { file }: TablePlan, findings: Findings): void {
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  if (named === undefined || last(named) === last(file)) return;
  const sentence = `The plan names ${named}, and in a study’s folder it is about the study’s ${last(file)}.`;
  findings.add('tables-other', ['tables'], sentence);
}

function readModels(shaped: ShapedDrivers, tables: TablePlan, findings: Findings): DriverModel[] {
  const { replicates = SHOWN_REPLICATES } = shaped.bootstrap ?? {};
  if (replicates < SHOWN_REPLICATES) {
    const sentence = `${replicates} replicates are enough to try out; ranks that are shown want ${SHOWN_REPLICATES} or more.`;
    findings.warn('bootstrap-few', ['bootstrap', 'replicates'], sentence);
  }
  const known = new KnownVariables(tables.variables, findings);
  const measures = new MeasureReader(shaped, known, findings);
  const models = shaped.models.map((_, index) => readModel(shaped, index, { tables, known, measures, findings }));
  const ids = shaped.models.map(({ id }) => id.toLowerCase());
  ids.forEach((id, index) => {
    if (ids.indexOf(id) === index) return;
    const sentence = `Another model is called “${shaped.models[index]!.id}”, capitals aside.`;
    findings.add('model-duplicate', ['models', index, 'id'], sentence);
  });
  measures.warnOfUnused();
  return models;
}
