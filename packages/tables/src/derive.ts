import {
  answered,
  type Column,
  columnOf,
  type Dataset,
  holds,
  NOT_ASKED,
  namesIn,
  rowLookup,
  withColumns,
} from '@earshot/dataset';
import type { Derivation } from './plan/plan.ts';

/**
 * Adds derived variables, in the order of the plan, so that a later one may read an earlier one. A row for which no
 * condition holds takes over why: the first state other than answered among the variables read, else not asked.
 */
export function derive(dataset: Dataset, derivations: readonly Derivation[]): Dataset {
  return derivations.reduce((sofar, derivation) => withColumns(sofar, [derivedColumn(sofar, derivation)]), dataset);
}

function derivedColumn(dataset: Dataset, { variable, conditions }: Derivation): Column {
  const names = [...new Set(conditions.flatMap(namesIn))];
  const values = Array.from({ length: dataset.rows }, (_, row) => {
    const lookup = rowLookup(dataset, names, row);
    const category = conditions.findIndex((condition) => holds(condition, lookup));
    if (category >= 0) return answered(variable.categories[category]!.code);
    return names.map(lookup).find((value) => value.state !== 'answered') ?? NOT_ASKED;
  });
  return columnOf(variable, values);
}
