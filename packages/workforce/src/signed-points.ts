import { roundHalfUp } from './round-half-up.ts';

/** A difference in points, to one decimal: “+6.9”, “−0.7”, “0.0”. */
export function signed(points: number): string {
  const shown = roundHalfUp(points, 1);
  if (shown === 0) return '0.0';
  return `${shown > 0 ? '+' : '−'}${Math.abs(shown).toFixed(1)}`;
}

/** An end of an interval, to so many decimals as `decimalsOfEnd` says. */
export function signedEnd(points: number): string {
  const decimals = decimalsOfEnd(points);
  if (roundHalfUp(points, decimals) === 0) return '0.0';
  return `${points > 0 ? '+' : '−'}${roundHalfUp(Math.abs(points), decimals).toFixed(decimals)}`;
}

/**
 * To how many decimals an end of an interval is printed: one, or as many as it takes, four at most, to show on which side
 * of zero it lies. A change that is called clear must not read as “0.0 to +35.9”.
 */
export function decimalsOfEnd(value: number): number {
  return [1, 2, 3, 4].find((decimals) => roundHalfUp(value, decimals) !== 0) ?? 1;
}
