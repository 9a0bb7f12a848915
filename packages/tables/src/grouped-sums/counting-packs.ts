// Which answers are counted by which breaks in one query, and the counting, one query after the other.
import { categoriesOf, pickColumn, type Variable, valueColumn } from '@earshot/dataset';
import { countCube } from './count-cube.ts';
import type { CountedPeople } from './counted-people.ts';
import { type Cube, type Key, sizeOf } from './cube.ts';
import { joined, type Pack, packed } from './packs.ts';
import type { Query } from './sums-query.ts';

/** The most combinations of levels, of answers, and of both, that one query tells apart; measured with DuckDB. */
const MOST_LEVELS = 60;
const MOST_ANSWERS = 50;
const MOST_GROUPS = 6000;
/**
 * Of fewer people fewer groups are told apart, so that reading groups takes no longer than counting: at 10,000 people 20
 * took a seventh less of the processor’s time than 40, and fewer than that no less.
 */
const PEOPLE_A_GROUP = 20;

/** An answer that people are counted by: a single choice, or whether one category of a multiple choice was picked. */
export interface Answer {
  readonly item: number;
  readonly key: Key;
  /** By place in the key, that of the category it counts for; null where it only counts for the base. */
  readonly categories: readonly (number | null)[];
}

/** What one query counts: some answers by the levels of some breaks. */
export interface CountingPack extends Pack {
  readonly levels: Pack;
  /** Whether the breaks are the first of all, whose cubes the totals are read off. */
  readonly isFirst: boolean;
}

/**
 * All that has to be counted, in the order of the answers, so that one item is complete after the other.
 * @param size how many people are counted.
 */
export function countingPacks(
  breaks: readonly (readonly Key[])[],
  answers: readonly Answer[],
  size: number,
): CountingPack[] {
  const all = breakPacks(breaks).flatMap((levels, index) => {
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
  return all.sort((a, b) => Math.max(...a.parts) - Math.max(...b.parts));
}

/**
 * So many counts are asked for at once, so that the database does not wait while one is looked at. At 100,000 people four
 * took a twelfth less time than three, on two processors with two threads of DuckDB’s; at a million six held up to
 * 1.54 GB, and twelve took longer.
 */
const AT_ONCE = 4;

/** Counts one pack after the other, in their order. */
export async function* cubesOf(
  packs: readonly CountingPack[],
  people: CountedPeople,
  query: Query,
): AsyncGenerator<readonly [Cube, CountingPack]> {
  const added = people.parts.has('w') ? ['w', 'w2'] : [];
  const count = (pack: CountingPack) => {
    const cube = countCube(people, { keys: pack.keys, added, answered: null }, query);
    cube.catch(() => {}); // A count that fails tells so when it is waited for.
    return cube;
  };
  const begun: Promise<Cube>[] = [];
  for (const [index, pack] of packs.entries()) {
    for (const next of packs.slice(index + begun.length, index + AT_ONCE)) begun.push(count(next));
    yield [await begun.shift()!, pack];
  }
}

/** Every pack holds all people, so that the total can be read off any; without breaks it has one of its own. */
function breakPacks(breaks: readonly (readonly Key[])[]): Pack[] {
  return breaks.length > 0 ? packed(breaks, MOST_LEVELS) : [{ keys: [], parts: [] }];
}

/** The answers that a variable is counted by. @param item its place among the items. */
export function answersTo(variable: Variable, item: number): Answer[] {
  const codes = categoriesOf(variable).map(({ code }) => code);
  if (variable.kind === 'single') {
    const key = { column: valueColumn(variable.name), values: codes };
    return [{ item, key, categories: codes.map((_, place) => place) }];
  }
  return codes.map((code, place) => {
    return { item, key: { column: pickColumn(variable.name, code), values: [false, true] }, categories: [null, place] };
  });
}
