// Which levels a crossing of variables must not show, so that no table made from it can be set against another one.
import { addCounts, type Count } from '@earshot/statistics';
import { peopleCounted, SMALLEST_BASE } from '../withhold/withhold.ts';

/** The people who share one combination of levels. */
export interface CrossedCell {
  /** One code a variable of the crossing, in their order; null for people who did not answer it. */
  readonly codes: readonly (string | null)[];
  /** What tells people apart that no table may mix, such as who has another weight; levels are never hidden for it. */
  readonly apart: string;
  readonly people: Count;
}

/** By variable, the codes that a crossing must not show. */
export type HiddenLevels = ReadonlyMap<string, ReadonlySet<string>>;

/** Stands for all levels that are not shown and for those who did not answer, taken together. */
const OTHER = '\u0000other';

/**
 * Finds the levels to hide so that, with the hidden levels of each variable and its unanswered taken together as one,
 * every combination of levels holds nobody or at least ten people. Whatever can then be worked out from groups that a
 * table shows, with a condition or without, crossed or side by side, are such combinations or unions of them: the
 * difference of any two is nobody or at least ten.
 *
 * What a crossing of fewer variables hides is hidden here as well. Which levels go is decided by how much they mend and how
 * little is lost with them. Null where not even everybody together may be shown.
 * @param variables at most five, each once. @param fewest people that may be shown, where a plan asks for more than ten.
 */
export function safeCrossing(
  variables: readonly string[],
  cells: readonly CrossedCell[],
  fewest = SMALLEST_BASE,
): HiddenLevels | null {
  const places = variables.map((_, place) => place);
  return settled(variables, places, cells, { known: new Map(), fewest });
}

interface Settled {
  /** By the places of its variables, what each part of the crossing hides, so that none is settled twice. */
  readonly known: Map<string, HiddenLevels | null>;
  readonly fewest: number;
}

function settled(
  variables: readonly string[],
  places: readonly number[],
  cells: readonly CrossedCell[],
  soFar: Settled,
): HiddenLevels | null {
  const { known, fewest } = soFar;
  const key = places.join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const parts = places.map((left) =>
    settled(
      variables,
      places.filter((place) => place !== left),
      cells,
      soFar,
    ),
  );
  const names = places.map((place) => variables[place]!);
  const here = parts.includes(null)
    ? null
    : hideUntilSafe(names, joined(cells, places), parts as HiddenLevels[], fewest);
  known.set(key, here);
  return here;
}

function hideUntilSafe(
  names: readonly string[],
  cells: readonly CrossedCell[],
  parts: readonly HiddenLevels[],
  fewest: number,
): HiddenLevels | null {
  const hidden = new Map(
    names.map((name) => [name, new Set(parts.flatMap((part) => [...(part.get(name) ?? [])]))] as const),
  );
  const sizes = names.map((_, place) => peopleByLevel(cells, place));
  for (;;) {
    const shown = (place: number, code: string | null): string =>
      code === null || hidden.get(names[place]!)!.has(code) ? OTHER : code;
    const now = merged(cells, shown);
    if (smallOf(now, fewest) === 0) return hidden;
    const next = bestToHide(now, sizes, fewest);
    if (next === null) return null;
    for (const code of next.codes) hidden.get(names[next.place]!)!.add(code);
  }
}

/** Nobody, or enough people for anything to be shown of them. */
export function isSafe(people: Count, fewest: number): boolean {
  return people.n === 0 || peopleCounted(people) >= fewest;
}

/** Cells as they are when levels are read through `shown`. */
export function merged(
  cells: readonly CrossedCell[],
  shown: (place: number, code: string | null) => string,
): CrossedCell[] {
  const found = new Map<string, CrossedCell>();
  for (const cell of cells) {
    const codes = cell.codes.map((code, place) => shown(place, code));
    const key = [cell.apart, ...codes].join('\u001f');
    const before = found.get(key);
    found.set(key, { ...cell, codes, people: before ? addCounts(before.people, cell.people) : cell.people });
  }
  return [...found.values()];
}

/** The cells of some of the variables: people who differ in the others only stand together. */
function joined(cells: readonly CrossedCell[], places: readonly number[]): CrossedCell[] {
  const few = cells.map((cell) => ({ ...cell, codes: places.map((place) => cell.codes[place]!) }));
  const found = new Map<string, CrossedCell>();
  for (const cell of few) {
    const key = [cell.apart, ...cell.codes.map((code) => code ?? OTHER)].join('\u001f');
    const before = found.get(key);
    found.set(key, before ? { ...cell, people: addCounts(before.people, cell.people) } : cell);
  }
  return [...found.values()];
}

function peopleByLevel(cells: readonly CrossedCell[], place: number): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { codes, people } of cells) {
    const code = codes[place];
    if (code != null) sizes.set(code, (sizes.get(code) ?? 0) + people.n);
  }
  return sizes;
}

/** Levels of one variable that could be hidden together. */
interface Hiding {
  readonly place: number;
  readonly codes: readonly string[];
  readonly people: number;
  /** How many small combinations it mends, by the part of its variable’s levels that goes. */
  readonly gain: number;
}

/**
 * What mends most small combinations for the least of a variable’s levels: one level, put with those hidden already; or
 * two, where none is hidden yet, since a level that is hidden alone can be told from the others. Empty when nothing is
 * left to hide.
 * @param now the combinations as they are with what is hidden so far.
 */
function bestToHide(
  now: readonly CrossedCell[],
  sizes: readonly ReadonlyMap<string, number>[],
  fewest: number,
): Hiding | null {
  const small = now.filter(({ people }) => !isSafe(people, fewest));
  const found = sizes.flatMap((levels, place) => {
    const byLevel = levelsAt(now, place);
    const shown = [...levels].filter(([code]) => byLevel.has(code)).sort(bySize);
    const wanted = new Set(small.map(({ codes }) => codes[place]!));
    const candidates = shown.filter(([code], at) => wanted.has(code) || at === 0);
    return candidates.map(([code]) => {
      const partner = byLevel.has(OTHER) ? [] : shown.filter(([other]) => other !== code).slice(0, 1);
      const codes = [code, ...partner.map(([other]) => other)];
      const joining = [...codes, OTHER].flatMap((each) => byLevel.get(each) ?? []);
      const after = merged(joining, (at, other) => (at === place ? OTHER : other!));
      const mended = smallOf(joining, fewest) - smallOf(after, fewest);
      const people = codes.reduce((sum, each) => sum + levels.get(each)!, 0);
      return { place, codes, people, gain: (mended * levels.size) / codes.length };
    });
  });
  return found.reduce<Hiding | null>((best, one) => (best && !isBetter(one, best) ? best : one), null);
}

function smallOf(cells: readonly CrossedCell[], fewest: number): number {
  return cells.filter(({ people }) => !isSafe(people, fewest)).length;
}

function isBetter(a: Hiding, b: Hiding): boolean {
  if (a.gain !== b.gain) return a.gain > b.gain;
  if (a.people !== b.people) return a.people < b.people;
  return a.place < b.place;
}

/** Fewer people first; levels alike in that by their code, so that the order of rows decides nothing. */
function bySize([a, few]: readonly [string, number], [b, many]: readonly [string, number]): number {
  return few - many || (a < b ? -1 : 1);
}

function levelsAt(cells: readonly CrossedCell[], place: number): Map<string, CrossedCell[]> {
  const levels = new Map<string, CrossedCell[]>();
  for (const cell of cells) {
    const level = cell.codes[place]!;
    const before = levels.get(level);
    if (before) before.push(cell);
    else levels.set(level, [cell]);
  }
  return levels;
}
