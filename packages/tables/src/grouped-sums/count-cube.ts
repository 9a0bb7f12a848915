import { quoteName } from '@earshot/dataset';
import type { Query } from '../sums-query.ts';
import { type CountedPeople, sumColumn } from './counted-people.ts';
import { type Cube, cubeOf, type Key } from './cube.ts';

/**
 * Counts people by all combinations of the keys, and adds up what is asked for over them (names of `people.units`):
 * the sums of the cube are n and then those. A quantity that is named leaves out who did not answer it.
 */
export async function countCube(
  people: CountedPeople,
  keys: readonly Key[],
  added: readonly string[],
  query: Query,
  answered: string | null = null,
): Promise<Cube> {
  const rows = await query(writeCount(people.table, keys, added, answered));
  const named = rows.map((row) => row);
  const units = new Map([['n', 1], ...added.map((name, index) => [`s${index}`, people.units.get(name)!] as const)]);
  return cubeOf(keys, units, named);
}

/** One SELECT with a plain GROUP BY, which every engine has; sums come as floating-point numbers of whole value. */
function writeCount(table: string, keys: readonly Key[], added: readonly string[], answered: string | null): string {
  const names = keys.map(({ column }) => quoteName(column));
  const sums = added.map((name, index) => `CAST(SUM(${sumColumn(name)}) AS DOUBLE PRECISION) AS s${index}`);
  const columns = [
    ...names.map((name, index) => `${name} AS k${index}`),
    'CAST(COUNT(*) AS DOUBLE PRECISION) AS n',
    ...sums,
  ];
  const where = answered === null ? '' : ` WHERE ${quoteName(answered)} IS NOT NULL`;
  const groups = names.length > 0 ? ` GROUP BY ${names.join(', ')}` : '';
  return `SELECT ${columns.join(', ')} FROM ${table}${where}${groups}`;
}
