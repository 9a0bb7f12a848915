import type { ListAuthority } from './check-list-row.ts';

/** What names of councils have around the name of the place, in any order. */
const AROUND =
  /\b(?:the|of|and|royal|london|metropolitan|unitary|county|city|district|borough|council|authority|local|children s|services|trust|mbc|cc|lb|bc)\b/g;

/** Spellings that are remembered; a column that holds something else has no end of them. */
const MOST_REMEMBERED = 10_000;

/**
 * Finds the authority that a staff list names: by its code, by its name, or by a name that differs only in the words
 * around the place (“City of Bristol Council” for Bristol), when that leaves one and no more.
 */
export function authorityCalled(authorities: readonly ListAuthority[]): (codeOrName: string) => ListAuthority | null {
  const exact = new Map<string, ListAuthority>();
  const loose = new Map<string, ListAuthority | null>();
  for (const authority of authorities) {
    exact.set(plain(authority.code), authority).set(plain(authority.name), authority);
    const place = placeIn(authority.name);
    loose.set(place, loose.has(place) ? null : authority);
  }
  // A list says the same few names over and over.
  const asked = new Map<string, ListAuthority | null>();
  return (written) => {
    const before = asked.get(written);
    if (before !== undefined) return before;
    const found = exact.get(plain(written)) ?? loose.get(placeIn(written)) ?? null;
    if (asked.size < MOST_REMEMBERED) asked.set(written, found);
    return found;
  };
}

function placeIn(name: string): string {
  const words = plain(name);
  return words.replace(AROUND, ' ').replace(/\s+/g, ' ').trim() || words;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
