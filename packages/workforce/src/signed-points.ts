import { roundHalfUp } from './round-half-up.ts';

/** A difference in points, to one decimal: “+6.9”, “−0.7”, “0.0”. */
export function signed(points: number): string {
  const shown = roundHalfUp(points, 1);
  if (shown === 0) return '0.0';
  return `${shown > 0 ? '+' : '−'}${Math.abs(shown).toFixed(1)}`;
}
