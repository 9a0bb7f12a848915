import { type Category, categoriesOf, columnNamed, type Dataset, valueAt } from '@earshot/dataset';

/** By row, which category of a single variable somebody is in. */
export interface States {
  readonly label: string;
  readonly categories: readonly Category[];
  /** By row, the place of the category; −1 for those without an answer. */
  readonly of: Int32Array;
}

/** The categories of a single variable, by row. Throws when there is no such variable. */
export function statesOf(dataset: Dataset, name: string): States {
  const column = columnNamed(dataset, name);
  if (column?.variable.kind !== 'single') {
    throw new Error(`statesOf: ${dataset.name} has no single variable ${name}.`);
  }
  const of = Int32Array.from({ length: dataset.rows }, (_, row) =>
    valueAt(column, row).state === 'answered' ? column.numbers![row]! : -1,
  );
  return { label: column.variable.label, categories: categoriesOf(column.variable), of };
}

/** The code of those who gave no answer, where they have a category of their own. */
export const NOT_SAID = 'not_said';

/** The same with a category for those without an answer, where there are any; so that all categories add up to everybody. */
export function withNotSaid({ label, categories, of }: States): States {
  if (!of.includes(-1)) return { label, categories, of };
  const none = { code: NOT_SAID, label: 'Did not say, or was not asked' };
  return { label, categories: [...categories, none], of: of.map((state) => (state < 0 ? categories.length : state)) };
}
