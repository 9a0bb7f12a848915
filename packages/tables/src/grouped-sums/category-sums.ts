import { categoriesOf, type Variable } from '@earshot/dataset';
import { addCounts, type Count, NO_COUNT } from '@earshot/statistics';
import { type GroupSums, type ItemSums, NOBODY } from '../item-sums.ts';
import { levelKey } from '../level-key.ts';
import type { Query } from '../sums-query.ts';
import type { CountedPeople } from './counted-people.ts';
import { type Answer, answersTo, type CountingPack, countingPacks, cubesOf } from './counting-packs.ts';
import { type Cube, type Key, marginOf, sizeOf } from './cube.ts';

/** The place of an item among those asked for, and its sums. */
export type SumsOfItem = readonly [item: number, sums: ItemSums];

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
  const packs = countingPacks(breaks, answers, people.size);
  const left = countsLeft(items, answers, packs);
  for (const item of items.keys()) if (left[item] === 0) yield [item, sumsOf(found[item]!)];
  for await (const [cube, { levels, parts, isFirst }] of cubesOf(packs, people, query)) {
    for (const answer of parts.map((part) => answers[part]!)) {
      const { total, breaks: byBreak } = found[answer.item]!;
      if (isFirst) addAnswer(total, cube, [], answer);
      for (const part of levels.parts) addAnswer(byBreak[part]!, cube, breaks[part]!, answer);
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

/** Adds what a cube tells of an answer in every level of a break (of none: in total). */
function addAnswer({ places, groups }: Found, cube: Cube, levels: readonly Key[], { key, categories }: Answer): void {
  const margin = marginOf(cube, [...levels, key]);
  const width = categories.length + 1;
  for (let level = 0; level < sizeOf(levels); level += 1) {
    const counts = categories.map((_, place) => countAt(margin, level * width + place));
    const base = counts.reduce(addCounts, NO_COUNT);
    if (base.n === 0) continue;
    const name = levelKey(codesAt(levels, level));
    const group = groups.get(name) ?? { base, counts: new Array<number>(3 * places.size).fill(0) };
    groups.set(name, group);
    categories.forEach((category, place) => {
      const { n, w, w2 } = counts[place]!;
      if (category !== null) group.counts.splice(3 * category, 3, n, w, w2);
    });
  }
}

/** n, Σw and Σw² in a cell; in a cube without weights everybody counts as one. */
function countAt({ sums }: Cube, cell: number): Count {
  const n = sums[0]![cell]!;
  return { n, w: sums[1]?.[cell] ?? n, w2: sums[2]?.[cell] ?? n };
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
