import type { Tree } from './expression-tree.ts';

/** What another program's variable became in our questionnaire, for conditions that read it. */
export type ForeignVariable = ForeignAnswer | ForeignPick | ForeignCases;

export interface ForeignAnswer {
  readonly kind: 'single' | 'multiple' | 'number' | 'text';
  /** Our name for it. */
  readonly name: string;
  /** Our codes by theirs. */
  readonly codes: ReadonlyMap<string, string>;
  /** Their codes that became “don’t know” and “prefer not to say”. */
  readonly states: ReadonlyMap<string, 'dont_know' | 'refused'>;
  /** The question that keeps these states, where they have a row of their own beside it; else null. */
  readonly statesOf: string | null;
  /** Can be left blank, which we keep as refused and they as an empty text. */
  readonly isOptional: boolean;
  /** Everybody is asked it who comes to a later condition. */
  readonly isAlwaysAsked: boolean;
  /** Everybody has answered it who comes to a later condition. */
  readonly isAlwaysAnswered: boolean;
  /** Of a main reason, the multiple question that it follows: with one thing picked it is not asked, and we imply it. */
  readonly impliedBy: string | null;
}

/** One option of a multiple question where it is a variable of its own, which says `yes` or nothing. */
export interface ForeignPick {
  readonly kind: 'pick';
  readonly name: string;
  readonly code: string;
  readonly yes: string;
  readonly isAlwaysAnswered: boolean;
}

/** Something worked out: the value of the first case whose condition holds. */
export interface ForeignCases {
  readonly kind: 'cases';
  /** What texts call it that put it in. */
  readonly name: string;
  readonly cases: readonly { readonly when: Tree; readonly value: string }[];
  readonly otherwise: string;
}

/** Finds a variable that stands before the condition; otherwise says why it cannot be read. */
export type FindForeign = (name: string) => ForeignVariable | { readonly reason: string };
