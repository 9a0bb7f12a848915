/** A piece of a line of R. */
export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  readonly text: string;
}

const PIECES: readonly [Token['kind'] | 'space', RegExp][] = [
  ['space', /(?:\s+|#[^\n]*)/y],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?L?/y],
  ['text', /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y],
  ['name', /[A-Za-z.][A-Za-z0-9._]*|`[^`]+`/y],
  ['sign', /%in%|<-|==|!=|<=|>=|&&|\|\||[-~+*/^<>&|!(),=:[\]$]/y],
];

/** Cuts a line of R into its pieces, without comments; null where it holds something that no formula does. */
export function tokensOf(line: string): Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < line.length; ) {
    const found = pieceAt(line, at);
    if (!found) return null;
    at += found.length;
    if (found.kind !== 'space') tokens.push({ kind: found.kind, text: unquoted(found.kind, found.text) });
  }
  return [...tokens, { kind: 'end', text: '' }];
}

function pieceAt(line: string, at: number): { kind: Token['kind'] | 'space'; text: string; length: number } | null {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = at;
    const text = pattern.exec(line)?.[0];
    if (text !== undefined) return { kind, text, length: text.length };
  }
  return null;
}

function unquoted(kind: Token['kind'] | 'space', text: string): string {
  if (kind === 'text') return text.slice(1, -1).replace(/\\(.)/g, '$1');
  if (kind === 'number') return text.replace(/L$/, '');
  return text.replace(/^`(.*)`$/, '$1');
}
