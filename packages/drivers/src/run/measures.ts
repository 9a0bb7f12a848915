import { categoriesOf, columnNamed, type Dataset } from '@earshot/dataset';
import type { FactorTerm, Measure, NumericTerm } from '@earshot/statistics';
import type { TablePlan } from '@earshot/tables';
import { type CategoriesPlan, itemsOf, type MeasurePlan, type NumberPlan } from '../plan/drivers-plan.ts';
import { sourcesOf } from '../plan/sources.ts';
import { notAskedIn } from './not-asked.ts';

/**
 * A planned measure with its values, one for each of some rows of the dataset, under its label. What is not answered,
 * or has no score, is missing.
 */
export function measureOf(
  plan: MeasurePlan,
  dataset: Dataset,
  rows: readonly number[],
  tables: Pick<TablePlan, 'derivations'>,
): Measure {
  const tests = itemsOf(plan).map(({ variable }) => askedOf(variable.name, dataset, tables));
  const asked = rows.map((row) => tests.every((wasAsked) => wasAsked(row)));
  if (plan.kind === 'categories') return { ...factorTerm(plan, dataset, rows), asked };
  if (plan.kind === 'number') return { ...numericTerm(plan, dataset, rows), asked };
  const items = plan.items.map((item) => numericTerm(item, dataset, rows));
  return { kind: 'scale', name: plan.label, items, method: plan.method, asked };
}

function numericTerm({ label, variable, scores }: NumberPlan, dataset: Dataset, rows: readonly number[]): NumericTerm {
  const { states, numbers } = columnNamed(dataset, variable.name)!;
  const byCategory = scores && categoriesOf(variable).map(({ code }) => scores[code] ?? Number.NaN);
  const values = Float64Array.from(rows, (row) => {
    if (states[row] !== 0) return Number.NaN;
    const number = numbers![row]!;
    return byCategory ? byCategory[number]! : number;
  });
  return { kind: 'numeric', name: label, values };
}

function factorTerm({ label, variable }: CategoriesPlan, dataset: Dataset, rows: readonly number[]): FactorTerm {
  const { states, numbers } = columnNamed(dataset, variable.name)!;
  const codes = variable.categories.map(({ code }) => code);
  const values = rows.map((row) => (states[row] === 0 ? codes[numbers![row]!]! : null));
  return { kind: 'factor', name: label, values, levels: codes };
}

/**
 * Tells whether somebody was asked a variable; of a derived one, whether anything that it is derived from was put to
 * them, so that a category for those who were not asked does not pass for an answer.
 */
function askedOf(name: string, dataset: Dataset, tables: Pick<TablePlan, 'derivations'>): (row: number) => boolean {
  const notAsked = notAskedIn(dataset, name);
  const sources = [...sourcesOf(name, tables)].filter((source) => source !== name);
  const passed = sources.map((source) => notAskedIn(dataset, source));
  return (row) => !notAsked(row) && (passed.length === 0 || passed.some((isPassed) => !isPassed(row)));
}
