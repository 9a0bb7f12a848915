import type { EesCell } from '@earshot/dataset';
import { type Area, authorityCodes } from '../area.ts';
import type { Release } from '../release.ts';
import type { GroupId, RoleId, Topic } from './groups.ts';
import { type Headcounts, headcountIn } from './headcounts.ts';

/**
 * One published file of in-post staff (headcount) by role and characteristic: agency workers are not among them. The
 * older file has ethnicity alone.
 */
export interface Characteristics {
  readonly file: string;
  readonly release: Release;
  readonly topics: readonly Topic[];
  readonly places: readonly CharacteristicsPlace[];
}

/** An area with its headcounts by year; of an authority, the newest name that the file gives it. */
export interface CharacteristicsPlace {
  readonly area: Area;
  /** The areas between it and England, the smallest first: a region, for an authority of London also its part of it. */
  readonly within: readonly string[];
  readonly years: ReadonlyMap<number, Headcounts>;
}

/**
 * The place called so: England, a region, Inner or Outer London, or the return in which an authority's figures stand,
 * by name or three-digit code (capitals do not matter). Null where the file has none.
 */
export function placeCalled({ places }: Characteristics, codeOrName: string): CharacteristicsPlace | null {
  const wanted = codeOrName.trim().toLowerCase();
  const isWanted = ({ area }: CharacteristicsPlace) =>
    authorityCodes(area).includes(wanted) ||
    area.name.toLowerCase() === wanted ||
    (area.level === 'authority' && area.name.toLowerCase().split(' / ').includes(wanted));
  return places.find(isWanted) ?? null;
}

/** A headcount as published; null for a year, role or group that the file does not have of the place. */
export function headcountAt(place: CharacteristicsPlace, year: number, role: RoleId, group: GroupId): EesCell | null {
  const headcounts = place.years.get(year);
  return headcounts ? headcountIn(headcounts, role, group) : null;
}
