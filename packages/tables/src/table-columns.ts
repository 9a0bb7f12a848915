import { type Category, categoriesOf, type Variable } from '@earshot/dataset';
import { columnLetter } from '@earshot/statistics';
import { levelKey } from './grouped-sums/level-key.ts';
import type { TableSpec } from './plan/plan.ts';
import type { TableColumn } from './table.ts';

export const TOTAL_COLUMN: TableColumn = { id: 'total', label: 'All', group: null };

/** One column of a break: the people who gave these answers to its variables. */
export interface BreakLevel {
  readonly codes: readonly string[];
  /** As in the sums: `levelKey`. */
  readonly key: string;
  readonly column: TableColumn;
}

/** The columns of a table's breaks, by break; those of crossed variables with the last one running fastest. */
export function breakLevels({ breaks, compare }: TableSpec, find: (name: string) => Variable | null): BreakLevel[][] {
  const lettered = compare.against === 'columns';
  return breaks.map((names) => {
    const variables = names.map((name) => find(name)!);
    return crossed(variables.map(categoriesOf)).map((categories, index) => ({
      codes: categories.map(({ code }) => code),
      key: levelKey(categories.map(({ code }) => code)),
      column: { ...columnOf(variables, categories), ...(lettered ? { letter: columnLetter(index) } : {}) },
    }));
  });
}

/** `region.london`; of crossed variables `region*employer.london*agency`. */
function columnOf(variables: readonly Variable[], categories: readonly Category[]): TableColumn {
  const names = variables.map(({ name }) => name).join('*');
  const id = `${names}.${categories.map(({ code }) => code).join('*')}`;
  const label = categories.at(-1)!.label;
  if (variables.length === 1) return { id, label, group: variables[0]!.label };
  const group = categories
    .slice(0, -1)
    .map((category) => category.label)
    .join(', ');
  return { id, label, group, above: variables.map((variable) => variable.label).join(' by ') };
}

function crossed(lists: readonly (readonly Category[])[]): Category[][] {
  return lists.reduce<Category[][]>((rows, list) => rows.flatMap((row) => list.map((one) => [...row, one])), [[]]);
}
