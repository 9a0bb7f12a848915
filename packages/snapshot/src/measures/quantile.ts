import { SMALLEST_BASE } from '@earshot/tables';

/**
 * A quantile of everybody’s numbers, between two of them where it has to be (type 7 of Hyndman and Fan 1996; R: `quantile`,
 * Excel: PERCENTILE.INC). Null where fewer than ten people are at or beyond it on either side: it would then be about a few.
 * @param ordered in rising order.
 */
export function shownQuantile(ordered: readonly number[], share: number): number | null {
  const people = ordered.length;
  if (people * Math.min(share, 1 - share) < SMALLEST_BASE - 1e-9) return null;
  const place = (people - 1) * share;
  const [below, above] = [ordered[Math.floor(place)]!, ordered[Math.ceil(place)]!];
  return below + (place - Math.floor(place)) * (above - below);
}
