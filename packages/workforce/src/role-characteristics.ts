import { type EesCell, type EesRow, readEes } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import type { Release } from './release.ts';

/** In-post staff (headcount) by role and by sex, age group or ethnicity: agency workers are not among them. */
export interface RoleCharacteristics {
  readonly file: string;
  readonly release: Release;
  readonly rows: readonly RoleCount[];
}

export interface RoleCount {
  readonly year: number;
  /** Name of a region, or of the country. Authorities and parts of London are left out. */
  readonly area: string;
  /** `Total` or one of the census's roles. */
  readonly role: string;
  /** `Sex`, `Age group` or `Ethnicity major`. */
  readonly topic: string;
  /** `Total`, or a group of the topic. */
  readonly group: string;
  readonly headcount: EesCell;
}

const LAYOUT = {
  filters: ['role', 'breakdown_topic', 'breakdown'],
  indicators: ['inpost_FTE', 'inpost_FTE_percentage', 'inpost_headcount', 'inpost_headcount_percentage'],
};

/**
 * Reads DfE's file of in-post staff by role and characteristic. The release is handed in, because a selection of
 * years does not show which edition it was taken from. Problems: those of `readEes`.
 */
export function readRoleCharacteristics(
  file: string,
  text: string,
  release: Release,
): { characteristics: RoleCharacteristics | null; problems: Problem[] } {
  const { rows, problems } = readEes(file, text, LAYOUT);
  if (!rows) return { characteristics: null, problems };
  return { characteristics: { file, release, rows: rows.filter(isWhole).map(countOf) }, problems };
}

/** England or one of the nine regions, whose codes start with E12. */
function isWhole(row: EesRow): boolean {
  return row.level === 'National' || (row.level === 'Regional' && row.place.regionCode.startsWith('E12'));
}

function countOf(row: EesRow): RoleCount {
  return {
    year: row.timePeriod,
    area: row.level === 'National' ? row.place.countryName : row.place.regionName,
    role: row.filters.role!,
    topic: row.filters.breakdown_topic!,
    group: row.filters.breakdown!,
    headcount: row.indicators.inpost_headcount!,
  };
}
