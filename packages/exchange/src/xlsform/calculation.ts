import { partsOf, type Tree } from '../form/expression-tree.ts';
import type { ForeignCases } from '../form/foreign-variable.ts';

/** What a calculation works out, where our language has the like. */
export type Calculation =
  /** One of several fixed texts, by conditions. */
  | ForeignCases
  /** An answer in words, with what stands there when it is missing. */
  | { readonly kind: 'fill'; readonly of: string; readonly otherwise: string }
  /** The one of several that was picked alone, or the answer of the main question that follows them. */
  | { readonly kind: 'chosen'; readonly main: string; readonly of: string; readonly alone: readonly string[] };

/**
 * Reads a calculation; null when it works out something that our questionnaires do not.
 * @param name what texts are to call it. @param ourName our name of a question of theirs.
 */
export function readCalculation(tree: Tree, name: string, ourName: (of: string) => string | null): Calculation | null {
  return fillOf(tree) ?? chosenOf(tree) ?? casesOf(tree, name, ourName);
}

/** if(count-selected(${reasons}) = 1 and not(selected(${reasons}, 'none')), selected-at(${reasons}, 0), ${main}) */
function chosenOf(tree: Tree): Calculation | null {
  if (tree.is !== 'call' || tree.name !== 'if' || tree.parts.length !== 3) return null;
  const [when, then, main] = tree.parts as [Tree, Tree, Tree];
  if (then.is !== 'call' || then.name !== 'selected-at' || main.is !== 'variable') return null;
  const [of, place] = then.parts;
  if (of?.is !== 'variable' || place?.is !== 'number' || place.text !== '0') return null;
  const [one, ...others] = partsOf(when, 'and');
  const alone = others.map((part) => deniedPick(part, of.name));
  if (!isOnePicked(one!, of.name) || alone.includes(null)) return null;
  return { kind: 'chosen', main: main.name, of: of.name, alone: alone.filter((code) => code !== null) };
}

function isOnePicked(tree: Tree, of: string): boolean {
  if (tree.is !== 'operator' || tree.operator !== '=') return false;
  const [count, one] = tree.parts;
  const isCount = count.is === 'call' && count.name === 'count-selected' && isVariable(count.parts[0], of);
  return isCount && one.is === 'number' && one.text === '1';
}

/** The choice that is not picked: not(selected(${reasons}, 'none')). */
function deniedPick(tree: Tree, of: string): string | null {
  const inner = tree.is === 'call' && tree.name === 'not' ? tree.parts[0] : undefined;
  if (inner?.is !== 'call' || inner.name !== 'selected' || !isVariable(inner.parts[0], of)) return null;
  const code = inner.parts[1];
  return code?.is === 'text' ? code.text : null;
}

function isVariable(tree: Tree | undefined, name: string): boolean {
  return tree?.is === 'variable' && tree.name === name;
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
function casesOf(tree: Tree, name: string, ourName: (of: string) => string | null): ForeignCases | null {
  const cases: { when: Tree; value: string }[] = [];
  let rest = tree;
  while (rest.is === 'call' && rest.name === 'if' && rest.parts.length === 3) {
    const [when, then, otherwise] = rest.parts as [Tree, Tree, Tree];
    const value = textOf(then, ourName);
    if (value === null) return null;
    cases.push({ when, value });
    rest = otherwise;
  }
  const otherwise = textOf(rest, ourName);
  return otherwise === null ? null : { kind: 'cases', name, cases, otherwise };
}

/** A text that is written out, or put together from texts and answers. */
function textOf(tree: Tree, ourName: (of: string) => string | null): string | null {
  if (tree.is === 'text' || tree.is === 'number') return tree.text;
  const fill = fillOf(tree);
  if (fill?.kind === 'fill') {
    const name = ourName(fill.of);
    return name === null ? null : `{${name}|${fill.otherwise}}`;
  }
  if (tree.is !== 'call' || tree.name !== 'concat') return null;
  const parts = tree.parts.map((part) => textOf(part, ourName));
  return parts.includes(null) ? null : parts.join('');
}
