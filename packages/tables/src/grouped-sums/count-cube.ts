import { quoteName } from '@earshot/dataset';
import { type CountedPeople, sumColumn } from './counted-people.ts';
import { type Cube, cubeOf, type Key } from './cube.ts';
import type { Query } from './sums-query.ts';

/** What to add up over people, and by what. */
export interface Counting {
  readonly keys: readonly Key[];
  /** Names of `CountedPeople.units`. */
  readonly added: readonly string[];
  /** A column without whose answer nobody is counted; null where all are. */
  readonly answered: string | null;
}

/** The name of the n-th key and of the n-th sum among the columns of a count; the people themselves are `n`. */
export const keyName = (index: number): string => `k${index}`;
export const sumName = (index: number): string => `s${index}`;

/** Counts people by all combinations of the keys: the sums of the cube are n and then those asked for. */
export async function countCube(people: CountedPeople, counting: Counting, query: Query): Promise<Cube> {
  const found = await query(writeCount(people.table, counting));
  const units = counting.added.map((name, index) => [sumName(index), people.units.get(name)!] as const);
  return cubeOf(counting.keys, new Map([['n', 1], ...units]), found);
}

/**
 * One SELECT with a plain GROUP BY, which every engine has; sums come as floating-point numbers of whole value.
 * @param value a column whose every value is told apart as well, in `y`.
 */
export function writeCount(table: string, { keys, added, answered }: Counting, value: string | null = null): string {
  const names = keys.map(({ column }) => quoteName(column));
  const values = value === null ? [] : [quoteName(value)];
  const groups = [...names, ...values];
  const columns = [
    ...names.map((name, index) => `${name} AS ${keyName(index)}`),
    ...values.map((name) => `${name} AS y`),
    'CAST(COUNT(*) AS DOUBLE PRECISION) AS n',
    ...added.map((name, index) => `CAST(SUM(${sumColumn(name)}) AS DOUBLE PRECISION) AS ${sumName(index)}`),
  ];
  const where = answered === null ? '' : ` WHERE ${quoteName(answered)} IS NOT NULL`;
  const groupBy = groups.length > 0 ? ` GROUP BY ${groups.join(', ')}` : '';
  return `SELECT ${columns.join(', ')} FROM ${table}${where}${groupBy}`;
}
