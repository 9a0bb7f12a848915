import type { FieldworkPlan } from '../plan.ts';

/**
 * The studies of one panel: those that draw from one another, however many waves there are, among them the one asked
 * for. @param plans by study, its fieldwork plan, or null where it has none.
 */
export function panelStudies(
  plans: ReadonlyMap<string, Pick<FieldworkPlan, 'panel'> | null>,
  studyId: string,
): readonly string[] {
  const found = new Set([studyId]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const [id, plan] of plans) {
      const from = plan?.panel?.from;
      if (from === undefined) continue;
      if (found.has(id)) found.add(from);
      if (found.has(from)) found.add(id);
    }
  }
  return [...found];
}
