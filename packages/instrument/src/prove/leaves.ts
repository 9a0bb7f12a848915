import type { Expression } from '@earshot/dataset';
import type { Condition, Element, Questionnaire } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';

export function leavesOf(expression: Expression): Expression[] {
  if ('parts' in expression) return expression.parts.flatMap(leavesOf);
  return 'inner' in expression ? leavesOf(expression.inner) : [expression];
}

/** Every condition of a questionnaire, wherever it stands. */
export function conditionsOf({ blocks }: Questionnaire): Condition[] {
  const all = blocks.flatMap((block) => [block.when, ...block.elements.flatMap(conditionsOfElement)]);
  return all.filter((condition) => condition !== null);
}

function conditionsOfElement(element: Element): (Condition | null)[] {
  const own = [element.when, ...element.words.flatMap(({ variants }) => variants.map((variant) => variant.when))];
  if (!isQuestion(element)) return own;
  const columns = element.kind === 'grid' ? element.columns : [];
  const offered = [
    ...('options' in element ? element.options : []),
    ...columns.flatMap((column) => column.options),
    ...(element.kind === 'grid' ? element.rows : []),
    ...(element.kind === 'number' ? element.instead : []),
  ];
  return [...own, element.base, ...element.checks.map((check) => check.when), ...offered.map((part) => part.when)];
}
