import type { Outcome } from '@earshot/instrument';
import { partsOf, type Tree } from '../form/expression-tree.ts';
import type { ForeignCases } from '../form/foreign-variable.ts';
import type { SourceRow } from '../form/source-row.ts';
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
    const left = isLeft || asksBlank(node.row, name, '=');
    if (node.is === 'group') return isLeftByAll(node.inside, name, row, left);
    const asks = node.type.is === 'choice' || node.type.is === 'number' || node.type.is === 'text';
    return left || !asks || node.row.row < row;
  });
}

/** Whether one part of a row’s relevance asks that something is blank, or that it is not. */
export function asksBlank(row: SourceRow, name: string, operator: '=' | '!='): boolean {
  return blankTests(row).has(`${name} ${operator}`);
}

const tests = new WeakMap<SourceRow, ReadonlySet<string>>();

/** The names that a row’s relevance asks to be blank or not. Worked out once, for every close asks it of every row. */
function blankTests(row: SourceRow): ReadonlySet<string> {
  const known = tests.get(row);
  if (known) return known;
  const parsed = readXPath(row.peek('relevant'));
  const parts = 'tree' in parsed ? partsOf(parsed.tree, 'and') : [];
  const found = new Set(parts.map(blankTest).filter((test) => test !== null));
  tests.set(row, found);
  return found;
}

function blankTest(part: Tree): string | null {
  if (part.is !== 'operator' || part.parts[0].is !== 'variable') return null;
  const [{ name }, blank] = part.parts;
  return blank.is === 'text' && blank.text === '' ? `${name} ${part.operator}` : null;
}
