/**
 * Rounds to a number of decimals with halves away from zero, as official statistics are rounded: 14.25 to 14.3.
 * Twelve significant digits are looked at, so that a half which binary numbers only nearly hold (1.005) counts as one.
 */
export function roundHalfUp(value: number, decimals: number): number {
  const scaled = Number((Math.abs(value) * 10 ** decimals).toPrecision(12));
  const rounded = Math.round(scaled) / 10 ** decimals;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}
