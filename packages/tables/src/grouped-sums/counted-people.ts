import {
  type Expression,
  quoteName,
  quoteText,
  stateColumn,
  type Variable,
  valueColumn,
  writeSql,
} from '@earshot/dataset';
import { DATA_TABLE, type Query } from './sums-query.ts';

/** Whom to count and what to add up over them. */
export interface WhomToCount {
  readonly base: Expression | null;
  /** The column of weights, which those who are counted must have; null counts everybody as one. */
  readonly weight: string | null;
  readonly find: (name: string) => Variable | null;
  /** Columns that they are told apart by. */
  readonly columns: readonly string[];
  /** Names of quantities whose moments are added up. */
  readonly moments: readonly string[];
  /** Pairs of quantities of whose weighted values the products are added up; left out: none. */
  readonly products?: readonly (readonly [string, string])[];
}

/** The people in the base, in a table of their own while they are counted. */
export interface CountedPeople {
  readonly table: string;
  /** How many they are. */
  readonly size: number;
  /** Of w, w2 and of each moment: what its whole numbers are counted in. */
  readonly units: ReadonlyMap<string, number>;
  drop(): Promise<void>;
}

/** The largest whole number of a column is below this power of two, and fits into a BIGINT with room to spare. */
const BITS = 62;

let tables = 0;

/**
 * Lays out the people in the base for counting; null when there is nobody. Weights, their squares and moments are
 * turned into whole numbers of a unit so small (2⁻⁶² of the largest) that nothing of them is lost that a sum could
 * show. Sums of whole numbers are the same in whatever order, by however many threads and by whichever engine they
 * are made. A weight never becomes nought by it: it is rounded up.
 */
export async function countedPeople(whom: WhomToCount, query: Query): Promise<CountedPeople | null> {
  const added = addends(whom);
  const from = `FROM ${DATA_TABLE} ${conditions(whom)}`;
  const maxima = added.map(({ value }, index) => `MAX(ABS(${value})) AS m${index}`);
  const found = await query(`SELECT ${['COUNT(*) AS n', ...maxima].join(', ')} ${from}`);
  const size = Number(found.get('n')![0]);
  if (size === 0) return null;
  tables += 1;
  const table = `counted_${tables}`;
  const units = new Map(added.map(({ name }, index) => [name, unitOf(Number(found.get(`m${index}`)![0] ?? 0))]));
  const columns = [...new Set(whom.columns)].map(quoteName);
  const whole = added.map(({ name, value }) => `${wholeNumber(value, units.get(name)!, name)} AS ${sumColumn(name)}`);
  await query(`CREATE TEMPORARY TABLE ${table} AS SELECT ${[...columns, ...whole].join(', ') || '1 AS one'} ${from}`);
  const drop = async (): Promise<void> => void (await query(`DROP TABLE ${table}`));
  return { table, size, units, drop };
}

/** The name that a moment of a quantity is added up under. */
export function momentName(name: string, moment: 'wy' | 'w2y' | 'w2yy'): string {
  return `${moment}:${name}`;
}

/** The name that the products of two weighted quantities are added up under. */
export function productName(one: string, other: string): string {
  return `product:${one}:${other}`;
}

/** The column with the whole numbers of a sum; no variable has a colon in its name. */
export function sumColumn(name: string): string {
  return quoteName(`:${name}`);
}

function addends({ weight, moments, products = [] }: WhomToCount): { name: string; value: string }[] {
  const w = weight === null ? 'CAST(1 AS DOUBLE PRECISION)' : quoteName(valueColumn(weight));
  const weights = weight === null ? [] : [['w', w] as const, ['w2', `${w} * ${w}`] as const];
  const weighted = (name: string): string => `(${w} * ${quoteName(valueColumn(name))})`;
  const crossed = products.map(
    ([one, other]) => [productName(one, other), `${weighted(one)} * ${weighted(other)}`] as const,
  );
  const own = moments.flatMap((name) => {
    const y = quoteName(valueColumn(name));
    return [
      [momentName(name, 'wy'), `${w} * ${y}`],
      [momentName(name, 'w2y'), `${w} * ${w} * ${y}`],
      [momentName(name, 'w2yy'), `(${w} * ${y}) * (${w} * ${y})`],
    ] as const;
  });
  return [...weights, ...own, ...crossed].map(([name, value]) => ({ name, value }));
}

function conditions({ base, weight, find }: WhomToCount): string {
  const isWeighted = weight === null ? [] : [`${quoteName(stateColumn(weight))} = ${quoteText('answered')}`];
  const all = [...isWeighted, ...(base ? [`(${writeSql(base, find)})`] : [])];
  return all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`;
}

/** A power of two, by which numbers are divided and multiplied without rounding. */
function unitOf(largest: number): number {
  return largest > 0 ? 2 ** (Math.floor(Math.log2(largest)) + 1 - BITS) : 1;
}

function wholeNumber(value: string, unit: number, name: string): string {
  const scaled = `(${value}) * CAST('${1 / unit}' AS DOUBLE PRECISION)`;
  const isWeight = name === 'w' || name === 'w2';
  return `CAST(${isWeight ? `CEIL(${scaled})` : `FLOOR(${scaled} + 0.5)`} AS BIGINT)`;
}
