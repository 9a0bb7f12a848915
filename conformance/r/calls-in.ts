import { type Argument, type Expression, parseR } from './parse.ts';

export type Call = Extract<Expression, { kind: 'call' }>;

/**
 * The calls of a function that stand in a text, in their order. Instead of an argument that cannot be read, such as
 * words of an explanation, stands its text as `unread`.
 */
export function callsIn(text: string, name: string): Call[] {
  const starts = [...text.matchAll(new RegExp(`(?<![\\w.])${name.replaceAll('.', '\\.')}\\s*\\(`, 'g'))];
  return starts.map((start) => {
    const given = argumentsIn(text.slice(start.index + start[0].length)).map(argumentFrom);
    return { kind: 'call', name, given };
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

/** What stands between the commas up to the bracket that closes; those within brackets or quotes do not count. */
function argumentsIn(text: string): string[] {
  const found: string[] = [];
  let [open, quote, from] = [0, '', 0];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if ('([{'.includes(letter)) open += 1;
    else if (open > 0 && ')]}'.includes(letter)) open -= 1;
    else if (open === 0 && (letter === ',' || letter === ')')) {
      found.push(text.slice(from, at));
      from = at + 1;
      if (letter === ')') return found;
    }
  }
  return [...found, text.slice(from)];
}
