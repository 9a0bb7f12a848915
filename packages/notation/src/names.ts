/** How a question is named in print: `B1`, `B4nw`, `S2a`, `Q12.1`, `H1_3`. */
export const PRINTED_NAME = '(?:[Qq]\\d{1,5}|[A-Za-z]{1,4}\\d{1,3})(?:\\.\\d{1,2})?[A-Za-z]{0,3}';

/** Digits that text recognition reads for letters. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', S: '5', B: '8', Z: '2', G: '6' };

/** The name of a question in our file: `B4nw` is `b4nw`, `Q1.2` is `q1_2`. */
export function fileName(printed: string): string {
  return printed.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
}

/** `13` in section I is question I3, since an I reads like a 1; null where it is just a number. */
export function lookAlike(printed: string, letter: string): string | null {
  const digit = LOOKS_LIKE[letter.toUpperCase()];
  const found = /^(\d)(\d{1,2}[A-Za-z]{0,2})$/.exec(printed);
  return digit !== undefined && found?.[1] === digit ? `${letter.toUpperCase()}${found[2]}` : null;
}

/** Finds what a document calls by name, forgiving case and digits that look like letters. */
export function findName(printed: string, names: ReadonlySet<string> | ReadonlyMap<string, unknown>): string | null {
  const plain = fileName(printed);
  if (names.has(plain)) return plain;
  if (!/^\d/.test(printed)) return null;
  const letters = Object.keys(LOOKS_LIKE).map((letter) => lookAlike(printed, letter)?.toLowerCase());
  const meant = letters.find((name) => name !== undefined && names.has(name));
  return meant ?? (names.has(`q${plain}`) ? `q${plain}` : null);
}
