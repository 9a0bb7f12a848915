import type { ExpressionProblem } from './expression.ts';

export interface Token {
  readonly type: 'word' | 'number' | 'text' | 'operator' | 'open' | 'close' | 'comma' | 'end';
  readonly text: string;
  readonly at: number;
}

const PATTERNS: readonly (readonly [Token['type'], RegExp])[] = [
  ['number', /-?\d+(?:\.\d+)?(?![\w.])/y],
  ['word', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['text', /"(?:[^"\\\n]|\\["\\])*"/y],
  ['operator', /!=|<=|>=|=|<|>/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['comma', /,/y],
];
const SPACE = /\s*/y;

/** Cuts an expression into tokens, or says at which character it cannot. */
export function tokensOf(source: string): { tokens: Token[] } | { problem: ExpressionProblem } {
  const tokens: Token[] = [];
  let at = skipSpace(source, 0);
  while (at < source.length) {
    const token = tokenAt(source, at);
    if (!token) {
      const sentence = `“${String.fromCodePoint(source.codePointAt(at)!)}” cannot stand in an expression.`;
      return { problem: { code: 'expression-character', at, sentence } };
    }
    tokens.push(token);
    at = skipSpace(source, at + token.text.length);
  }
  tokens.push({ type: 'end', text: '', at: source.length });
  return { tokens };
}

function skipSpace(source: string, at: number): number {
  SPACE.lastIndex = at;
  return at + (SPACE.exec(source)?.[0].length ?? 0);
}

function tokenAt(source: string, at: number): Token | null {
  for (const [type, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) return { type, text: match[0], at };
  }
  return null;
}
