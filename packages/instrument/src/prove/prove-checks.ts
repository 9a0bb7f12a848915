import type { PlanPath } from '@earshot/planfile';
import type { Mode, Question } from '../questionnaire.ts';
import type { Node } from './bdd.ts';
import type { Judge } from './judge.ts';
import type { TextProver } from './prove-texts.ts';
import type { QuestionEntry } from './question-entry.ts';

/**
 * Decides that somebody fails each check, and that everybody has an answer that gets past the hard ones.
 * @param around.modes in which the question is asked
 */
export function proveChecks(
  judge: Judge,
  around: { readonly entry: QuestionEntry; readonly texts: TextProver; readonly modes: readonly Mode[] },
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
  if (hard.length > 0) proveWayPast(judge, { ...around, question, asked, path }, known.diagrams.or(...hard));
}

interface Checked {
  readonly entry: QuestionEntry;
  readonly question: Question;
  readonly asked: Node;
  readonly modes: readonly Mode[];
  readonly path: PlanPath;
}

/** Decides that everybody finds an answer among those that are offered in each mode in which the question is asked. */
function proveWayPast(judge: Judge, { entry, question, asked, modes, path }: Checked, failing: Node): void {
  const { known } = judge;
  const names = entry.ownNames(question);
  const stuck = modes.map((mode) => {
    const barred = known.diagrams.or(failing, ...names.map((name) => saidElsewhere(judge, question, name, mode)));
    return known.certainly(known.without(asked, known.canAvoid(names, barred)));
  });
  const where = modes.filter((_, index) => judge.decide(stuck[index]!));
  const [first] = where;
  if (!first) return;
  const only = where.length < modes.length ? ` ${IN_WORDS[first]}` : '';
  const sentence = `Somebody comes to “${question.id}” whom${only} no answer gets past its hard checks.`;
  judge.tell({
    code: 'check-dead-end',
    question,
    path: [...path, 'checks'],
    sentence,
    shownBy: stuck[modes.indexOf(first)]!,
  });
}

const IN_WORDS: Readonly<Record<Mode, string>> = { web: 'online', telephone: 'by telephone' };

/** Who says don't know or refuses, in a mode in which the question does not offer it. */
function saidElsewhere(judge: Judge, question: Question, name: string, mode: Mode): Node {
  const { dontKnow, refused, optional } = question;
  const isOffered = { dont_know: dontKnow[mode] !== null, refused: refused[mode] !== null || optional };
  return judge.known
    .get(name)
    .where(({ state }) => (state === 'dont_know' || state === 'refused') && !isOffered[state]);
}
