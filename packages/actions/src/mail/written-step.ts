import type { FieldworkPlan } from '@earshot/fieldwork';

/** What a step of the protocol, or a text to forward, says; null for a step that the plan does not have. */
export function writtenStep(
  plan: FieldworkPlan | null,
  step: string,
): { readonly subject: string; readonly text: string } | null {
  const id = protocolStepOf(step);
  for (const each of [...(plan?.protocol ?? []), ...(plan?.openLink ?? [])]) {
    if (each.id === id && 'text' in each) return each;
  }
  return null;
}

/** The step that a mail sent again (`invitation:again2`) is another mail of. */
export function protocolStepOf(step: string): string {
  return step.split(':')[0]!;
}
