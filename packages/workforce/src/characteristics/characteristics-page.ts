import type { Problem } from '@earshot/planfile';
import type { Area } from '../area.ts';
import type { Release } from '../release.ts';
import { type AgeProfile, ageProfile } from './age-profile.ts';
import { type AgeSpread, ageSpread } from './age-spread.ts';
import type { Characteristics } from './characteristics.ts';
import { type EthnicityByTier, ethnicityByTier } from './ethnicity-by-tier.ts';
import { expectedRetirements, type Retirements } from './retirements.ts';
import { type RoleMix, roleMix } from './role-mix.ts';
import { characteristicsSetting } from './setting.ts';
import { type SexByRole, sexByRole } from './sex-by-role.ts';

/** Who is in post in a place: ages, expected retirements, ethnicity and sex by role, and the roles themselves. */
export interface CharacteristicsPage {
  readonly area: Area;
  readonly release: Release;
  readonly year: number;
  /** Each null where the file does not have what it needs; the older file has ethnicity alone. */
  readonly age: AgeProfile | null;
  /** Of England, regions and parts of London only. */
  readonly spread: AgeSpread | null;
  readonly retirements: Retirements | null;
  readonly ethnicity: EthnicityByTier | null;
  readonly sex: SexByRole | null;
  readonly roles: RoleMix | null;
}

/**
 * Who is in post in England, a region, a part of London or an authority, beside its region and England, from one
 * published file. Problems: `area-unknown` and `year-unknown`, each with what there is.
 * @param codeOrName of an authority also its three-digit code.
 * @param year null for the latest that the file has of the place.
 */
export function characteristicsPage(
  characteristics: Characteristics,
  codeOrName: string,
  year: number | null,
): { page: CharacteristicsPage | null; problems: readonly Problem[] } {
  const { setting, problems } = characteristicsSetting(characteristics, codeOrName, year);
  if (!setting) return { page: null, problems };
  const page = {
    area: setting.own.area,
    release: characteristics.release,
    year: setting.year,
    age: ageProfile(setting),
    spread: ageSpread(setting),
    retirements: expectedRetirements(setting),
    ethnicity: ethnicityByTier(setting),
    sex: sexByRole(setting),
    roles: roleMix(setting),
  };
  return { page, problems: [] };
}
