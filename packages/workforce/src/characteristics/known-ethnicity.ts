import { type CharacteristicsPlace, headcountAt } from './characteristics.ts';
import type { RoleId } from './groups.ts';
import { peopleIn } from './shares.ts';

/** People of known ethnicity in one role or several, and how many of them are not White. */
export interface KnownEthnicity {
  readonly known: number;
  /** Black and Global Majority: everybody of known ethnicity who is not White. */
  readonly globalMajority: number;
}

/**
 * The people of known ethnicity in these roles together; null where a figure that is needed is a symbol or not there.
 * In a role in which nobody’s ethnicity is known, the groups are published as `x`, and it adds nobody.
 */
export function knownEthnicity(
  place: CharacteristicsPlace,
  year: number,
  roles: readonly RoleId[],
): KnownEthnicity | null {
  let [known, white] = [0, 0];
  for (const role of roles) {
    const [all, ofThem] = (['ethnicity_known', 'white'] as const).map((group) =>
      peopleIn(headcountAt(place, year, role, group)),
    );
    if (all === 0) continue;
    if (all == null || ofThem == null) return null;
    known += all;
    white += ofThem;
  }
  return { known, globalMajority: known - white };
}
