import type { Expectation } from './beside-plan.ts';
import type { Departure } from './departure.ts';

/**
 * What a place’s two numbers say together: `agree` when both depart by more than chance in the way that was expected,
 * `conflict` when both depart the other way, `silent` when one of them does not depart, or is not known to.
 */
export type Mark = 'agree' | 'conflict' | 'silent';

export function markOf(expect: Expectation, voice: Departure, measure: Departure): Mark {
  if (voice.kind !== 'departs' || measure.kind !== 'departs') return 'silent';
  return (voice.side === measure.side) === (expect === 'together') ? 'agree' : 'conflict';
}
