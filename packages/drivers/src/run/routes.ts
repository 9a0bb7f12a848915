import { columnNamed, type Dataset, valueAt } from '@earshot/dataset';
import type { TablePlan } from '@earshot/tables';
import { type DriverModel, itemsOf, type MeasurePlan } from '../plan/drivers-plan.ts';
import { sourcesOf, sourcesOfMeasure } from '../plan/sources.ts';
import { notAskedIn } from './not-asked.ts';

/** By variable, the variables that decide whether it is asked, as a questionnaire’s conditions read them. */
export type Routes = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What the questionnaire says against a predictor: that whether it is asked depends on the outcome, or on what the
 * outcome is derived from, and that this left somebody with the outcome out. Such a predictor, also one that is derived
 * and has a category for those who were not asked, cannot explain the outcome.
 * @param rows those of the dataset that the model is about
 */
export function routedByQuestionnaire(
  predictor: MeasurePlan,
  { outcome }: DriverModel,
  routes: Routes,
  dataset: Dataset,
  rows: readonly number[],
  tables: Pick<TablePlan, 'derivations'>,
): string | null {
  const parts = itemsOf(outcome).map(({ variable }) => columnNamed(dataset, variable.name)!);
  const withOutcome = rows.filter((row) => parts.every(({ states }) => states[row] === 0));
  // What is the same for all of them decides nothing between them.
  const deciding = [...sourcesOfMeasure(outcome, tables)].filter((name) => varies(dataset, name, withOutcome));
  for (const { variable } of itemsOf(predictor)) {
    for (const source of sourcesOf(variable.name, tables)) {
      const read = deciding.filter((name) => decides(name, source, routes));
      if (read.length === 0 || !withOutcome.some(notAskedIn(dataset, source))) continue;
      const names = read.map((name) => `“${name}”`).join(', ');
      return `“${predictor.label}” rests on “${source}”, which the questionnaire asks by the answer to ${names}, so that who was asked it follows from the outcome, “${outcome.label}”: it cannot explain it.`;
    }
  }
  return null;
}

/** Whether the answer to one variable decides, perhaps through others, if another is asked. */
function decides(name: string, asked: string, routes: Routes): boolean {
  const seen = new Set<string>();
  const waiting = [asked];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const read of routes.get(at) ?? []) {
      if (read === name) return true;
      if (!seen.has(read)) waiting.push(read);
      seen.add(read);
    }
  }
  return false;
}

function varies(dataset: Dataset, name: string, rows: readonly number[]): boolean {
  const column = columnNamed(dataset, name)!;
  return new Set(rows.map((row) => JSON.stringify(valueAt(column, row)))).size > 1;
}
