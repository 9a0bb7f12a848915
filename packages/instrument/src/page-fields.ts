/** What a submitted page holds: each field once, or several times for check boxes. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What stands in a choice's field instead of a code. No code can look like these. */
export const DONT_KNOW_CHOICE = '-dont_know';
export const REFUSED_CHOICE = '-refused';

/** The field with which something is said instead of a number or a text: don't know, refused, or an option's code. */
export function stateField(name: string): string {
  return `${name}-state`;
}

/** Something on a page that cannot be kept. */
export interface FormError {
  readonly code:
    | 'choose-one'
    | 'choose-any'
    | 'choose-fewer'
    | 'choose-alone'
    | 'enter-number'
    | 'number-range'
    | 'enter-text'
    | 'text-long'
    | 'either-or'
    | 'check';
  readonly field: string;
  readonly sentence: string;
  /** The least, most or longest that the sentence names, for pages that say it in another language. */
  readonly limits?: readonly (number | string)[];
}

/** A soft check that fails: whoever answers may stand by it, by the field of its name. */
export interface Doubt {
  readonly field: string;
  readonly sentence: string;
}

export function oneOf(field: string | readonly string[] | undefined): string {
  if (typeof field === 'string') return field;
  return field?.[0] ?? '';
}
