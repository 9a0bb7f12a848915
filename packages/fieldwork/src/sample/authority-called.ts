import type { ListAuthority } from './check-list-row.ts';

/** What names of councils have around the name of the place, in any order. */
const AROUND =
  /\b(?:the|of|and|royal|london|metropolitan|unitary|county|city|district|borough|council|authority|local|children s|services|trust|mbc|cc|lb|bc)\b/g;

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
  return (written) => exact.get(plain(written)) ?? loose.get(placeIn(written)) ?? null;
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
