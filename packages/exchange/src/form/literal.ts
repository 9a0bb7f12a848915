import { ordered } from '@earshot/dataset';
import type { Comparison } from './clause.ts';

/** What a variable is compared with: a text or a number that is written out. */
export interface Literal {
  readonly is: 'literal';
  readonly text: string;
  readonly isNumber: boolean;
}

export const EMPTY: Literal = { is: 'literal', text: '', isNumber: false };

/** A condition that has no exact counterpart; the message says why. Caught where the condition was handed in. */
export class NotCarried extends Error {}

/** As XPath compares a text with a literal: as numbers where the literal is one, or where one is more than the other. */
export function compares(text: string, operator: Comparison, { text: other, isNumber }: Literal): boolean {
  if (!isNumber && (operator === '=' || operator === '!=')) return (text === other) === (operator === '=');
  const [left, right] = [text, other].map((each) => (each.trim() === '' ? Number.NaN : Number(each))) as [
    number,
    number,
  ];
  return ordered(left, operator, right);
}

/** A number as our conditions write it. */
export function numberText({ text }: Literal): string {
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) throw new NotCarried(`“${text}” is not a number`);
  return text;
}

/** A text as our conditions write it. */
export function quoted(text: string): string {
  if (text.includes('\n')) throw new NotCarried('a text of several lines cannot be compared');
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
