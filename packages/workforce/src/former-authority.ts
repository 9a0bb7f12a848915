import { authorityCodes } from './area.ts';
import { type Authorities, type Authority, authorityCalled } from './authorities.ts';
import { type AreaYear, type Indicators, regionAreas } from './indicators.ts';

/**
 * Authorities that have figures in a release and are not in today’s list, because they have ended: Cumbria until 2022.
 * They have no statistical neighbours, since the model knows those of today only, and no ONS code is kept for them.
 */
export function formerAuthorities(indicators: Indicators, authorities: Authorities): Authority[] {
  const regions = new Map(regionAreas(indicators).map(({ code, name }) => [code, name]));
  const former = new Map<string, Authority>();
  for (const row of indicators.areaYears) {
    const region = regions.get(row.regionCode);
    if (region === undefined || !isFormer(row, authorities)) continue;
    const { code, name } = row.area;
    former.set(code, { code, onsCode: '', name, region, neighbours: [] });
  }
  return [...former.values()];
}

/** The authority of that name or three-digit code: one of today, or one of a release that has ended; null otherwise. */
export function authorityOfRelease(
  indicators: Indicators,
  authorities: Authorities,
  codeOrName: string,
): Authority | null {
  const wanted = codeOrName.trim().toLowerCase();
  return (
    authorityCalled(authorities, codeOrName) ??
    formerAuthorities(indicators, authorities).find(
      ({ code, name }) => code === wanted || name.toLowerCase() === wanted,
    ) ??
    null
  );
}

function isFormer({ area }: AreaYear, authorities: Authorities): boolean {
  return area.level === 'authority' && authorityCodes(area).every((code) => !authorityCalled(authorities, code));
}
