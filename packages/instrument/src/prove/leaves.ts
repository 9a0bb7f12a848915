import type { Expression } from '@earshot/dataset';
import type { Condition, Item, Questionnaire } from '../questionnaire.ts';
import { isQuestion } from '../variables.ts';

export function leavesOf(expression: Expression): Expression[] {
  if ('parts' in expression) return expression.parts.flatMap(leavesOf);
  return 'inner' in expression ? leavesOf(expression.inner) : [expression];
}

/** Every condition of a questionnaire, wherever it stands. */
export function conditionsOf({ blocks }: Questionnaire): Condition[] {
  const all = blocks.flatMap((block) => [block.when, ...block.items.flatMap(conditionsOfItem)]);
  return all.filter((condition) => condition !== null);
}

function conditionsOfItem(item: Item): (Condition | null)[] {
  const own = [item.when, ...item.words.flatMap(({ variants }) => variants.map((variant) => variant.when))];
  if (!isQuestion(item)) return own;
  const columns = item.kind === 'grid' ? item.columns : [];
  const offered = [
    ...('options' in item ? item.options : []),
    ...columns.flatMap((column) => column.options),
    ...(item.kind === 'grid' ? item.rows : []),
    ...(item.kind === 'number' ? item.instead : []),
  ];
  return [...own, item.base, ...item.checks.map((check) => check.when), ...offered.map((part) => part.when)];
}
