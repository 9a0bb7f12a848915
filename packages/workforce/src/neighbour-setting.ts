import type { Area } from './area.ts';
import type { Authority } from './authorities.ts';
import type { Indicators } from './indicators.ts';

/** What a neighbours table is made from. */
export interface NeighbourSetting {
  readonly indicators: Indicators;
  readonly neighbourModel: number;
  readonly authority: Authority;
  /** The return in which the authority's figures stand. */
  readonly own: Area;
  readonly region: Area;
}
