import type { PublishedFigures } from '../published-figures.ts';

/** An authority of England that can be invited. */
export interface ListedAuthority {
  /** Nine characters, such as E06000016. */
  readonly code: string;
  readonly name: string;
  readonly region: string;
  /** Ofsted’s overall judgement in the figures that ship with Earshot; null where there is none. */
  readonly rating: string | null;
}

/** The authorities of England with children’s services, from the published figures, by region and name. */
export function authorityDirectory({ authorities, ofsted }: PublishedFigures): ListedAuthority[] {
  return authorities.all
    .map(({ onsCode, name, region }) => {
      const rating = ofsted.byOnsCode.get(onsCode)?.overall ?? null;
      return { code: onsCode, name, region, rating };
    })
    .sort(
      (one, other) => one.region.localeCompare(other.region, 'en-GB') || one.name.localeCompare(other.name, 'en-GB'),
    );
}
