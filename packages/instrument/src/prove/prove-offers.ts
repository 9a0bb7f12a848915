import type { PlanPath } from '@earshot/planfile';
import type { Question } from '../questionnaire.ts';
import { ALWAYS, NEVER, type Node } from './bdd.ts';
import { countsOf } from './choice.ts';
import type { Judge } from './judge.ts';
import { conditionalParts } from './parts.ts';

/** Decides that every option, row and column is offered to somebody, and that everybody has a choice. */
export function proveOffers(
  judge: Judge,
  question: Question,
  people: { readonly led: Node; readonly asked: Node },
  path: PlanPath,
): void {
  for (const { part, what, at } of conditionalParts(question)) {
    if (!part.when) continue;
    const to = judge.known.led(people.asked, part.when);
    const place = [...path, ...at, 'when'];
    if (!judge.decide(to)) {
      const sentence = `Nobody is ever offered the ${what} “${part.code}” of “${question.id}”.`;
      judge.tell({ code: `${what}-unreachable`, question, path: place, sentence });
    } else {
      judge.conditionMet(part.when, { before: people.asked, after: to }, { question, path: place });
    }
  }
  proveChoice(judge, question, people.led, path);
}

function proveChoice(judge: Judge, question: Question, led: Node, path: PlanPath): void {
  if (question.kind !== 'single' && question.kind !== 'multiple') return;
  if (question.options.every((option) => option.when === null)) return;
  const { known } = judge;
  const offered = question.options.map((option) => known.led(ALWAYS, option.when));
  const counts = countsOf(known.diagrams, offered);
  for (const [count, code, words] of [
    [0, 'options-none', 'no option, and so is not asked'],
    [1, 'options-one', 'one option only'],
  ] as const) {
    const shownBy = known.certainly(known.diagrams.and(led, counts[count] ?? NEVER));
    if (!judge.decide(shownBy)) continue;
    const sentence = `Somebody who comes to “${question.id}” is offered ${words}.`;
    judge.tell({ code, severity: 'warning', question, path: [...path, 'options'], sentence, shownBy });
  }
}
