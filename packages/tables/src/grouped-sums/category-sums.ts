import { categoriesOf, type Variable } from '@earshot/dataset';
import type { Count } from '@earshot/statistics';
import type { CountedPeople } from './counted-people.ts';
import { type Answer, answersTo, type CountingPack, countingPacks, cubesOf } from './counting-packs.ts';
import { type Cube, type Key, marginOf, sizeOf } from './cube.ts';
import { type GroupSums, type ItemSums, NOBODY } from './item-sums.ts';
import { levelKey } from './level-key.ts';
import type { Query } from './sums-query.ts';

/** The place of an item among those asked for, and its sums. */
export type SumsOfItem = readonly [item: number, sums: ItemSums];

/** Levels that people are counted by, those of a break or none: their names are made once for all items. */
interface Levels {
  readonly keys: readonly Key[];
  /** By place in a cube of the keys. */
  readonly names: readonly string[];
}

/** Sums under way: what the groups of an item have been found to hold so far, by level. */
interface Found {
  readonly places: ReadonlyMap<string, number>;
  readonly groups: Map<string, { readonly base: Count; readonly counts: number[] }>;
}

/**
 * The sums of single and multiple choices: in total, and by break. Nobody is left out for having no answer to a
 * break; whoever has none to an item does not count for it. Each item comes as soon as its sums are complete, while the
 * database is counting others; so that work on them takes no time of its own.
 */
export async function* categorySums(
  items: readonly Variable[],
  breaks: readonly (readonly Key[])[],
  people: CountedPeople,
  query: Query,
): AsyncGenerator<SumsOfItem> {
  const answers = items.flatMap(answersTo);
  const found = items.map((item) => {
    const places = new Map(categoriesOf(item).map(({ code }, place) => [code, place]));
    const none = (): Found => ({ places, groups: new Map() });
    return { total: none(), breaks: breaks.map(none) };
  });
  const [everybody, byLevel] = [levelsOf([]), breaks.map(levelsOf)];
  const packs = countingPacks(breaks, answers, people.size);
  const left = countsLeft(items, answers, packs);
  for (const item of items.keys()) if (left[item] === 0) yield [item, sumsOf(found[item]!)];
  for await (const [cube, { levels, parts, isFirst }] of cubesOf(packs, people, query)) {
    for (const answer of parts.map((part) => answers[part]!)) {
      const { total, breaks: byBreak } = found[answer.item]!;
      if (isFirst) addAnswer(total, cube, everybody, answer);
      for (const part of levels.parts) addAnswer(byBreak[part]!, cube, byLevel[part]!, answer);
      left[answer.item]! -= 1;
      if (left[answer.item] === 0) yield [answer.item, sumsOf(found[answer.item]!)];
    }
  }
}

/** By item, how many counts of its answers are still to come. */
function countsLeft(items: readonly Variable[], answers: readonly Answer[], packs: readonly CountingPack[]): number[] {
  const left = items.map(() => 0);
  for (const { parts } of packs) for (const part of parts) left[answers[part]!.item]! += 1;
  return left;
}

function sumsOf({ total, breaks }: { readonly total: Found; readonly breaks: readonly Found[] }): ItemSums {
  return { total: groupsOf(total).get('') ?? NOBODY, breaks: breaks.map(groupsOf) };
}

function levelsOf(keys: readonly Key[]): Levels {
  return { keys, names: Array.from({ length: sizeOf(keys) }, (_, level) => levelKey(codesAt(keys, level))) };
}

/** Adds what a cube tells of an answer in every level of a break (of none: in total). */
function addAnswer({ places, groups }: Found, cube: Cube, { keys, names }: Levels, { key, categories }: Answer): void {
  const { sums } = marginOf(cube, [...keys, key]);
  const width = categories.length + 1;
  names.forEach((name, level) => {
    const first = level * width;
    const base = countOf(sums, first, categories.length);
    if (base.n === 0) return;
    let group = groups.get(name);
    if (!group) {
      group = { base, counts: new Array<number>(3 * places.size).fill(0) };
      groups.set(name, group);
    }
    for (let place = 0; place < categories.length; place += 1) {
      const category = categories[place]!;
      if (category !== null) putCount(group.counts, category, sums, first + place);
    }
  });
}

/** Everybody in some cells that follow each other. */
function countOf(sums: Cube['sums'], first: number, cells: number): Count {
  let [n, w, w2] = [0, 0, 0];
  for (let cell = first; cell < first + cells; cell += 1) {
    n += sums[0]![cell]!;
    w += weightSum(sums, 1, cell);
    w2 += weightSum(sums, 2, cell);
  }
  return { n, w, w2 };
}

function putCount(counts: number[], category: number, sums: Cube['sums'], cell: number): void {
  counts[3 * category] = sums[0]![cell]!;
  counts[3 * category + 1] = weightSum(sums, 1, cell);
  counts[3 * category + 2] = weightSum(sums, 2, cell);
}

/** Σw or Σw² in a cell; in a cube without weights everybody counts as one. */
function weightSum(sums: Cube['sums'], sum: 1 | 2, cell: number): number {
  return (sums[sum] ?? sums[0]!)[cell]!;
}

/** The codes of a combination of levels; null for no answer. */
export function codesAt(levels: readonly Key[], level: number): (string | null)[] {
  let left = level;
  return levels
    .toReversed()
    .map(({ values }) => {
      const place = left % (values.length + 1);
      left = Math.floor(left / (values.length + 1));
      return (values[place] as string | undefined) ?? null;
    })
    .reverse();
}

function groupsOf({ places, groups }: Found): Map<string, GroupSums> {
  const groupOf = (base: Count, counts: readonly number[]): GroupSums => {
    return { base, categories: { places, counts }, quantity: null, values: null };
  };
  return new Map([...groups].map(([key, { base, counts }]) => [key, groupOf(base, counts)]));
}
