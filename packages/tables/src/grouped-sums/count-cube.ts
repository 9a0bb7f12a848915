import { quoteName } from '@earshot/dataset';
import type { CountedPart, CountedPeople } from './counted-people.ts';
import { type Cube, cubeOf, type Key } from './cube.ts';
import type { FoundColumns, Query } from './sums-query.ts';

/** What to add up over people, and by what. */
export interface Counting {
  readonly keys: readonly Key[];
  /** Names of `CountedPeople.parts`. */
  readonly added: readonly string[];
  /** A column without whose answer nobody is counted; null where all are. */
  readonly answered: string | null;
}

/** The name of the n-th key among the columns of a count; the people themselves are `n`. */
export const keyName = (index: number): string => `k${index}`;

/** The name of a part of the n-th sum. */
const sumName = (index: number, part: number): string => `s${index}_${part}`;

/** Counts people by all combinations of the keys: the sums of the cube are n and then those asked for. */
export async function countCube(people: CountedPeople, counting: Counting, query: Query): Promise<Cube> {
  const found = await query(writeCount(people, counting));
  const sums = counting.added.map((name, index) =>
    people.parts.get(name)!.map(({ unit }, part) => ({ name: sumName(index, part), unit })),
  );
  return cubeOf(counting.keys, [[{ name: 'n', unit: 1 }], ...sums], found);
}

/** The n-th sum in one row of a count. */
export function sumAt(found: FoundColumns, row: number, index: number, parts: readonly CountedPart[]): number {
  return parts.reduce((sum, { unit }, part) => sum + Number(found.get(sumName(index, part))![row]) * unit, 0);
}

/**
 * One SELECT with a plain GROUP BY, which every engine has; sums come as floating-point numbers of whole value.
 * @param value a column whose every value is told apart as well, in `y`.
 */
export function writeCount(
  { table, parts }: CountedPeople,
  { keys, added, answered }: Counting,
  value: string | null = null,
): string {
  const names = keys.map(({ column }) => quoteName(column));
  const values = value === null ? [] : [quoteName(value)];
  const groups = [...names, ...values];
  const columns = [
    ...names.map((name, index) => `${name} AS ${keyName(index)}`),
    ...values.map((name) => `${name} AS y`),
    'CAST(COUNT(*) AS DOUBLE PRECISION) AS n',
    ...added.flatMap((name, index) =>
      parts.get(name)!.map(({ column }, part) => `CAST(SUM(${column}) AS DOUBLE PRECISION) AS ${sumName(index, part)}`),
    ),
  ];
  const where = answered === null ? '' : ` WHERE ${quoteName(answered)} IS NOT NULL`;
  const groupBy = groups.length > 0 ? ` GROUP BY ${groups.join(', ')}` : '';
  return `SELECT ${columns.join(', ')} FROM ${table}${where}${groupBy}`;
}
