import { quoteName, valueColumn } from '@earshot/dataset';
import { conditionsOf, type WhomToCount } from './counted-people.ts';
import { DATA_TABLE, type Query } from './sums-query.ts';

/**
 * By name of a quantity, the middle one of the values of those who are counted, weighing all alike; none of a quantity that
 * nobody answered. Moments are counted from it: squares of large numbers that differ little, or beside a number that is far
 * too large, have no digits left for what they differ by. The middle value is near most others, whatever a few may be.
 */
export async function middlesOf(
  quantities: readonly string[],
  whom: Pick<WhomToCount, 'base' | 'weight' | 'find'>,
  query: Query,
): Promise<ReadonlyMap<string, number>> {
  if (quantities.length === 0) return new Map();
  const middle = (name: string) => `percentile_disc(0.5) WITHIN GROUP (ORDER BY ${quoteName(valueColumn(name))})`;
  const columns = quantities.map((name, index) => `${middle(name)} AS m${index}`);
  const found = await query(`SELECT ${columns.join(', ')} FROM ${DATA_TABLE} ${conditionsOf(whom)}`);
  return new Map(
    quantities.flatMap((name, index) => {
      const value = found.get(`m${index}`)![0];
      return value === null || value === undefined ? [] : [[name, Number(value)] as const];
    }),
  );
}
