import { carryCondition, XPATH_BLANK } from '../form/carry-condition.ts';
import { partsOf, type Tree } from '../form/expression-tree.ts';
import { writeClause } from '../form/write-clause.ts';
import type { FormChoice } from './choice-lists.ts';
import type { FormVariables } from './form-variables.ts';

/** Which choices a filter lets through: always, on a condition of ours, or never. */
export type Filtered = ReadonlyMap<FormChoice, { readonly when: string | null }>;

/**
 * A choice filter, asked for each choice by itself: where a column is named, what stands in the choice’s row. The
 * reason when a part of it has no counterpart.
 */
export function filterChoices(
  filter: Tree,
  choices: readonly FormChoice[],
  variables: FormVariables,
): { readonly kept: Filtered } | { readonly reason: string } {
  const kept = new Map<FormChoice, { when: string | null }>();
  for (const choice of choices) {
    const carried = carryCondition(withColumns(filter, choice), {
      find: variables.find,
      self: null,
      blankCompares: XPATH_BLANK,
    });
    if ('reason' in carried) return carried;
    if (carried.clause.is !== 'never') kept.set(choice, { when: writeClause(carried.clause) });
  }
  return { kept };
}

function withColumns(tree: Tree, choice: FormChoice): Tree {
  switch (tree.is) {
    case 'column':
      return { is: 'text', text: tree.name === 'name' ? choice.name : choice.row.take(tree.name) };
    case 'call':
      return { ...tree, parts: tree.parts.map((part) => withColumns(part, choice)) };
    case 'operator':
      return { ...tree, parts: [withColumns(tree.parts[0], choice), withColumns(tree.parts[1], choice)] };
    default:
      return tree;
  }
}

/**
 * The multiple question whose picks alone are offered: `selected(${reasons}, name)`, perhaps beside `name = '-88'`.
 * @param states names of choices that are no options.
 */
export function picksOf(filter: Tree, states: ReadonlySet<string>): string | null {
  const picks = partsOf(filter, 'or').filter((part) => !isState(part, states));
  const only = picks[0];
  if (picks.length !== 1 || only?.is !== 'call' || only.name !== 'selected') return null;
  const [of, name] = only.parts;
  return of?.is === 'variable' && name?.is === 'column' && name.name === 'name' ? of.name : null;
}

function isState(part: Tree, states: ReadonlySet<string>): boolean {
  if (part.is !== 'operator' || part.operator !== '=') return false;
  const [left, right] = part.parts;
  return left.is === 'column' && left.name === 'name' && right.is === 'text' && states.has(right.text);
}
