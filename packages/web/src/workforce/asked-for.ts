import type { PlaceWanted, RevisionsWanted } from '@earshot/actions';

/** What stands behind the “?” of an address; a field that comes twice is a list. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a page’s address asks for, or a sentence that says what of it cannot be read. */
export type Asked<T> = { readonly wanted: T } | { readonly sentence: string };

/** The one page with a map, of which a rate can be chosen. */
export const MAPPED = 'england';

/** Which page of a place is asked for. */
export function placeAsked(place: string, query: Query): Asked<PlaceWanted> {
  const [release, benchmark] = [yearIn(query.release), yearIn(query.benchmark)];
  if (release === undefined || benchmark === undefined)
    return notAYear(release === undefined ? 'release' : 'benchmark');
  const measure = place === MAPPED ? wordIn(query.measure) : null;
  return { wanted: { place, release, benchmark, measure } };
}

/** Which revisions are asked for. */
export function revisionsAsked(query: Query): Asked<RevisionsWanted> {
  const release = yearIn(query.release);
  if (release === undefined) return notAYear('release');
  return { wanted: { release, place: wordIn(query.place), measure: wordIn(query.measure) } };
}

/** Null where a field is empty or absent, undefined where it is no year. */
function yearIn(field: Query[string]): number | null | undefined {
  if (field === undefined || field === '') return null;
  return typeof field === 'string' && /^\d{4}$/.test(field) ? Number(field) : undefined;
}

function wordIn(field: Query[string]): string | null {
  const word = typeof field === 'string' ? field : field?.[0];
  return word === undefined || word === '' ? null : word;
}

function notAYear(field: string): { readonly sentence: string } {
  return { sentence: `What the address says after “${field}=” is not a year in four digits, such as 2024.` };
}
