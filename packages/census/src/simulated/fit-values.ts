import type { Collection, Item, ItemValue } from '../collection/collection.ts';

/** What fits a worker’s values to a collection: the element’s text by the item’s name. */
export type Values = ReadonlyMap<Item['name'], string>;

/**
 * Values that were made up by the codes of 2022, as a collection takes them: a code that is not in its list becomes one that
 * is, and what it wants beyond is made up too. Those of 2022 stay as they are.
 * @param isEmployed whether the authority employs the worker.
 * @param one draws from a list.
 */
export function fitValues(
  values: Values,
  { items, firstDay }: Collection,
  isEmployed: boolean,
  one: <T>(of: readonly T[]) => T,
): Values {
  const fitted = new Map<Item['name'], string>();
  for (const { name, value, wantedOf } of items) {
    const given = values.get(name);
    const isWanted = wantedOf === 'all' || (wantedOf === 'employed' && isEmployed);
    const text = given ?? (isWanted ? anyOf(value, firstDay) : null);
    if (text !== null) fitted.set(name, inList(value, text, one));
  }
  return fitted;
}

function inList(value: ItemValue, text: string, one: <T>(of: readonly T[]) => T): string {
  if (value.kind !== 'code' || value.codes.some(({ code }) => code === text)) return text;
  return one(value.codes).code;
}

/** Something that an item can be; registration numbers, which everybody has, are not made up here. */
function anyOf(value: ItemValue, day: string): string | null {
  if (value.kind === 'code') return value.codes[0]!.code;
  if (value.kind === 'number') return '0';
  if (value.kind === 'day') return day;
  if (value.kind === 'birth') return `${Number(day.slice(0, 4)) - 40}-01-01`;
  return value.kind === 'text' ? 'Simulated' : null;
}
