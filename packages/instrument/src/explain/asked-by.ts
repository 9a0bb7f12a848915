import { namesIn } from '@earshot/dataset';
import type { Condition, Question, Questionnaire } from '../questionnaire.ts';
import { cellsOf, isQuestion, placedElements } from '../variables.ts';

/**
 * By variable of a questionnaire, the variables whose answers decide whether it is asked: those that the conditions of
 * its block, its question and its row read, those of closes before it, and the question whose answers it offers. For
 * the question which variables cannot explain which, because they were put only to people with some answers.
 */
export function askedBy(questionnaire: Questionnaire): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  const closes: string[] = [];
  placedElements(questionnaire).forEach((elements, index) => {
    const block = readBy(questionnaire.blocks[index]!.when);
    for (const { element, names } of elements) {
      const before = [...closes, ...block, ...readBy(element.when)];
      if (element.kind === 'close') closes.push(...block, ...readBy(element.when));
      if (!isQuestion(element)) continue;
      for (const name of names) found.set(name, new Set([...before, ...readFor(element, name)]));
    }
  });
  return found;
}

function readFor(question: Question, variable: string): string[] {
  if (question.kind === 'main') return [question.of];
  if (question.kind !== 'grid') return variable === question.id ? [] : [question.id];
  const cell = cellsOf(question).find(({ name }) => name === variable);
  return readBy(cell?.row.when ?? null);
}

function readBy(condition: Condition | null): string[] {
  return condition ? namesIn(condition.expression) : [];
}
