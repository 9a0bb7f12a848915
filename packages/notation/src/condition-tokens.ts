import { PRINTED_NAME } from './names.ts';

export type Token =
  | { readonly type: 'name'; readonly name: string; readonly row: number | null }
  | { readonly type: 'numbers'; readonly from: number; readonly to: number; readonly text: string }
  | { readonly type: 'operator'; readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=' }
  | { readonly type: 'open' | 'close' | 'comma' | 'slash' }
  | { readonly type: 'joiner'; readonly joiner: 'and' | 'or' }
  /** “UNLESS” reaches over prose to the next condition. */
  | { readonly type: 'negator'; readonly reaches: boolean }
  | { readonly type: 'at' | 'code' | 'several' | 'answered' | 'yes' | 'no' }
  | { readonly type: 'state'; readonly state: 'dont_know' | 'refused' }
  | { readonly type: 'link'; readonly link: 'open' | 'closed' }
  | { readonly type: 'prose'; readonly text: string };

type Maker = (found: RegExpExecArray) => Token;

const OPERATORS: Readonly<Record<string, '=' | '!=' | '<' | '<=' | '>' | '>='>> = {
  '=': '=',
  '==': '=',
  '≠': '!=',
  '!=': '!=',
  '<>': '!=',
  '=/=': '!=',
  '>=': '>=',
  '≥': '>=',
  '=>': '>=',
  '<=': '<=',
  '≤': '<=',
  '=<': '<=',
  '>': '>',
  '<': '<',
};

/** The first that fits at a place counts. Each is bounded, so that a long line takes time in its length. */
const RULES: readonly (readonly [RegExp, Maker])[] = [
  [/(?:OPEN|GENERIC) LINK/iy, () => ({ type: 'link', link: 'open' })],
  [/(?:CLOSED|INDIVIDUALI[SZ]ED|PERSONAL|UNIQUE) LINK/iy, () => ({ type: 'link', link: 'closed' })],
  [
    /(?:DON[’'‘]?T KNOW|DO NOT KNOW|DK|NOT SURE)(?: ?\/ ?(?:PREFER NOT TO SAY|REFUSED|REF))?(?![A-Za-z])/iy,
    () => ({ type: 'state', state: 'dont_know' }),
  ],
  [/(?:PREFER NOT TO SAY|REFUSED|REF|PNTS)(?![A-Za-z])/iy, () => ({ type: 'state', state: 'refused' })],
  [
    /(?:MULTI[ -]?CODED?|MULTIPLE ANSWERS|MORE THAN ONE(?: ANSWER| CODE| RESPONSE|(?= AT\b)))(?![A-Za-z])/iy,
    () => ({ type: 'several' }),
  ],
  [new RegExp(`(${PRINTED_NAME})(?:_(\\d{1,2})|\\[(\\d{1,2})\\])?(?![A-Za-z0-9])`, 'y'), nameToken],
  [/(\d{1,6})\s?(?:-|–|—|TO)\s?(\d{1,6})(?![\d])/iy, (found) => numbers(found[1]!, found[2]!, found[0])],
  [/(\d{1,6})\+/y, (found) => numbers(found[1]!, '999999', found[0])],
  [/\d{1,6}(?:[A-Za-z]{1,2}(?![A-Za-z]))?/y, (found) => numbers(found[0], found[0], found[0])],
  [/=\/=|==|≠|!=|<>|>=|≥|=>|<=|≤|=<|[=<>]/y, (found) => ({ type: 'operator', operator: OPERATORS[found[0]]! })],
  [/NOT\s*=|(?:IS |DOES )?NOT EQUAL(?: TO)?/iy, () => ({ type: 'operator', operator: '!=' })],
  [/EQUALS?(?: TO)?(?![A-Za-z])/iy, () => ({ type: 'operator', operator: '=' })],
  [/[([{]/y, () => ({ type: 'open' })],
  [/[)\]}]/y, () => ({ type: 'close' })],
  [/,/y, () => ({ type: 'comma' })],
  [/\//y, () => ({ type: 'slash' })],
  [/(?:AND|&|BUT)(?![A-Za-z])/iy, () => ({ type: 'joiner', joiner: 'and' })],
  [/OR(?![A-Za-z])/iy, () => ({ type: 'joiner', joiner: 'or' })],
  [/UNLESS(?![A-Za-z])/iy, () => ({ type: 'negator', reaches: true })],
  [/(?:NOT|EXCEPT|EXCLUDING)(?![A-Za-z])/iy, () => ({ type: 'negator', reaches: false })],
  [/(?:AT|IN|FROM|TO)(?![A-Za-z])/iy, () => ({ type: 'at' })],
  [/COD(?:ES?|ED|ING)(?![A-Za-z])/iy, () => ({ type: 'code' })],
  [/(?:ANSWERED|ANSWERING|ANSWERS?|GIVEN|COMPLETED)(?![A-Za-z])/iy, () => ({ type: 'answered' })],
  [/(?:YES|AGREED?|AGREES|WILLING|CONSENT(?:ED|S)?)(?![A-Za-z])/iy, () => ({ type: 'yes' })],
  [/(?:NO)(?![A-Za-z])/y, () => ({ type: 'no' })],
  [/[A-Za-z0-9_]+/y, (found) => ({ type: 'prose', text: found[0] })],
];

/** Cuts the words of a condition; what means nothing to a machine is prose, and marks between words are left out. */
export function conditionTokens(words: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < words.length) {
    const found = matchAt(words, at);
    if (found) tokens.push(found.token);
    at += found?.length ?? 1;
  }
  return tokens;
}

function matchAt(words: string, at: number): { token: Token; length: number } | null {
  for (const [pattern, make] of RULES) {
    pattern.lastIndex = at;
    const found = pattern.exec(words);
    if (found) return { token: make(found), length: found[0].length };
  }
  return null;
}

function nameToken(found: RegExpExecArray): Token {
  const row = found[2] ?? found[3];
  return { type: 'name', name: found[1]!, row: row === undefined ? null : Number(row) };
}

function numbers(from: string, to: string, text: string): Token {
  return { type: 'numbers', from: Number.parseInt(from, 10), to: Number.parseInt(to, 10), text };
}

/** Words between a joiner and a condition that change nothing: “… AND ASK IF B1=1”. */
export function isIf(token: Token): boolean {
  return token.type === 'prose' && /^(?:IF|WHERE|WHEN|ASK|THOSE|WHO|ARE)$/i.test(token.text);
}
