import { categoriesOf, pickColumn, type Variable, valueColumn } from '@earshot/dataset';
import { addCounts, type Count, NO_COUNT } from '@earshot/statistics';
import { type GroupSums, type ItemSums, NOBODY } from '../item-sums.ts';
import { levelKey } from '../level-key.ts';
import type { Query } from '../sums-query.ts';
import { countCube } from './count-cube.ts';
import type { CountedPeople } from './counted-people.ts';
import { type Cube, type Key, marginOf, sizeOf } from './cube.ts';
import { joined, type Pack, packed } from './packs.ts';

/** The most combinations of levels, of answers, and of both, that one query tells apart; measured with DuckDB. */
const MOST_LEVELS = 60;
const MOST_ANSWERS = 50;
const MOST_GROUPS = 6000;
/** Reading a group takes about as long as counting so many people. */
const PEOPLE_A_GROUP = 40;

/** An answer that people are counted by: a single choice, or whether one category of a multiple choice was picked. */
interface Answer {
  readonly item: number;
  readonly key: Key;
  /** By place in the key, that of the category it counts for; null where it only counts for the base. */
  readonly categories: readonly (number | null)[];
}

/** Sums under way: what the groups of an item have been found to hold so far, by level. */
interface Found {
  readonly places: ReadonlyMap<string, number>;
  readonly groups: Map<string, { readonly base: Count; readonly counts: number[] }>;
}

/**
 * The sums of single and multiple choices: in total, and by break. Nobody is left out for having no answer to a
 * break; whoever has none to an item does not count for it.
 */
export async function categorySums(
  items: readonly Variable[],
  breaks: readonly (readonly Key[])[],
  people: CountedPeople,
  query: Query,
): Promise<ItemSums[]> {
  const answers = items.flatMap(answersTo);
  const found = items.map((item) => {
    const places = new Map(categoriesOf(item).map(({ code }, place) => [code, place]));
    const none = (): Found => ({ places, groups: new Map() });
    return { total: none(), breaks: breaks.map(none) };
  });
  const packs = countingPacks(breaks, answers, people.size);
  for await (const [cube, { levels, parts, isFirst }] of cubesOf(packs, people, query)) {
    for (const answer of parts.map((part) => answers[part]!)) {
      const { total, breaks: byBreak } = found[answer.item]!;
      if (isFirst) addAnswer(total, cube, [], answer);
      for (const part of levels.parts) addAnswer(byBreak[part]!, cube, breaks[part]!, answer);
    }
  }
  return found.map(({ total, breaks: byBreak }) => ({
    total: groupsOf(total).get('') ?? NOBODY,
    breaks: byBreak.map(groupsOf),
  }));
}

/** What one query counts: some answers by the levels of some breaks. */
interface CountingPack extends Pack {
  readonly levels: Pack;
  /** Whether the breaks are the first of all, whose cubes the totals are read off. */
  readonly isFirst: boolean;
}

function countingPacks(breaks: readonly (readonly Key[])[], answers: readonly Answer[], size: number): CountingPack[] {
  return breakPacks(breaks).flatMap((levels, index) => {
    const groups = Math.min(MOST_GROUPS, size / PEOPLE_A_GROUP);
    const most = Math.min(MOST_ANSWERS, groups / sizeOf(levels.keys));
    const packs = packed(
      answers.map(({ key }) => [key]),
      most,
    );
    return packs.map(({ keys, parts }) => {
      return { keys: joined(levels.keys, keys), parts, levels, isFirst: index === 0 };
    });
  });
}

/** Counts one pack after the other; while a cube is looked at, the database is counting the next. */
async function* cubesOf(
  packs: readonly CountingPack[],
  people: CountedPeople,
  query: Query,
): AsyncGenerator<readonly [Cube, CountingPack]> {
  const added = people.units.has('w') ? ['w', 'w2'] : [];
  const count = (pack: CountingPack) => {
    const cube = countCube(people, { keys: pack.keys, added, answered: null }, query);
    cube.catch(() => {}); // A count that fails tells so when it is waited for.
    return cube;
  };
  const begun: Promise<Cube>[] = [];
  for (const [index, pack] of packs.entries()) {
    for (const next of packs.slice(index + begun.length, index + 2)) begun.push(count(next));
    yield [await begun.shift()!, pack];
  }
}

/** Every pack holds all people, so that the total can be read off any; without breaks it has one of its own. */
function breakPacks(breaks: readonly (readonly Key[])[]): Pack[] {
  return breaks.length > 0 ? packed(breaks, MOST_LEVELS) : [{ keys: [], parts: [] }];
}

function answersTo(variable: Variable, item: number): Answer[] {
  const codes = categoriesOf(variable).map(({ code }) => code);
  if (variable.kind === 'single') {
    const key = { column: valueColumn(variable.name), values: codes };
    return [{ item, key, categories: codes.map((_, place) => place) }];
  }
  return codes.map((code, place) => {
    return { item, key: { column: pickColumn(variable.name, code), values: [false, true] }, categories: [null, place] };
  });
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
  const sumsOf = (base: Count, counts: readonly number[]): GroupSums => {
    return { base, categories: { places, counts }, quantity: null, values: null };
  };
  return new Map([...groups].map(([key, { base, counts }]) => [key, sumsOf(base, counts)]));
}
