import type { Problem } from '@earshot/planfile';
import { fileProblem } from '../file-problem.ts';
import { type Characteristics, type CharacteristicsPlace, placeCalled } from './characteristics.ts';

/** What the tables of a place are made from. */
export interface CharacteristicsSetting {
  readonly characteristics: Characteristics;
  readonly year: number;
  readonly own: CharacteristicsPlace;
  /** The place itself, its region where it stands in one, and England, each once. */
  readonly compared: readonly ComparedPlace[];
}

export interface ComparedPlace {
  readonly id: 'own' | 'region' | 'england';
  readonly place: CharacteristicsPlace;
}

/**
 * A place of a file with what it is set beside. Problems: `area-unknown` for one that the file does not have,
 * `year-unknown` for a year that it does not have of the place.
 * @param codeOrName of England, a region, Inner or Outer London, or an authority.
 * @param year null for the latest of the place.
 */
export function characteristicsSetting(
  characteristics: Characteristics,
  codeOrName: string,
  year: number | null,
): { setting: CharacteristicsSetting | null; problems: Problem[] } {
  const { file, release } = characteristics;
  const own = placeCalled(characteristics, codeOrName);
  if (!own) {
    const sentence = `The release of ${release.year} has no area “${codeOrName}” by role and characteristic. Write its name in full, or its three-digit DfE code.`;
    return { setting: null, problems: [fileProblem('area-unknown', file, sentence)] };
  }
  const years = [...own.years.keys()].sort((a, b) => a - b);
  const chosen = year ?? years.at(-1)!;
  if (!own.years.has(chosen)) {
    const held = new Intl.ListFormat('en-GB').format(years.map(String));
    const sentence = `The release of ${release.year} has ${own.area.name} by role and characteristic in ${held}, not in ${chosen}.`;
    return { setting: null, problems: [fileProblem('year-unknown', file, sentence)] };
  }
  return {
    setting: { characteristics, year: chosen, own, compared: comparedWith(characteristics, own) },
    problems: [],
  };
}

function comparedWith(characteristics: Characteristics, own: CharacteristicsPlace): ComparedPlace[] {
  const { places } = characteristics;
  const region = places.find(({ area }) => area.level === 'region' && own.within.includes(area.name));
  const england = places.find(({ area }) => area.level === 'country')!;
  return [
    { id: 'own', place: own },
    ...(region ? [{ id: 'region', place: region } as const] : []),
    ...(own === england ? [] : [{ id: 'england', place: england } as const]),
  ];
}
