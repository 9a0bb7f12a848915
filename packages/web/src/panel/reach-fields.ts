import type { ReachMistakes, TypedReach } from '@earshot/actions';
import type { Say } from '../answering/words/catalogue.ts';
import { fieldOf } from '../page/form-field.ts';

/** What is said of each mistake. */
const WORDS = {
  bad_name: 'reach_bad_name',
  bad_email: 'reach_bad_email',
  bad_phone: 'reach_bad_phone',
  nothing: 'reach_nothing',
} as const;

/** How somebody wants to be reached, as a form says it; whatever is no text is blank. */
export function typedReach(body: unknown): TypedReach {
  return { name: fieldOf(body, 'name'), email: fieldOf(body, 'email'), phone: fieldOf(body, 'phone') };
}

/** Mistakes in words, each with its field. */
export function reachMistakes(mistakes: ReachMistakes['mistakes'], say: Say): { field: string; sentence: string }[] {
  return Object.entries(mistakes).map(([field, code]) => ({ field, sentence: say(WORDS[code]) }));
}
