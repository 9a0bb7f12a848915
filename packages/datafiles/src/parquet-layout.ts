import { categoriesOf, type Dataset, sqlColumns, stateColumn, variablesOf } from '@earshot/dataset';
import type { DataFileAbout } from './data-file-about.ts';
import { fileNames } from './file-names.ts';

/** A column of an SQL table as it is called in a Parquet file. */
export interface ParquetColumn {
  readonly from: string;
  readonly as: string;
}

const RULES = { most: 128, isReserved: () => false };

/**
 * The columns of a Parquet file: for each variable its answer (the code of a category, not its label), or one yes or no
 * for each category of several answers, and `…_state`, which says why there is none.
 */
export function parquetColumns(dataset: Dataset, { weights, complete }: DataFileAbout): ParquetColumn[] {
  const never = new Set([...weights, ...complete].map(stateColumn));
  const columns = variablesOf(dataset)
    .flatMap(sqlColumns)
    .filter(({ name }) => !never.has(name));
  const names = fileNames(
    columns.map(({ name }) => name),
    RULES,
  );
  return columns.map(({ name }, index) => ({ from: name, as: names[index]! }));
}

/** What the columns mean, as JSON for the file’s own metadata: labels, units, categories with their labels, notes. */
export function parquetMeaning(dataset: Dataset, { title, day, notes, weights }: DataFileAbout): string {
  const variables = variablesOf(dataset).map((variable) => ({
    name: variable.name,
    kind: weights.includes(variable.name) ? 'weight' : variable.kind,
    label: variable.label,
    ...(variable.kind === 'quantity' ? { unit: variable.unit } : {}),
    ...(categoriesOf(variable).length > 0 ? { categories: categoriesOf(variable) } : {}),
  }));
  return JSON.stringify({ title, day, notes, variables });
}
