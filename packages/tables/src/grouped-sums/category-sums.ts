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
  /** By place in the key, the code it counts for; null where it only counts for the base. */
  readonly codes: readonly (string | null)[];
}

/** Sums under way: what a group has been found to hold so far. */
type Found = Map<string, { base: Count; categories: Map<string, Count> }>;

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
  const found = items.map(() => ({ total: newFound(), breaks: breaks.map(newFound) }));
  const added = people.units.has('w') ? ['w', 'w2'] : [];
  for (const [index, levels] of breakPacks(breaks).entries()) {
    const groups = Math.min(MOST_GROUPS, people.size / PEOPLE_A_GROUP);
    const most = Math.min(MOST_ANSWERS, groups / sizeOf(levels.keys));
    const keys = answers.map(({ key }) => [key]);
    for (const pack of packed(keys, most)) {
      const together = joined(levels.keys, pack.keys);
      const cube = await countCube(people, { keys: together, added, answered: null }, query);
      for (const answer of pack.parts.map((part) => answers[part]!)) {
        const { total, breaks: byBreak } = found[answer.item]!;
        if (index === 0) addAnswer(total, cube, [], answer);
        for (const part of levels.parts) addAnswer(byBreak[part]!, cube, breaks[part]!, answer);
      }
    }
  }
  return found.map(({ total, breaks: byBreak }) => ({
    total: groupsOf(total).get('') ?? NOBODY,
    breaks: byBreak.map(groupsOf),
  }));
}

function newFound(): Found {
  return new Map();
}

/** Every pack holds all people, so that the total can be read off any; without breaks it has one of its own. */
function breakPacks(breaks: readonly (readonly Key[])[]): Pack[] {
  return breaks.length > 0 ? packed(breaks, MOST_LEVELS) : [{ keys: [], parts: [] }];
}

function answersTo(variable: Variable, item: number): Answer[] {
  const codes = categoriesOf(variable).map(({ code }) => code);
  if (variable.kind === 'single') return [{ item, key: { column: valueColumn(variable.name), values: codes }, codes }];
  return codes.map((code) => {
    return { item, key: { column: pickColumn(variable.name, code), values: [false, true] }, codes: [null, code] };
  });
}

/** Adds what a cube tells of an answer in every level of a break (of none: in total). */
function addAnswer(found: Found, cube: Cube, levels: readonly Key[], { key, codes }: Answer): void {
  const margin = marginOf(cube, [...levels, key]);
  const places = codes.length + 1;
  const isWhole = codes.every((code) => code !== null);
  for (let level = 0; level < sizeOf(levels); level += 1) {
    const counts = codes.map((_, place) => countAt(margin, level * places + place));
    const base = counts.reduce(addCounts, NO_COUNT);
    if (base.n === 0) continue;
    const name = levelKey(codesAt(levels, level));
    const group = found.get(name) ?? { base, categories: new Map<string, Count>() };
    found.set(name, group);
    codes.forEach((code, place) => {
      if (code !== null && (!isWhole || counts[place]!.n > 0)) group.categories.set(code, counts[place]!);
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

function groupsOf(found: Found): Map<string, GroupSums> {
  return new Map([...found].map(([key, { base, categories }]) => [key, { ...NOBODY, base, categories }]));
}
