import type { TableRow } from '@earshot/tables';
import { statesOf, withNotSaid } from './states.ts';
import type { Wave } from './wave.ts';

/** The groups of one variable of a wave, each a row of a table; they add up to everybody. */
export interface Segments {
  readonly rows: readonly TableRow[];
  /** By row of the wave, the place of the group. */
  readonly of: Int32Array;
}

/** The categories of each variable as groups, those who did not say among them. */
export function segmentsOf({ dataset }: Wave, names: readonly string[]): Segments[] {
  return names.map((name) => {
    const { label: group, categories, of } = withNotSaid(statesOf(dataset, name));
    return { rows: categories.map(({ code, label }) => ({ id: `${name}.${code}`, label, group })), of };
  });
}

/** How many people of each group are of each kind, for deciding what may be shown. people[group][kind] */
export function peopleBy(
  { rows, of }: Segments,
  kinds: ArrayLike<number>,
  kindCount: number,
  weights: ArrayLike<number>,
): number[][] {
  const people = rows.map(() => Array.from({ length: kindCount }, () => 0));
  for (let row = 0; row < of.length; row += 1) {
    if (kinds[row]! >= 0 && weights[row]! > 0) people[of[row]!]![kinds[row]!]! += 1;
  }
  return people;
}
