/** A condition as another program writes it, before its names are looked up. Operators are written as XPath does. */
export type Tree =
  | { readonly is: 'variable'; readonly name: string }
  /** The answer that is being checked: `.` of XPath, `self` of LimeSurvey. */
  | { readonly is: 'self' }
  /** A bare name: in a filter of choices, a column of theirs. */
  | { readonly is: 'column'; readonly name: string }
  | { readonly is: 'text' | 'number'; readonly text: string }
  | { readonly is: 'call'; readonly name: string; readonly parts: readonly Tree[] }
  | { readonly is: 'operator'; readonly operator: string; readonly parts: readonly [Tree, Tree] };

export interface Token {
  readonly type: 'variable' | 'self' | 'column' | 'text' | 'number' | 'call' | 'operator' | 'open' | 'close' | 'comma';
  /** Of a text, what stands between its quotation marks. */
  readonly text: string;
}

export type Parsed = { readonly tree: Tree } | { readonly reason: string };

/** From the loosest to the tightest; all of them stand between two parts. */
const BINDING: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];
const DEEPEST = 100;

/** Parses tokens of XPath or of LimeSurvey’s expressions, whose operators bind alike: a tree, or why there is none. */
export function parseTokens(tokens: readonly Token[]): Parsed {
  try {
    return { tree: new Parser(tokens).whole() };
  } catch (error) {
    if (error instanceof Unreadable) return { reason: error.message };
    throw error;
  }
}

class Unreadable extends Error {}

class Parser {
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Tree {
    const tree = this.binary(0);
    const left = this.tokens[this.next];
    if (left) throw new Unreadable(`“${left.text}” stands where the condition should end`);
    return tree;
  }

  private binary(level: number): Tree {
    const operators = BINDING[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    for (let operator = this.operator(operators); operator; operator = this.operator(operators)) {
      left = { is: 'operator', operator, parts: [left, this.binary(level + 1)] };
    }
    return left;
  }

  private unary(): Tree {
    if (this.operator(['!'])) return { is: 'call', name: 'not', parts: [this.deeper(() => this.unary())] };
    if (!this.operator(['-'])) return this.primary();
    const tree = this.primary();
    if (tree.is !== 'number') throw new Unreadable('only a number can have a minus sign');
    return { is: 'number', text: `-${tree.text}` };
  }

  private primary(): Tree {
    const token = this.tokens[this.next];
    if (!token) throw new Unreadable('it ends too early');
    this.next += 1;
    switch (token.type) {
      case 'variable':
      case 'column':
        return { is: token.type, name: token.text };
      case 'self':
        return { is: 'self' };
      case 'text':
      case 'number':
        return { is: token.type, text: token.text };
      case 'call':
        return { is: 'call', name: token.text, parts: this.deeper(() => this.inBrackets()) };
      case 'open': {
        const tree = this.deeper(() => this.binary(0));
        this.close();
        return tree;
      }
      default:
        throw new Unreadable(`“${token.text}” stands where a value should`);
    }
  }

  private inBrackets(): Tree[] {
    if (this.tokens[this.next]?.type !== 'open') throw new Unreadable('an opening bracket is missing');
    this.next += 1;
    const parts: Tree[] = [];
    if (this.tokens[this.next]?.type !== 'close') {
      do parts.push(this.binary(0));
      while (this.comma());
    }
    this.close();
    return parts;
  }

  private comma(): boolean {
    const found = this.tokens[this.next]?.type === 'comma';
    if (found) this.next += 1;
    return found;
  }

  private close(): void {
    if (this.tokens[this.next]?.type !== 'close') throw new Unreadable('a closing bracket is missing');
    this.next += 1;
  }

  private operator(wanted: readonly string[]): string | null {
    const token = this.tokens[this.next];
    if (token?.type !== 'operator' || !wanted.includes(token.text)) return null;
    this.next += 1;
    return token.text;
  }

  private deeper<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new Unreadable('it has too many brackets in brackets');
    const result = read();
    this.depth -= 1;
    return result;
  }
}

/** Cuts a text into tokens by the first pattern that fits at each place; what fits none is the reason. */
export function tokensBy(
  source: string,
  patterns: readonly (readonly [RegExp, (found: RegExpExecArray) => Token | null])[],
): { readonly tokens: Token[] } | { readonly reason: string } {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    let length = 0;
    for (const [pattern, token] of patterns) {
      pattern.lastIndex = at;
      const found = pattern.exec(source);
      if (!found || found[0].length === 0) continue;
      const made = token(found);
      if (made) tokens.push(made);
      length = found[0].length;
      break;
    }
    if (length === 0) return { reason: `“${source.slice(at, at + 20)}” cannot be read` };
    at += length;
  }
  return { tokens };
}

/** The parts that are all needed (`and`) or each enough (`or`). */
export function partsOf(tree: Tree, operator: 'and' | 'or'): Tree[] {
  return tree.is === 'operator' && tree.operator === operator
    ? tree.parts.flatMap((part) => partsOf(part, operator))
    : [tree];
}
