import type { Value } from '@earshot/dataset';
import type { Node } from './bdd.ts';
import type { SeveralChoice } from './choice.ts';

/** A variable as the conditions that stand after it see it. */
export interface Entry {
  /** Who is asked. */
  readonly asked: Node;
  /** Who has a value: whoever is asked, and whoever has only one reason, which is then the main one. */
  readonly has: Node;
  /** Who has a value for which a test holds. */
  readonly where: (test: (value: Value) => boolean) => Node;
  /** The picks of a multiple question. */
  readonly several: { readonly choice: SeveralChoice; readonly codes: readonly string[] } | null;
  /** The values that its bits can stand for, where two variables are compared with each other. */
  readonly values: readonly Value[];
}
