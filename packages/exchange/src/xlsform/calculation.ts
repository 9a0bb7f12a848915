import { partsOf, type Tree } from '../form/expression-tree.ts';
import type { ForeignCases } from '../form/foreign-variable.ts';

/** What a calculation works out, where our language has the like. */
export type Calculation =
  /** One of several fixed texts, by conditions. */
  | ForeignCases
  /** An answer in words, with what stands there when it is missing. */
  | { readonly kind: 'fill'; readonly of: string; readonly otherwise: string };

/**
 * Reads a calculation; null when it works out something that our questionnaires do not.
 * @param name what texts are to call it.
 */
export function readCalculation(tree: Tree, name: string): Calculation | null {
  return fillOf(tree) ?? casesOf(tree, name);
}

/** if(${role} != '', jr:choice-name(${role}, '${role}'), 'your role'), as we write it. */
function fillOf(tree: Tree): Calculation | null {
  if (tree.is !== 'call') return null;
  if (tree.name === 'jr:choice-name') return chosen(tree, '');
  if (tree.name !== 'if' || tree.parts.length !== 3) return null;
  const [when, then, otherwise] = tree.parts as [Tree, Tree, Tree];
  if (otherwise.is !== 'text') return null;
  const fill: Calculation | null =
    then.is === 'call' && then.name === 'jr:choice-name'
      ? chosen(then, otherwise.text)
      : then.is === 'variable'
        ? { kind: 'fill', of: then.name, otherwise: otherwise.text }
        : null;
  return fill?.kind === 'fill' && asksWhetherAnswered(when, fill.of) ? fill : null;
}

/** `${role} != ''`, perhaps beside `${role} != '-88'`. */
function asksWhetherAnswered(when: Tree, name: string): boolean {
  return partsOf(when, 'and').every(
    (part) =>
      part.is === 'operator' &&
      part.operator === '!=' &&
      part.parts[0].is === 'variable' &&
      part.parts[0].name === name &&
      part.parts[1].is === 'text',
  );
}

function chosen({ parts }: Extract<Tree, { is: 'call' }>, otherwise: string): Calculation | null {
  return parts[0]?.is === 'variable' ? { kind: 'fill', of: parts[0].name, otherwise } : null;
}

/** if(a, 'x', if(b, 'y', 'z')), or a single text. */
function casesOf(tree: Tree, name: string): ForeignCases | null {
  const cases: { when: Tree; value: string }[] = [];
  let rest = tree;
  while (rest.is === 'call' && rest.name === 'if' && rest.parts.length === 3) {
    const [when, then, otherwise] = rest.parts as [Tree, Tree, Tree];
    if (then.is !== 'text' && then.is !== 'number') return null;
    cases.push({ when, value: then.text });
    rest = otherwise;
  }
  return rest.is === 'text' || rest.is === 'number' ? { kind: 'cases', name, cases, otherwise: rest.text } : null;
}
