import { Findings, type PlanFile, type Problem } from '@earshot/planfile';
import type { Questionnaire } from '../questionnaire.ts';
import { inspectBands, inspectEstimate } from './bands.ts';
import { listsOf, placedQuestions } from './lists.ts';
import { inspectRepeatedOptions, inspectRepeatedRows } from './repeated.ts';
import { inspectScales } from './scales-differ.ts';
import { inspectSpecify, inspectSpecifyIgnored } from './specify.ts';

/**
 * Looks at single lists and texts of a questionnaire, where the proof looks at who is led where: bands that overlap or
 * leave numbers out, lists that are a scale but for a slip, repetitions, and lines to write in that are missing. All
 * are warnings, and nothing is reported that is not certain from the words.
 */
export function inspectQuestionnaire(questionnaire: Questionnaire, plan: PlanFile): Problem[] {
  const findings = new Findings(plan);
  const placed = placedQuestions(questionnaire);
  const numbers = new Map(
    placed.flatMap(({ question }) => (question.kind === 'number' ? [[question.id, question] as const] : [])),
  );
  for (const each of placed) {
    const lists = listsOf(each);
    for (const list of lists) {
      inspectBands(list, findings);
      inspectRepeatedOptions(list, findings);
      inspectSpecify(list, findings);
    }
    inspectRepeatedRows(each, findings);
    inspectSpecifyIgnored(each, lists, findings);
    const { question } = each;
    const estimated = question.kind === 'single' && question.estimates !== null && numbers.get(question.estimates);
    if (estimated) inspectEstimate(lists[0]!, estimated, findings);
  }
  inspectScales(placed.flatMap(listsOf), findings);
  return findings.problems;
}
