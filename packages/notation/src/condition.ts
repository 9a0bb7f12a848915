/** A condition as a document states it: by the printed names of questions and the printed numbers of options. */
export type Condition =
  | { readonly type: 'everybody' }
  | Picked
  | {
      readonly type: 'number';
      readonly name: string;
      readonly operator: '<' | '<=' | '>' | '>=';
      readonly value: number;
    }
  | { readonly type: 'state'; readonly name: string; readonly state: 'dont_know' | 'refused' | 'answered' }
  /** More than one answer was given to a multiple question. */
  | { readonly type: 'several'; readonly name: string }
  | { readonly type: 'agreed'; readonly name: string; readonly yes: boolean }
  /** The kind of link by which somebody came: everybody's or their own. */
  | { readonly type: 'link'; readonly link: 'open' | 'closed' }
  | { readonly type: 'not'; readonly part: Condition }
  | Joined;

/** `B1=1-3, 9`; `isNot` for `B5≠5`. The row of a grid counts from 1: `H1_3=1`. */
export interface Picked {
  readonly type: 'picked';
  readonly name: string;
  readonly row: number | null;
  readonly values: readonly Values[];
  readonly isNot: boolean;
  /** What the words before it say that the numbers stand for: DK AT B10 (B10=2). */
  readonly meant: 'dont_know' | 'refused' | null;
}

export interface Joined {
  readonly type: 'and' | 'or';
  readonly parts: readonly Condition[];
}

/** Printed numbers from one to another, both included; one number twice; or a word such as DK. */
export type Values = { readonly from: number; readonly to: number } | { readonly word: 'dont_know' | 'refused' };

/** Joins conditions, leaving out those that everybody meets. */
export function all(parts: readonly Condition[]): Condition {
  const some = parts.filter((part) => part.type !== 'everybody');
  if (some.length === 0) return { type: 'everybody' };
  return some.length === 1 ? some[0]! : { type: 'and', parts: some };
}
