import type { PlanPath } from '@earshot/planfile';
import type { Question } from '../questionnaire.ts';
import type { Node } from './bdd.ts';
import type { Judge } from './judge.ts';
import type { TextProver } from './prove-texts.ts';
import type { QuestionEntry } from './question-entry.ts';

/** Decides that somebody fails each check, and that everybody has an answer that gets past the hard ones. */
export function proveChecks(
  judge: Judge,
  around: { readonly entry: QuestionEntry; readonly texts: TextProver },
  question: Question,
  asked: Node,
  path: PlanPath,
): void {
  const { known } = judge;
  const failing = question.checks.map((check) => known.led(asked, check.when));
  for (const [index, check] of question.checks.entries()) {
    const at = [...path, 'checks', index];
    around.texts.check(question, check.text, failing[index]!, [...at, 'text']);
    if (judge.decide(failing[index]!)) continue;
    const sentence = `Nobody ever fails the check “${check.id}”.`;
    judge.tell({ code: 'check-never-fails', severity: 'warning', question, path: [...at, 'when'], sentence });
  }
  const hard = failing.filter((_, index) => question.checks[index]!.kind === 'hard');
  if (hard.length === 0) return;
  const way = known.canAvoid(around.entry.ownNames(question), known.diagrams.or(...hard));
  const stuck = known.certainly(known.without(asked, way));
  if (!judge.decide(stuck)) return;
  const sentence = `Somebody comes to “${question.id}” whom no answer gets past its hard checks.`;
  judge.tell({ code: 'check-dead-end', question, path: [...path, 'checks'], sentence, shownBy: stuck });
}
