import {
  type Expression,
  quoteName,
  quoteText,
  stateColumn,
  type Variable,
  valueColumn,
  writeSql,
} from '@earshot/dataset';
import { DATA_TABLE, type FoundColumns, type Query } from './sums-query.ts';
import { wholeParts } from './whole-numbers.ts';

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
  /** By name of such a quantity, what its values are counted from (`middlesOf`); of others they are counted from nought. */
  readonly origins?: ReadonlyMap<string, number>;
  /** Pairs of quantities of whose weighted values the products are added up; left out: none. */
  readonly products?: readonly (readonly [string, string])[];
}

/** The people in the base, in a table of their own while they are counted. */
export interface CountedPeople {
  readonly table: string;
  /** How many they are. */
  readonly size: number;
  /** Of w, w2 and of each moment: the whole numbers whose sums make its sum. */
  readonly parts: ReadonlyMap<string, readonly CountedPart[]>;
  /** By name of a quantity, what its moments are counted from. */
  readonly origins: ReadonlyMap<string, number>;
  drop(): Promise<void>;
}

/** A column of whole numbers, and what they are counted in. */
export interface CountedPart {
  readonly column: string;
  readonly unit: number;
}

let tables = 0;

/**
 * Lays out the people in the base for counting; null when there is nobody. Weights, their squares and moments are
 * turned into whole numbers (`wholeParts`), whose sums are the same in whatever order, by however many threads and by
 * whichever engine they are made. A weight never becomes nought by it: it is rounded up.
 */
export async function countedPeople(whom: WhomToCount, query: Query): Promise<CountedPeople | null> {
  const added = addends(whom);
  const from = `FROM ${DATA_TABLE} ${conditionsOf(whom)}`;
  const sizes = added.flatMap(({ value }, index) => [
    `MAX(ABS(${value})) AS most${index}`,
    `MIN(ABS(NULLIF(${value}, 0))) AS least${index}`,
  ]);
  const found = await query(`SELECT ${['COUNT(*) AS n', ...sizes].join(', ')} ${from}`);
  const size = Number(found.get('n')![0]);
  if (size === 0) return null;
  tables += 1;
  const table = `counted_${tables}`;
  const whole = added.map((addend, index) => partsOf(addend, index, found));
  const columns = [...new Set(whom.columns)].map(quoteName);
  const made = whole.flatMap((parts) => parts.map(({ value, column }) => `${value} AS ${column}`));
  await query(`CREATE TEMPORARY TABLE ${table} AS SELECT ${[...columns, ...made].join(', ') || '1 AS one'} ${from}`);
  const drop = async (): Promise<void> => void (await query(`DROP TABLE ${table}`));
  const parts = new Map(added.map(({ name }, index) => [name, whole[index]!]));
  return { table, size, parts, origins: whom.origins ?? new Map(), drop };
}

/** @param found the sizes of all addends. Columns have a colon in their names, as no variable has. */
function partsOf({ name, value }: Addend, index: number, found: FoundColumns) {
  const [largest, smallest] = ['most', 'least'].map((which) => Number(found.get(`${which}${index}`)![0] ?? 0));
  const isWeight = name === 'w' || name === 'w2';
  return wholeParts(value, { largest: largest!, smallest: smallest! }, isWeight).map((part, place) => {
    return { ...part, column: quoteName(`${place}:${name}`) };
  });
}

/** The name that a moment of a quantity is added up under. */
export function momentName(name: string, moment: 'wy' | 'w2y' | 'w2yy'): string {
  return `${moment}:${name}`;
}

/** The name that the products of two weighted quantities are added up under. */
export function productName(one: string, other: string): string {
  return `product:${one}:${other}`;
}

/** A number that is added up. */
interface Addend {
  readonly name: string;
  readonly value: string;
}

function addends({ weight, moments, origins, products = [] }: WhomToCount): Addend[] {
  const w = weight === null ? 'CAST(1 AS DOUBLE PRECISION)' : quoteName(valueColumn(weight));
  const weights = weight === null ? [] : [['w', w] as const, ['w2', `${w} * ${w}`] as const];
  const weighted = (name: string): string => `(${w} * ${quoteName(valueColumn(name))})`;
  const crossed = products.map(
    ([one, other]) => [productName(one, other), `${weighted(one)} * ${weighted(other)}`] as const,
  );
  const own = moments.flatMap((name) => {
    const origin = origins?.get(name) ?? 0;
    const value = quoteName(valueColumn(name));
    const y = origin === 0 ? value : `(${value} - CAST('${origin}' AS DOUBLE PRECISION))`;
    return [
      [momentName(name, 'wy'), `${w} * ${y}`],
      [momentName(name, 'w2y'), `${w} * ${w} * ${y}`],
      [momentName(name, 'w2yy'), `(${w} * ${y}) * (${w} * ${y})`],
    ] as const;
  });
  return [...weights, ...own, ...crossed].map(([name, value]) => ({ name, value }));
}

/** The WHERE of those who are counted; empty where all are. */
export function conditionsOf({ base, weight, find }: Pick<WhomToCount, 'base' | 'weight' | 'find'>): string {
  const isWeighted = weight === null ? [] : [`${quoteName(stateColumn(weight))} = ${quoteText('answered')}`];
  const all = [...isWeighted, ...(base ? [`(${writeSql(base, find)})`] : [])];
  return all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`;
}
