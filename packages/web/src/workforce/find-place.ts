import type { AuthorityLink } from '@earshot/actions';

/** A place with a page of published figures. */
export interface Place {
  readonly name: string;
  /** Its part of the page’s address. */
  readonly address: string;
}

/** Names under which people look for authorities that are called otherwise now. */
const ALSO_CALLED: ReadonlyMap<string, readonly string[]> = new Map([
  ['bcp', ['Bournemouth, Christchurch and Poole']],
  ['cumbria', ['Cumberland', 'Westmorland and Furness']],
  ['rbkc', ['Kensington and Chelsea']],
]);

/** Words that say what sort of authority it is, and not which. */
const NOT_THE_NAME = new Set(['council', 'county', 'borough', 'metropolitan', 'royal', 'district', 'the']);

/** Words that are part of some names, and that people put before others: “Leeds City Council”, “London Borough of Camden”. */
const OFTEN_ADDED = new Set(['city', 'of', 'london', 'unitary', 'authority']);

/**
 * The places that somebody may mean: those of that name or three-digit code, or else those with a word in their name that
 * begins with every word typed, in the order given. Capitals, commas and “&” for “and” do not matter.
 */
export function findPlaces(typed: string, authorities: readonly AuthorityLink[], areas: readonly Place[]): Place[] {
  const words = wordsIn(typed);
  if (words.length === 0) return [];
  const places = [...authorities, ...areas];
  const whole = words.join(' ');
  const called = places.filter(({ name }) => wordsIn(name).join(' ') === whole);
  const coded = authorities.filter(({ code }) => code === whole);
  if (called.length + coded.length > 0) return [...called, ...coded];
  const others = ALSO_CALLED.get(whole) ?? [];
  const found = places.filter(({ name }) => others.includes(name) || holds(wordsIn(name), words));
  const fewer = words.filter((word) => !OFTEN_ADDED.has(word));
  const isLess = fewer.length > 0 && fewer.length < words.length;
  return found.length === 0 && isLess ? findPlaces(fewer.join(' '), authorities, areas) : found;
}

function holds(name: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => name.some((one) => one.startsWith(word)));
}

function wordsIn(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replaceAll('&', ' and ')
      .match(/[a-z0-9]+/g) ?? [];
  const naming = words.filter((word) => !NOT_THE_NAME.has(word));
  return naming.length > 0 ? naming : words;
}
