import type { OutcomeRules } from '../plan.ts';
import type { GroupCounts } from './group-counts.ts';

/** *e*, the share of those of unknown eligibility that is taken to be eligible, and where it is from. */
export interface EligibilityRate {
  /** Between 0 and 1; null where it cannot be worked out. */
  readonly value: number | null;
  /** How it was obtained, in a sentence that stands beside every rate made with it. */
  readonly how: string;
}

/**
 * *e* by the plan’s rule: a number that the plan gives with its reason, or the share of the eligible among all whose
 * eligibility is known, which supposes that the unknown are like them (the proportional method of CASRO and AAPOR).
 */
export function eligibilityRate(counts: GroupCounts, rule: OutcomeRules['e']): EligibilityRate {
  if (rule !== 'proportional') return { value: rule.value, how: `Given in the plan: ${rule.why}` };
  const eligible = counts.I + counts.P + counts.R + counts.NC + counts.O;
  const known = eligible + counts.NE;
  if (known === 0) return { value: null, how: 'Nobody’s eligibility is known, so it cannot be worked out.' };
  const how = `Eligible as a share of all whose eligibility is known: ${eligible} of ${known}; the unknown are taken to be like them.`;
  return { value: eligible / known, how };
}
