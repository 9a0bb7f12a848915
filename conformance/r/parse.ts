import { type Token, tokensOf } from './tokens.ts';

/** An expression of R, as far as formulas and design calls need it. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Argument[] }
  /** Also `~`; with one sign before an expression there is no `left`. */
  | { readonly kind: 'sign'; readonly sign: string; readonly left: Expression | null; readonly right: Expression };

/** What a call is given; nothing stands for an empty place, as in `data=`. */
export interface Argument {
  readonly name: string | null;
  readonly value: Expression | null;
  /** What stands there and is no expression that we read. */
  readonly unread?: string;
}

/** Signs between two expressions, from those that bind least; R’s own order. */
const BETWEEN: readonly (readonly string[])[] = [
  ['~'],
  ['|', '||'],
  ['&', '&&'],
  ['!'],
  ['==', '!=', '<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/'],
  ['%in%'],
  [':'],
  ['^'],
];
const BEFORE: Readonly<Record<string, number>> = { '~': 0, '!': 3, '-': 8, '+': 8 };

/** Reads one expression of R; null where it is not one, or of a kind that files of reference do not need. */
export function parseR(line: string): Expression | null {
  const tokens = tokensOf(line);
  if (!tokens) return null;
  const reader = new Reader(tokens);
  const expression = reader.expression(0);
  return reader.isAtEnd() ? expression : null;
}

class Reader {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.tokens[this.at]!.kind === 'end';
  }

  /** An expression of signs that bind at least as much as the level says; null where there is none. */
  expression(level: number): Expression | null {
    let left = this.operand();
    while (left) {
      const sign = this.tokens[this.at]!;
      const binds = sign.kind === 'sign' || sign.text === '%in%' ? BETWEEN.findIndex((s) => s.includes(sign.text)) : -1;
      if (binds < level || sign.text === '!') return left;
      this.at += 1;
      const right = this.expression(sign.text === '^' ? binds : binds + 1);
      left = right && { kind: 'sign', sign: sign.text, left, right };
    }
    return null;
  }

  private operand(): Expression | null {
    const token = this.tokens[this.at]!;
    if (token.kind === 'end') return null;
    this.at += 1;
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'text', value: token.text };
    if (token.kind === 'name') return this.named(token.text);
    if (token.text === '(') {
      const inside = this.expression(0);
      return inside && this.takes(')') ? inside : null;
    }
    const binds = BEFORE[token.text];
    if (binds === undefined) return null;
    const right = this.expression(binds);
    return right && { kind: 'sign', sign: token.text, left: null, right };
  }

  /** A name, a call, or a column of a data frame (`staff$w`), which is known by its own name. */
  private named(name: string): Expression | null {
    if (this.takes('(')) return this.call(name);
    if (!this.takes('$')) return { kind: 'name', name };
    const column = this.tokens[this.at]!;
    this.at += 1;
    return column.kind === 'name' ? { kind: 'name', name: column.text } : null;
  }

  private call(name: string): Expression | null {
    const given: Argument[] = [];
    while (!this.takes(')')) {
      const argument = this.argument();
      if (!argument || !(this.takes(',') || this.tokens[this.at]!.text === ')')) return null;
      given.push(argument);
    }
    return { kind: 'call', name, given };
  }

  private argument(): Argument | null {
    const isNamed = this.tokens[this.at + 1]?.text === '=' && this.tokens[this.at + 1]?.kind === 'sign';
    const name = isNamed ? this.tokens[this.at]!.text : null;
    if (isNamed) this.at += 2;
    const next = this.tokens[this.at]!;
    if (next.kind === 'sign' && (next.text === ')' || next.text === ',')) return { name, value: null };
    const value = this.expression(0);
    return value && { name, value };
  }

  private takes(sign: string): boolean {
    const token = this.tokens[this.at]!;
    if (token.kind !== 'sign' || token.text !== sign) return false;
    this.at += 1;
    return true;
  }
}
