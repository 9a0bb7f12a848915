/**
 * What stands in one cell of a dataset. Five different things, never merged:
 * - answered: there is a value;
 * - dont_know: asked, and the person did not know;
 * - refused: asked, and the person preferred not to say, or left an optional question blank;
 * - not_asked: the routing led past the question;
 * - not_reached: the interview has not come to the question, and may never.
 */
export type Value =
  | { readonly state: 'answered'; readonly value: string | number | readonly string[] }
  | { readonly state: MissingState };

export type MissingState = 'dont_know' | 'refused' | 'not_asked' | 'not_reached';
export type State = 'answered' | MissingState;

/** In the order of their numbers in a column's `states`. */
export const STATES: readonly State[] = ['answered', 'dont_know', 'refused', 'not_asked', 'not_reached'];

export function answered(value: string | number | readonly string[]): Value {
  return { state: 'answered', value };
}

export const DONT_KNOW: Value = { state: 'dont_know' };
export const REFUSED: Value = { state: 'refused' };
export const NOT_ASKED: Value = { state: 'not_asked' };
export const NOT_REACHED: Value = { state: 'not_reached' };
