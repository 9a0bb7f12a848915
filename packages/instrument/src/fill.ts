import { categoriesOf, type Value, type Variable } from '@earshot/dataset';

/** A place in a text where an earlier answer, or words that depend on answers, are put: `{role}` or `{role|your role}`. */
export interface Fill {
  readonly name: string;
  /** What stands there when it is missing; null where none is given. */
  readonly fallback: string | null;
}

const FILL = /\{([a-z][a-z0-9_]*)(?:\|([^{}]*))?\}/g;

export function fillsIn(text: string): Fill[] {
  return [...text.matchAll(FILL)].map((match) => ({ name: match[1]!, fallback: match[2] ?? null }));
}

/** Puts words into a text. The result is plain text: whoever shows it escapes it. */
export function fillText(text: string, wordsFor: (name: string) => string | null): string {
  return text.replaceAll(FILL, (_, name: string, fallback: string | undefined) => wordsFor(name) ?? fallback ?? '');
}

/** A text as it reads when nothing is known of anybody, for tables and lists: fills become what stands in for them. */
export function plainText(text: string): string {
  return fillText(text, () => null)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** An answer as people read it: labels for codes. */
export function valueInWords(variable: Variable, value: string | number | readonly string[]): string {
  const written = typeof value === 'object' ? value : [String(value)];
  const categories = categoriesOf(variable);
  return written.map((text) => categories.find((category) => category.code === text)?.label ?? text).join(', ');
}

/** An answer in words; null for anything but an answer. */
export function answerInWords(variable: Variable | null, value: Value): string | null {
  return variable && value.state === 'answered' ? valueInWords(variable, value.value) : null;
}
