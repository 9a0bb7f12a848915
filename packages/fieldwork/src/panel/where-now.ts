import { type Expression, holds, NOT_ASKED, namesIn, type Value } from '@earshot/dataset';

/** A group of those who answered this wave and are no longer where they were at the earlier one. */
export interface WhereNowGroup {
  /** A name of its own among the groups, and none of `WHERE_OTHERWISE`. */
  readonly id: string;
  readonly label: string;
  /** Moved: does the same work in another place. Left: does it no longer. */
  readonly is: 'moved' | 'left';
  readonly when: { readonly source: string; readonly expression: Expression };
}

/** Where somebody is of whom no group holds. */
export const WHERE_OTHERWISE = {
  same: 'In the same work as before',
  not_said: 'Did not say, or their answers may not be read',
} as const;

/**
 * Where somebody who answered in full is now: the id of the first group that holds, else `same`. Whoever did not know or
 * would not say something that a group asks about, while no group holds, is `not_said` and not taken to be where they were.
 * @param values what they answered, and what was known before, by variable; one that is missing was not asked.
 */
export function whereNow(groups: readonly WhereNowGroup[], values: Readonly<Record<string, Value>>): string {
  const lookup = (name: string): Value => values[name] ?? NOT_ASKED;
  const found = groups.find(({ when }) => holds(when.expression, lookup));
  if (found) return found.id;
  const asked = groups.flatMap(({ when }) => namesIn(when.expression));
  return asked.some((name) => !SAID.has(lookup(name).state)) ? 'not_said' : 'same';
}

const SAID: ReadonlySet<Value['state']> = new Set(['answered', 'not_asked']);
