import { type Key, sizeOf } from './cube.ts';

/** Keys of several parts (breaks, or items), which one query tells people apart by. */
export interface Pack {
  readonly keys: readonly Key[];
  /** The numbers of the parts. */
  readonly parts: readonly number[];
}

/**
 * Puts parts together as long as their keys have at most so many combinations; a part with more is a pack of its own.
 * A database needs about as long for a row whether it counts it among six groups or among some thousands, so that
 * fewer and larger queries are quicker, until the groups no longer fit into the processor's cache.
 */
export function packed(parts: readonly (readonly Key[])[], most: number): Pack[] {
  const packs: Pack[] = [];
  parts.forEach((keys, part) => {
    const fits = packs.findIndex((pack) => sizeOf(joined(pack.keys, keys)) <= most);
    const pack = packs[fits] ?? { keys: [], parts: [] };
    packs[fits < 0 ? packs.length : fits] = { keys: joined(pack.keys, keys), parts: [...pack.parts, part] };
  });
  return packs;
}

/** The keys of both, each column once. */
export function joined(some: readonly Key[], others: readonly Key[]): readonly Key[] {
  return [...some, ...others.filter(({ column }) => !some.some((key) => key.column === column))];
}
