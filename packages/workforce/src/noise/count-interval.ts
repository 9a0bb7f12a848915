import { chiSquareUpperTail, normalCritical } from '@earshot/statistics';

/** What the rate behind a count can be, between 0 and 1 for shares. */
export interface CountInterval {
  readonly least: number;
  readonly most: number;
}

/**
 * Wilson’s score interval of a share: `count` of `base`, both of full-time equivalents or people, fractions allowed,
 * 0 ≤ count ≤ base and base above zero, or it throws. It is the interval that England’s public health statistics use
 * for shares, and a share outside of it is exactly one beyond a funnel’s limits (Spiegelhalter 2005).
 * Source: Wilson 1927; R: prop.test(count, base, correct = FALSE).
 */
export function shareInterval(count: number, base: number, level: number): CountInterval {
  if (!(base > 0 && count >= 0 && count <= base)) throw new Error(`shareInterval: count ${count} is not of ${base}.`);
  const z2 = normalCritical(level) ** 2;
  const share = count / base;
  const middle = share + z2 / (2 * base);
  const reach = Math.sqrt(z2 * ((share * (1 - share)) / base + z2 / (4 * base * base)));
  const below = 1 + z2 / base;
  return { least: Math.max(0, (middle - reach) / below), most: Math.min(1, (middle + reach) / below) };
}

/**
 * The exact interval of a rate of events, such as leavers, over a base: Poisson’s, extended to fractions by the gamma
 * distribution. Base above zero and events not below, or it throws.
 * Source: Garwood 1936; R: c(qgamma(a / 2, count), qgamma(1 - a / 2, count + 1)) / base.
 */
export function eventsInterval(count: number, base: number, level: number): CountInterval {
  if (!(base > 0 && count >= 0)) throw new Error(`eventsInterval: count ${count} over base ${base} is no rate.`);
  const tail = (1 - level) / 2;
  const least = count === 0 ? 0 : meanWithTail(1 - tail, count);
  return { least: least / base, most: meanWithTail(tail, count + 1) / base };
}

/** Enough for a millionth of a millionth of the widest range that is searched. */
const HALVINGS = 56;

/** The x at which the gamma distribution of this shape has `upper` above it, by halving. */
function meanWithTail(upper: number, shape: number): number {
  let [low, high] = [0, shape + 12 * Math.sqrt(shape) + 30];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (chiSquareUpperTail(2 * middle, 2 * shape) > upper) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
