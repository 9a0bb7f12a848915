import { namesIn } from '@earshot/dataset';
import type { TablePlan } from '../plan/plan.ts';

/**
 * The variables that say what people are rather than what they think, as far as a plan tells: those of its profiles,
 * those that it breaks or weights by, and what they are derived from. Where one of them is shown as an item, its
 * categories are groups of people like any column.
 */
export function describesPeople(plan: TablePlan): ReadonlySet<string> {
  const names = [
    ...plan.tables.flatMap(({ profile, items, breaks }) => [...(profile ? items : []), ...breaks.flat()]),
    ...plan.weights.flatMap(({ from }) =>
      'margins' in from ? from.margins.flatMap(({ variables }) => variables) : [],
    ),
  ];
  const found = new Set(names);
  // A derivation reads only what stands before it.
  for (const { variable, conditions } of [...plan.derivations].reverse()) {
    if (found.has(variable.name)) for (const name of conditions.flatMap(namesIn)) found.add(name);
  }
  return found;
}
