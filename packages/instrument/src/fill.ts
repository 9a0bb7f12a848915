import { categoriesOf, type Value, type Variable } from '@earshot/dataset';

/** A place in a text where an earlier answer is put: `{role}` or `{role|your role}`. */
export interface Fill {
  readonly name: string;
  /** What stands there when the answer is missing; null where none is given. */
  readonly fallback: string | null;
}

const FILL = /\{([a-z][a-z0-9_]*)(?:\|([^{}]*))?\}/g;

export function fillsIn(text: string): Fill[] {
  return [...text.matchAll(FILL)].map((match) => ({ name: match[1]!, fallback: match[2] ?? null }));
}

/** Puts answers into a text. The result is plain text: whoever shows it escapes it. */
export function fillText(
  text: string,
  find: (name: string) => Variable | null,
  lookup: (name: string) => Value,
): string {
  return text.replaceAll(FILL, (_, name: string, fallback: string | undefined) => {
    const variable = find(name);
    const value = lookup(name);
    return variable && value.state === 'answered' ? valueInWords(variable, value.value) : (fallback ?? '');
  });
}

/** An answer as people read it: labels for codes. */
export function valueInWords(variable: Variable, value: string | number | readonly string[]): string {
  const written = typeof value === 'object' ? value : [String(value)];
  const categories = categoriesOf(variable);
  return written.map((text) => categories.find((category) => category.code === text)?.label ?? text).join(', ');
}
