import { type Argument, type Expression, parseR } from './parse.ts';

export type Call = Extract<Expression, { kind: 'call' }>;

/**
 * The calls of a function that stand in a text, in their order. Instead of an argument that cannot be read, such as
 * words of an explanation, stands its text as `unread`.
 */
export function callsIn(text: string, name: string): Call[] {
  const starts = [...text.matchAll(new RegExp(`(?<![\\w.])${name.replaceAll('.', '\\.')}\\s*\\(`, 'g'))];
  return starts.map((start) => {
    const { found, isClosed } = argumentsIn(text.slice(start.index + start[0].length));
    const open = isClosed ? [] : [{ name: null, value: null, unread: text.slice(start.index).trim() }];
    return { kind: 'call', name, given: [...found.map(argumentFrom), ...open] };
  });
}

function argumentFrom(text: string): Argument {
  const [, name = null, value = text] = /^\s*([A-Za-z.][\w.]*)\s*=(?!=)(.*)$/s.exec(text) ?? [];
  const expression = parseR(value);
  return expression || value.trim() === '' ? { name, value: expression } : { name, value: null, unread: value.trim() };
}

/** What a call is given by name or, without one, in a place counted from 0 among those without names. */
export function givenTo({ given }: Call, names: readonly string[], place?: number): Expression | null {
  const named = given.find(({ name }) => name !== null && names.includes(name));
  if (named) return named.value;
  return place === undefined ? null : (given.filter(({ name }) => name === null)[place]?.value ?? null);
}

/** A text or a name in quotes, or what R leaves unread to the end of its line. */
const QUOTED_OR_COMMENT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/gs;

/**
 * What stands between the commas up to the bracket that closes; those within brackets, quotes or comments do not count.
 * Where no bracket closes, everything is there.
 */
function argumentsIn(text: string): { found: string[]; isClosed: boolean } {
  const bare = text.replace(QUOTED_OR_COMMENT, (piece) => piece.replace(/./gs, piece.startsWith('#') ? '#' : '"'));
  const found: string[] = [];
  let [open, from] = [0, 0];
  for (let at = 0; at < bare.length; at += 1) {
    const letter = bare[at]!;
    if ('([{'.includes(letter)) open += 1;
    else if (open > 0 && ')]}'.includes(letter)) open -= 1;
    else if (open === 0 && (letter === ',' || letter === ')')) {
      found.push(withoutComments(text.slice(from, at)));
      from = at + 1;
      if (letter === ')') return { found, isClosed: true };
    }
  }
  return { found: [...found, withoutComments(text.slice(from))], isClosed: false };
}

function withoutComments(text: string): string {
  return text.replace(QUOTED_OR_COMMENT, (piece) => (piece.startsWith('#') ? '' : piece));
}
