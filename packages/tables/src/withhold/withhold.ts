import { type Count, effectiveBase, type WithheldReason } from '@earshot/statistics';

/** Fewest people that anything may be shown of. */
export const SMALLEST_BASE = 10;

/** Fewest people that a percentage is shown of, unless a plan says otherwise. */
export const FEWEST_FOR_PERCENTAGES = 25;

/** An estimate whose effective base is below this is shown, but marked as resting on few people, unless a plan says otherwise. */
export const FEW_PEOPLE = 50;

/** Smallest effective base that anything may be shown of. */
const SMALLEST_EFFECTIVE_BASE = 5;

/**
 * How many people a group counts for when it is decided whether it may be shown: as many as there are, unless a few
 * heavy weights dominate it; then its effective base, since the estimate is those few people's answer.
 */
export function peopleCounted({ n, w, w2 }: Count): number {
  if (n === 0) return 0;
  const effective = effectiveBase({ w, w2 });
  return effective < SMALLEST_EFFECTIVE_BASE ? Math.min(n, Math.floor(effective + ROUNDING)) : n;
}

/** One person's effective base is one, but for rounding, and is not to count as nobody. */
const ROUNDING = 1e-9;

/**
 * Decides which levels of a break must be withheld, given how many people each rests on, when the total of them all
 * is shown. A level under the threshold is withheld. So is what would give it away: whoever takes the shown levels
 * from the total is left with the hidden people, that is those of withheld levels and those who did not answer the
 * break; when those are few, the smallest shown level is withheld with them, until they are enough or none is left.
 *
 * This protects against subtraction within one break. Tables with other bases can still be set against each other;
 * nothing checks that yet.
 * @param bases unweighted number of people by level.
 * @param unstated how many are in the total but in no level.
 * @param fewest people that may be shown, where a table asks for more than `SMALLEST_BASE`.
 * @returns per level the reason, or null where it may be shown.
 */
export function withheldLevels(
  bases: readonly number[],
  unstated: number,
  fewest = SMALLEST_BASE,
): (WithheldReason | null)[] {
  const reasons = bases.map((base): WithheldReason | null => {
    if (base === 0) return 'no-one';
    return base < fewest ? 'protected' : null;
  });
  let hidden = unstated + bases.reduce((sum, base) => sum + (base < fewest ? base : 0), 0);
  while (hidden > 0 && hidden < fewest) {
    const smallest = smallestShown(bases, reasons);
    if (smallest === null) break;
    reasons[smallest] = 'protected';
    hidden += bases[smallest]!;
  }
  return reasons;
}

function smallestShown(bases: readonly number[], reasons: readonly (WithheldReason | null)[]): number | null {
  let smallest: number | null = null;
  bases.forEach((base, level) => {
    if (reasons[level] === null && (smallest === null || base < bases[smallest]!)) smallest = level;
  });
  return smallest;
}
