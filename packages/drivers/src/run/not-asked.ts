import { columnNamed, type Dataset, valueAt } from '@earshot/dataset';

/** Tells of a row of a dataset whether the routing led past a variable. */
export function notAskedIn(dataset: Dataset, name: string): (row: number) => boolean {
  const column = columnNamed(dataset, name)!;
  return (row) => valueAt(column, row).state === 'not_asked';
}
