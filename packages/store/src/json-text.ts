/**
 * A value as JSON that PostgreSQL's jsonb takes. jsonb refuses two things that a form can send in a text: the
 * character NUL and halves of a surrogate pair. They become U+FFFD (�), so that the rest of the answer is kept.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (typeof part === 'string' ? part.replace(UNSTORABLE, '\uFFFD') : part));
}

const UNSTORABLE = /[\0\p{Surrogate}]/gu;
