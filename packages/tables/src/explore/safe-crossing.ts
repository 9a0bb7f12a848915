// Which levels a crossing of variables must not show, so that no table made from it can be set against another one.
import { addCounts, type Count } from '@earshot/statistics';
import { peopleCounted, SMALLEST_BASE } from '../withhold.ts';

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
 * @param variables at most five, each once.
 */
export function safeCrossing(variables: readonly string[], cells: readonly CrossedCell[]): HiddenLevels | null {
  return settled(
    variables,
    variables.map((_, place) => place),
    cells,
    new Map(),
  );
}

/** By the places of its variables, what each part of the crossing hides, so that none is settled twice. */
type Settled = Map<string, HiddenLevels | null>;

function settled(
  variables: readonly string[],
  places: readonly number[],
  cells: readonly CrossedCell[],
  known: Settled,
): HiddenLevels | null {
  const key = places.join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const parts = places.map((left) =>
    settled(
      variables,
      places.filter((place) => place !== left),
      cells,
      known,
    ),
  );
  const names = places.map((place) => variables[place]!);
  const here = parts.includes(null) ? null : hideUntilSafe(names, joined(cells, places), parts as HiddenLevels[]);
  known.set(key, here);
  return here;
}

function hideUntilSafe(
  names: readonly string[],
  cells: readonly CrossedCell[],
  parts: readonly HiddenLevels[],
): HiddenLevels | null {
  const hidden = new Map(
    names.map((name) => [name, new Set(parts.flatMap((part) => [...(part.get(name) ?? [])]))] as const),
  );
  const sizes = names.map((_, place) => peopleByLevel(cells, place));
  for (;;) {
    const shown = (place: number, code: string | null): string =>
      code === null || hidden.get(names[place]!)!.has(code) ? OTHER : code;
    const small = merged(cells, shown).filter(({ people }) => !isSafe(people));
    if (small.length === 0) return hidden;
    const next = bestThatMends(small, sizes, (place, code) => shown(place, code) !== OTHER);
    if (next === null) return null;
    hidden.get(names[next.place]!)!.add(next.code);
  }
}

/** Nobody, or enough people for anything to be shown of them. */
export function isSafe(people: Count): boolean {
  return people.n === 0 || peopleCounted(people) >= SMALLEST_BASE;
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

interface Level {
  readonly place: number;
  readonly code: string;
  readonly people: number;
  /** How many small combinations hiding it mends, times the levels of its variable, of which only one would go. */
  readonly gain: number;
}

/**
 * Of all levels that would make a small combination part of a larger one, the one that mends most for what it costs: its
 * own, or where it holds what is hidden already, the smallest that could be hidden with it. Null when there is none.
 */
function bestThatMends(
  small: readonly CrossedCell[],
  sizes: readonly ReadonlyMap<string, number>[],
  isShown: (place: number, code: string) => boolean,
): Level | null {
  const mending = sizes.flatMap((levels, place) => {
    const mended = (code: string): number => small.filter(({ codes }) => codes[place] === code).length;
    const all = [...levels].flatMap(([code, people]) => (isShown(place, code) ? [{ place, code, people }] : []));
    const own = all.map((level): Level => ({ ...level, gain: mended(level.code) * levels.size }));
    const smallest = own.reduce<Level | null>(
      (least, level) => (least && !isSmaller(level, least) ? least : level),
      null,
    );
    const beside = smallest ? [{ ...smallest, gain: mended(OTHER) * levels.size }] : [];
    return [...own, ...beside].filter(({ gain }) => gain > 0);
  });
  return mending.reduce<Level | null>((best, level) => (best && !isBetter(level, best) ? best : level), null);
}

function isBetter(a: Level, b: Level): boolean {
  return a.gain === b.gain ? isSmaller(a, b) : a.gain > b.gain;
}

/** Fewer people first; levels alike in that by place and code, so that the order of rows decides nothing. */
function isSmaller(a: Level, b: Level): boolean {
  if (a.people !== b.people) return a.people < b.people;
  return a.place === b.place ? a.code < b.code : a.place < b.place;
}
