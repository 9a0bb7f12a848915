/** How long finished interviews took, in minutes. */
export interface Lengths {
  readonly interviews: number;
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  readonly shortest: number;
  /** How many took less than a third of the median. */
  readonly hasty: number;
}

/** Somebody who does nothing for longer than this has gone away, and that time is not part of the interview. */
export const LONGEST_PAUSE_MINUTES = 30;

const MINUTE = 60_000;

/**
 * The minutes that somebody spent on an interview: from its beginning through each answer to its end, without pauses
 * of more than half an hour, since people stop and come back. Moments may come in any order.
 */
export function minutesSpent(moments: readonly Date[]): number {
  const times = moments.map((moment) => moment.getTime()).sort((one, other) => one - other);
  const spans = times.slice(1).map((time, at) => (time - times[at]!) / MINUTE);
  return spans.filter((span) => span <= LONGEST_PAUSE_MINUTES).reduce((sum, span) => sum + span, 0);
}

/** Sums up how long interviews took; null when there are none. @param minutes one an interview. */
export function lengthsOf(minutes: readonly number[]): Lengths | null {
  if (minutes.length === 0) return null;
  const sorted = [...minutes].sort((one, other) => one - other);
  const median = quantile(sorted, 0.5);
  return {
    interviews: sorted.length,
    median,
    lowerQuartile: quantile(sorted, 0.25),
    upperQuartile: quantile(sorted, 0.75),
    shortest: sorted[0]!,
    hasty: sorted.filter((one) => one < median / 3).length,
  };
}

/** Linear interpolation between order statistics, type 7 of Hyndman and Fan (1996), the default of R. */
function quantile(sorted: readonly number[], probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const above = sorted[below + 1] ?? sorted[below]!;
  return sorted[below]! + (position - below) * (above - sorted[below]!);
}
