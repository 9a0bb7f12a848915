import { type Chance, type CountOver, intervalOf } from './change-interval.ts';

/** Where a rate stands in a funnel around another: within what chance gives, beyond 95%, or beyond 99.8% of it. */
export interface FunnelPlace {
  readonly place: 'within' | 'beyond-95' | 'beyond-99.8';
  readonly side: 'above' | 'below' | null;
}

/**
 * Whether a rate differs from a target, England’s, by more than chance would make an authority of its size differ. A
 * target outside of the rate’s own interval is a rate outside of the funnel’s limits around the target: for shares the
 * score limits, for events the exact ones of Poisson. Levels of two and three standard deviations.
 * Source: Spiegelhalter 2005, Funnel plots for comparing institutional performance.
 * @param target between 0 and 1 for a share.
 */
export function funnelPlace(chance: Chance, own: CountOver, target: number): FunnelPlace {
  const isBeyond = (level: number) => {
    const { least, most } = intervalOf(chance, own, level);
    return target < least || target > most;
  };
  if (!isBeyond(0.95)) return { place: 'within', side: null };
  const side = own.count / own.base > target ? 'above' : 'below';
  return { place: isBeyond(0.998) ? 'beyond-99.8' : 'beyond-95', side };
}
