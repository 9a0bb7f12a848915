import { namesIn } from '@earshot/dataset';
import type { TablePlan } from '@earshot/tables';
import { itemsOf, type MeasurePlan } from './drivers-plan.ts';

/** A variable and, if it is derived, everything that it is derived from, down to what was asked. */
export function sourcesOf(variable: string, tables: Pick<TablePlan, 'derivations'>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const derivation = tables.derivations.find((one) => one.variable.name === name);
    for (const condition of derivation?.conditions ?? []) namesIn(condition).forEach(visit);
  };
  visit(variable);
  return found;
}

/** The sources of all items of a measure. */
export function sourcesOfMeasure(measure: MeasurePlan, tables: Pick<TablePlan, 'derivations'>): ReadonlySet<string> {
  return new Set(itemsOf(measure).flatMap(({ variable }) => [...sourcesOf(variable.name, tables)]));
}
