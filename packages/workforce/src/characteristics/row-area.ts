import type { Area } from '../area.ts';
import { returnCalled } from '../joint-return.ts';
import type { CharacteristicsLayout } from './layout.ts';

/** The level of a row’s area; null where the file names one that the census does not have. */
export function levelOf(layout: CharacteristicsLayout, cells: readonly string[]): Area['level'] | null {
  const level = cells[layout.at.geographic_level];
  if (level === 'National') return 'country';
  if (level === 'Local authority') return 'authority';
  if (level !== 'Regional') return null;
  return cells[layout.at.region_code]!.startsWith('E12') ? 'region' : 'part';
}

/** What the area is known by in every year; null for the empty half of a joint return. */
export function codeOf(
  { at }: CharacteristicsLayout,
  cells: readonly string[],
  level: Area['level'],
  isEmpty: boolean,
): string | null {
  if (level === 'country') return cells[at.country_name]!;
  if (level !== 'authority') return cells[at.region_code]!;
  return returnCalled(cells[at.old_la_code]!, cells[at.la_name]!, isEmpty)?.code ?? null;
}

/** The area of a row under the name that the row has, and the areas that it stands within. */
export function areaOf(
  { at }: CharacteristicsLayout,
  cells: readonly string[],
  level: Area['level'],
): Area & { readonly within: readonly string[] } {
  const [country, region] = [cells[at.country_name]!, cells[at.region_name]!];
  if (level === 'country') return { level, code: country, name: country, within: [] };
  const code = cells[at.region_code]!;
  if (level !== 'authority') return { level, code, name: region, within: level === 'part' ? [LONDON] : [] };
  const made = returnCalled(cells[at.old_la_code]!, cells[at.la_name]!, false)!;
  return { level, ...made, within: region.endsWith(` ${LONDON}`) ? [region, LONDON] : [region] };
}

/** The one region of two parts; rows of its authorities name the part and never the region. */
const LONDON = 'London';
