// The units of a sample in each level of a break: clusters, or people who answered in several waves.
import { categoriesOf, columnNamed, type Dataset } from '@earshot/dataset';
import { type RowsInGroups, rowsInGroups } from '@earshot/statistics';
import { levelKey } from '../grouped-sums/level-key.ts';

/** The pairs of a level and a unit that hold anybody in the base; those of a level stand together. */
export interface UnitsByLevel {
  /** The keys of the levels that hold anybody. */
  readonly keys: readonly string[];
  /** By level, its first pair; and the number of all pairs. */
  readonly starts: Int32Array;
  /** By pair. */
  readonly unitOf: Int32Array;
  /** The sampled rows in the base, pair by pair. */
  readonly rows: RowsInGroups;
}

/** By row of a sample, its level; −1 outside the base. */
export interface RowsByLevel {
  readonly keys: readonly string[];
  readonly levelOf: Int32Array;
}

/** @param names of the break’s variables; of none, everybody is in one level. */
export function rowsByLevel(
  dataset: Dataset,
  rows: Int32Array,
  inBase: Uint8Array,
  names: readonly string[],
): RowsByLevel {
  const columns = names.map((name) => columnNamed(dataset, name)!);
  const codes = columns.map(({ variable }) => categoriesOf(variable).map(({ code }) => code));
  // One number for each combination of answers; those to the last variable run fastest, none of them last.
  const places = Float64Array.from(rows, (row) => {
    if (inBase[row] === 0) return -1;
    let place = 0;
    for (const [at, { states, numbers }] of columns.entries()) {
      const { length } = codes[at]!;
      place = place * (length + 1) + (states[row] === 0 ? numbers![row]! : length);
    }
    return place;
  });
  // In an order of their own and not that of rows, so that what is added up over levels does not depend on it.
  const used = [...new Set(places)].filter((place) => place >= 0).sort((a, b) => a - b);
  const levels = new Map(used.map((place, level) => [place, level]));
  const keys = used.map((place) => levelKey(answersAt(place, codes)));
  return { keys, levelOf: Int32Array.from(places, (place) => levels.get(place) ?? -1) };
}

/** The codes that a combination of answers was numbered for; null for no answer. */
function answersAt(place: number, codes: readonly (readonly string[])[]): (string | null)[] {
  let left = place;
  return codes
    .map((_, index) => {
      const own = codes[codes.length - 1 - index]!;
      const answer = own[left % (own.length + 1)] ?? null;
      left = Math.floor(left / (own.length + 1));
      return answer;
    })
    .reverse();
}

/** @param unitOf by sampled row. @param count how many units there are. */
export function unitsByLevel({ keys, levelOf }: RowsByLevel, unitOf: Int32Array, count: number): UnitsByLevel {
  const inLevels = rowsInGroups(levelOf, keys.length);
  const starts = new Int32Array(keys.length + 1);
  const pairOf = new Int32Array(levelOf.length).fill(-1);
  const unitOfPair = new Int32Array(inLevels.order.length);
  const lastPair = new Int32Array(count).fill(-1);
  let pairs = 0;
  for (let level = 0; level < keys.length; level += 1) {
    starts[level] = pairs;
    for (let at = inLevels.starts[level]!; at < inLevels.starts[level + 1]!; at += 1) {
      const row = inLevels.order[at]!;
      const unit = unitOf[row]!;
      if (lastPair[unit]! < starts[level]!) {
        lastPair[unit] = pairs;
        unitOfPair[pairs] = unit;
        pairs += 1;
      }
      pairOf[row] = lastPair[unit]!;
    }
  }
  starts[keys.length] = pairs;
  return { keys, starts, unitOf: unitOfPair.slice(0, pairs), rows: rowsInGroups(pairOf, pairs) };
}
