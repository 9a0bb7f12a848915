import type { PlanFile, Problem } from '@earshot/planfile';
import type { ShapedQuestionnaire } from '../shape.ts';

/** The longest studies that we know of ask some hundreds; beyond this something has gone wrong in making the file. */
const MOST_ELEMENTS = 2_000;

/** Says that a file is too long to be a questionnaire; null for one that is not. */
export function tooLong(plan: PlanFile, { blocks }: ShapedQuestionnaire): Problem | null {
  const count = blocks.reduce((sum, block) => sum + block.questions.length, 0);
  if (count <= MOST_ELEMENTS) return null;
  const sentence = `A questionnaire can hold ${MOST_ELEMENTS} questions, notes and closes; this one holds ${count}.`;
  return { code: 'questionnaire-too-long', severity: 'error', place: plan.placeOf(['blocks']), sentence };
}
