import type { Outcome } from '@earshot/instrument';
import { partsOf, type Tree } from '../form/expression-tree.ts';
import type { ForeignCases } from '../form/foreign-variable.ts';
import type { FormNode } from './form-tree.ts';
import { readXPath } from './read-xpath.ts';

const OUTCOMES = [
  'completed',
  'screened_out',
  'refused',
  'appointment',
  'call_back',
  'unusable',
  'closed',
] as const satisfies readonly Outcome[];

/** XLSForms cannot end an interview: a calculation says how it ended, and everything after it asks that it has not. */
export interface Ending {
  readonly outcome: Outcome;
  readonly when: Tree;
}

/** The ending that a calculation stands for, or null: one outcome or nothing, and nothing is asked after it. */
export function endingOf(
  { cases, otherwise }: ForeignCases,
  name: string,
  row: number,
  form: readonly FormNode[],
): Ending | null {
  const [only, ...others] = cases;
  const outcome = OUTCOMES.find((each) => each === only?.value);
  if (!only || !outcome || others.length > 0 || otherwise !== '') return null;
  return isLeftByAll(form, name, row, false) ? { outcome, when: only.when } : null;
}

/** Whether everything asked after a row asks that something is blank, by itself or by a group around it. */
function isLeftByAll(nodes: readonly FormNode[], name: string, row: number, isLeft: boolean): boolean {
  return nodes.every((node) => {
    const left = isLeft || asksBlank(node.row.peek('relevant'), name, '=');
    if (node.is === 'group') return isLeftByAll(node.inside, name, row, left);
    const asks = node.type.is === 'choice' || node.type.is === 'number' || node.type.is === 'text';
    return left || !asks || node.row.row < row;
  });
}

/** Whether one part of a relevance asks that something is blank, or that it is not. */
export function asksBlank(relevant: string, name: string, operator: '=' | '!='): boolean {
  const parsed = readXPath(relevant);
  if (!('tree' in parsed)) return false;
  return partsOf(parsed.tree, 'and').some(
    (part) =>
      part.is === 'operator' &&
      part.operator === operator &&
      part.parts[0].is === 'variable' &&
      part.parts[0].name === name &&
      part.parts[1].is === 'text' &&
      part.parts[1].text === '',
  );
}
