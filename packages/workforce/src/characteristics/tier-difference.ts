import { changeInterval } from '../noise/change-interval.ts';
import { roundHalfUp } from '../round-half-up.ts';
import type { RoleId } from './groups.ts';
import { type KnownEthnicity, knownEthnicity } from './known-ethnicity.ts';
import type { CharacteristicsSetting } from './setting.ts';
import { FEW_PEOPLE } from './shares.ts';

/** The tiers that are set against case holders, as one group: senior managers alone are too few in most authorities. */
export const SENIOR_TIERS: readonly RoleId[] = ['senior_manager', 'middle_manager'];

/** How the share of Black and Global Majority staff of the senior tiers lies to that of case holders. */
export interface TierDifference {
  readonly senior: KnownEthnicity;
  readonly caseHolders: KnownEthnicity;
  /** Null where fewer than ten of either are of known ethnicity: nothing is compared then. */
  readonly points: {
    /** Senior tiers less case holders, in percentage points to one decimal, with its 95% interval. */
    readonly difference: number;
    readonly least: number;
    readonly most: number;
    readonly isBeyondChance: boolean;
  } | null;
}

/**
 * The difference of the two shares in the place and year, with Newcombe’s interval. It is descriptive: the census asks
 * everybody, and the interval says how far two groups of such sizes could lie apart by chance alone. Null where a
 * figure is a symbol or is not there.
 */
export function tierDifference({ own, year }: CharacteristicsSetting): TierDifference | null {
  const senior = knownEthnicity(own, year, SENIOR_TIERS);
  const caseHolders = knownEthnicity(own, year, ['case_holder']);
  if (!senior || !caseHolders) return null;
  if (senior.known < FEW_PEOPLE || caseHolders.known < FEW_PEOPLE) return { senior, caseHolders, points: null };
  const over = ({ known, globalMajority }: KnownEthnicity) => ({ count: globalMajority, base: known });
  const { difference, least, most, isBeyondNoise } = changeInterval('share', over(caseHolders), over(senior));
  const points = (value: number) => roundHalfUp(100 * value, 1);
  return {
    senior,
    caseHolders,
    points: { difference: points(difference), least: points(least), most: points(most), isBeyondChance: isBeyondNoise },
  };
}
