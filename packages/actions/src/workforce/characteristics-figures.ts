import type { Problem } from '@earshot/planfile';
import { type Characteristics, type CharacteristicsPage, characteristicsPage } from '@earshot/workforce';
import { characteristicsJson } from './characteristics-json.ts';
import { vintageUnknown } from './vintage-unknown.ts';

/** Whose ages, ethnicity and roles are wanted. */
export interface CharacteristicsWanted {
  /** England, a region, Inner or Outer London, or an authority, also by its three-digit code. */
  readonly place: string;
  /** The year of the release; null for the latest held. */
  readonly vintage: number | null;
  /** Null for the latest that the release has of the place. */
  readonly year: number | null;
}

export interface CharacteristicsFigures {
  readonly page: CharacteristicsPage;
  readonly json: unknown;
}

/**
 * Who is in post in a place, from one of the releases held. Problems: those of `characteristicsPage`, and
 * `vintage-unknown` for a release that is not held.
 * @param releases the oldest first.
 */
export function characteristicsFigures(
  releases: readonly Characteristics[],
  { place, vintage, year }: CharacteristicsWanted,
): { made: CharacteristicsFigures | null; problems: readonly Problem[] } {
  const held = vintage === null ? releases.at(-1) : releases.find(({ release }) => release.year === vintage);
  if (!held) return { made: null, problems: [vintageUnknown(vintage, releases)] };
  const { page, problems } = characteristicsPage(held, place, year);
  return { made: page && { page, json: characteristicsJson(page) }, problems };
}
