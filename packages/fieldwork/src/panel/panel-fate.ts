/** Somebody of the earlier wave, as far as it matters for asking them again. */
export interface PanelCandidate {
  /** Answered the earlier wave in full. */
  readonly completed: boolean;
  /** Withdrew their answers to it. */
  readonly withdrew: boolean;
  /** What they said last of being asked again; null: they were not asked. */
  readonly agrees: boolean | null;
  /** Whether they ever agreed. */
  readonly agreedOnce: boolean;
  /** Asked for no more contact, in the earlier wave, in this one or altogether. */
  readonly suppressed: boolean;
  /** Whether there are contact details. */
  readonly reachable: boolean;
  /** Already a case of this wave. */
  readonly drawn: boolean;
  /** In this wave already in another way, such as on a staff list. */
  readonly inStudy: boolean;
}

/** What becomes of each person of the earlier wave, in the order in which it is asked; everybody has one. */
export const PANEL_FATES = {
  drawn: 'Drawn already',
  withdrew: 'Withdrew their answers',
  not_completed: 'Did not answer the earlier wave in full',
  not_asked: 'Were not asked whether they may be asked again',
  declined: 'Did not agree to be asked again',
  withdrew_consent: 'Agreed, and took that back',
  suppressed: 'Asked for no more contact',
  unreachable: 'No contact details',
  in_study: 'In this wave already, by a list',
  to_draw: 'Can be drawn',
} as const;

export type PanelFate = keyof typeof PANEL_FATES;

/** The first reason for which somebody is not drawn into the next wave, or that they can be. */
export function panelFate(candidate: PanelCandidate): PanelFate {
  if (candidate.drawn) return 'drawn';
  if (candidate.withdrew) return 'withdrew';
  if (!candidate.completed) return 'not_completed';
  if (candidate.agrees === null) return 'not_asked';
  if (!candidate.agrees) return candidate.agreedOnce ? 'withdrew_consent' : 'declined';
  if (candidate.suppressed) return 'suppressed';
  if (!candidate.reachable) return 'unreachable';
  return candidate.inStudy ? 'in_study' : 'to_draw';
}

/** How many have each fate; the numbers add up to everybody in the earlier wave. */
export function countFates(fates: readonly PanelFate[]): Readonly<Record<PanelFate, number>> {
  const counts = Object.fromEntries(Object.keys(PANEL_FATES).map((fate) => [fate, 0])) as Record<PanelFate, number>;
  for (const fate of fates) counts[fate] += 1;
  return counts;
}
