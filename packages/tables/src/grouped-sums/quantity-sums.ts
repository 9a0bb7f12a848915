import { valueColumn } from '@earshot/dataset';
import { addCounts, type Count, NO_COUNT, type Sums } from '@earshot/statistics';
import { codesAt } from './category-sums.ts';
import { countCube, keyName, sumAt, writeCount } from './count-cube.ts';
import { type CountedPeople, momentName } from './counted-people.ts';
import { type Key, sizeOf } from './cube.ts';
import { type GroupSums, type ItemSums, NOBODY } from './item-sums.ts';
import { levelKey } from './level-key.ts';
import type { Query } from './sums-query.ts';

type Groups = ReadonlyMap<string, GroupSums>;

/**
 * The sums of a quantity: its moments, or, by value, how many gave each number, which its median needs and its
 * moments follow from.
 */
export async function quantitySums(
  name: string,
  byValue: boolean,
  breaks: readonly (readonly Key[])[],
  people: CountedPeople,
  query: Query,
): Promise<ItemSums> {
  const all = byValue ? await countedValues([], name, people, query) : null;
  const origin = all ? middleOf(all.get('') ?? []) : (people.origins.get(name) ?? 0);
  const groupsBy = async (keys: readonly Key[]): Promise<Groups> =>
    byValue
      ? groupsOf(await countedValues(keys, name, people, query), origin)
      : momentsBy(keys, name, origin, people, query);
  const total = (all ? groupsOf(all, origin) : await groupsBy([])).get('') ?? NOBODY;
  const found: Groups[] = [];
  for (const keys of breaks) found.push(await groupsBy(keys));
  return { total, breaks: found };
}

async function momentsBy(
  keys: readonly Key[],
  name: string,
  origin: number,
  people: CountedPeople,
  query: Query,
): Promise<Groups> {
  const weights = people.parts.has('w') ? ['w', 'w2'] : [];
  const moments = (['wy', 'w2y', 'w2yy'] as const).map((moment) => momentName(name, moment));
  const counting = { keys, added: [...weights, ...moments], answered: valueColumn(name) };
  const cube = await countCube(people, counting, query);
  const groups = new Map<string, GroupSums>();
  for (let level = 0; level < sizeOf(keys); level += 1) {
    const [n, ...sums] = cube.sums.map((values) => values[level]!) as [number, ...number[]];
    if (n === 0) continue;
    const base = weights.length > 0 ? { n, w: sums[0]!, w2: sums[1]! } : unweighted(n);
    const [wy, w2y, w2yy] = sums.slice(weights.length) as [number, number, number];
    const quantity = { ...base, wy, w2y, w2yy, origin };
    groups.set(levelKey(codesAt(keys, level)), { ...NOBODY, base, quantity });
  }
  return groups;
}

/** By level of the keys, each value in rising order with those who gave it. */
type CountedValues = ReadonlyMap<string, (readonly [number, Count])[]>;

async function countedValues(
  keys: readonly Key[],
  name: string,
  people: CountedPeople,
  query: Query,
): Promise<CountedValues> {
  const added = people.parts.has('w') ? ['w', 'w2'] : [];
  const column = valueColumn(name);
  const found = await query(writeCount(people, { keys, added, answered: column }, column));
  const [w, w2] = added.map((sum) => people.parts.get(sum)!);
  const at = (name: string, row: number): number => Number(found.get(name)![row]);
  const levels = new Map<string, (readonly [number, Count])[]>();
  for (let row = 0; row < found.get('n')!.length; row += 1) {
    const level = levelKey(keys.map((_, index) => found.get(keyName(index))![row] as string | null));
    const n = at('n', row);
    const count = w && w2 ? { n, w: sumAt(found, row, 0, w), w2: sumAt(found, row, 1, w2) } : unweighted(n);
    const values = levels.get(level) ?? [];
    values.push([at('y', row), count]);
    levels.set(level, values);
  }
  for (const values of levels.values()) values.sort(([a], [b]) => a - b);
  return levels;
}

/** The value that half of the people are at or below, weighing all alike; 0 of nobody. */
function middleOf(values: readonly (readonly [number, Count])[]): number {
  let left = values.reduce((sum, [, { n }]) => sum + n, 0) / 2;
  for (const [value, { n }] of values) {
    left -= n;
    if (left <= 0) return value;
  }
  return 0;
}

function groupsOf(levels: CountedValues, origin: number): Groups {
  return new Map([...levels].map(([level, values]) => [level, groupOfValues(values, origin)]));
}

function groupOfValues(values: readonly (readonly [number, Count])[], origin: number): GroupSums {
  const base = values.reduce((sum, [, count]) => addCounts(sum, count), NO_COUNT);
  const moment = (of: (value: number, count: Count) => number): number =>
    values.reduce((sum, [value, count]) => sum + of(value - origin, count), 0);
  const quantity: Sums = {
    ...base,
    wy: moment((y, { w }) => w * y),
    w2y: moment((y, { w2 }) => w2 * y),
    w2yy: moment((y, { w2 }) => w2 * y * y),
    origin,
  };
  return { ...NOBODY, base, quantity, values: new Map(values) };
}

function unweighted(n: number): Count {
  return { n, w: n, w2: n };
}
