import type { Mode, Questionnaire } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';
import { ALWAYS, type Node, TooMuchToDecide } from './bdd.ts';
import { KnownAnswers, type WitnessAnswer } from './known-answers.ts';
import { QuestionEntry } from './question-entry.ts';
import { Routes } from './routes.ts';

/** Of each question that can be decided, the fewest answers that lead to it; null where nobody is led. */
export type Reach = ReadonlyMap<string, readonly WitnessAnswer[] | null>;

/**
 * Finds, for everybody who answers in one mode only, the fewest answers that lead to each question. From where on the
 * conditions are too entangled to decide, questions are left out.
 */
export function reachIn(questionnaire: Questionnaire, mode: Mode): Reach {
  const reach = new Map<string, readonly WitnessAnswer[] | null>();
  const known = new KnownAnswers(questionnaire);
  const routes = new Routes(questionnaire, known);
  const entry = new QuestionEntry(questionnaire, known);
  try {
    const here = answeringOnlyIn(routes, known, questionnaire, mode);
    for (const block of questionnaire.blocks) {
      const inBlock = known.led(routes.open(ALWAYS), block.when);
      for (const element of block.elements) {
        const led = routes.to(block, element, inBlock);
        if (element.kind === 'close') routes.end(led);
        if (!isQuestion(element)) continue;
        const asked = entry.enter(element, led);
        reach.set(element.id, answersFor(known, known.diagrams.and(asked, here)));
        entry.enterChecks(element, asked);
      }
    }
  } catch (error) {
    if (!(error instanceof TooMuchToDecide)) throw error;
  }
  return reach;
}

function answeringOnlyIn(routes: Routes, known: KnownAnswers, { modes }: Questionnaire, mode: Mode): Node {
  const others = modes.filter((other) => other !== mode).map((other) => routes.asksIn([other]));
  return known.without(routes.asksIn([mode]), known.diagrams.or(...others));
}

/** Without the mode, which is no answer: blanks stand in its name only. */
function answersFor(known: KnownAnswers, people: Node): WitnessAnswer[] | null {
  return known.wayTo(people)?.filter(({ name }) => !name.includes(' ')) ?? null;
}
