import { STATES, type State } from '../value.ts';
import {
  type Compare,
  type Expression,
  type ExpressionProblem,
  type Junction,
  type Literal,
  type Membership,
  type Name,
  OPERATORS,
  type Operator,
} from './expression.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Each state is also the function that asks for it. */
const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'includes', 'count', ...STATES]);
const DEEPEST = 100;

/** Parses an expression: its tree, or the first thing that cannot be read. Never throws. */
export function parseExpression(source: string): { expression: Expression } | { problem: ExpressionProblem } {
  const cut = tokensOf(source);
  if ('problem' in cut) return cut;
  try {
    const parser = new Parser(cut.tokens);
    return { expression: parser.whole() };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem };
    throw error;
  }
}

/** True for a word that the language keeps for itself, which cannot be a variable's name or a bare code. */
export function isReserved(word: string): boolean {
  return RESERVED.has(word);
}

class Unreadable extends Error {
  readonly problem: ExpressionProblem;
  constructor(code: string, at: number, sentence: string) {
    super(sentence);
    this.problem = { code, at, sentence };
  }
}

/** Recursive descent, one method a rule. */
class Parser {
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Expression {
    const expression = this.junction();
    this.take('end', 'the end of the expression');
    return expression;
  }

  private junction(): Expression {
    this.depth += 1;
    if (this.depth > DEEPEST) {
      throw new Unreadable('expression-too-deep', this.peek().at, 'The expression has too many brackets in brackets.');
    }
    const first = this.negation();
    const word = this.peekWord('and') ? 'and' : this.peekWord('or') ? 'or' : null;
    const expression = word ? this.junctionOf(word, first) : first;
    this.depth -= 1;
    return expression;
  }

  private junctionOf(word: 'and' | 'or', first: Expression): Junction {
    const parts = [first];
    while (this.takeWord(word)) parts.push(this.negation());
    const other = word === 'and' ? 'or' : 'and';
    if (this.peekWord(other)) {
      const sentence = '“and” and “or” stand side by side; add brackets to say which belongs together.';
      throw new Unreadable('expression-and-or', this.peek().at, sentence);
    }
    return { type: word, parts, at: first.at };
  }

  private negation(): Expression {
    const { at } = this.peek();
    let negated = false;
    while (this.takeWord('not')) negated = !negated;
    const inner = this.primary();
    return negated ? { type: 'not', inner, at } : inner;
  }

  private primary(): Expression {
    const token = this.peek();
    if (token.type === 'open') {
      this.next += 1;
      const inner = this.junction();
      this.take('close', 'a closing bracket');
      return inner;
    }
    const state = STATES.find((one) => this.peekWord(one));
    if (state) return this.stateTest(state, token);
    return this.peekWord('count') ? this.counted(token) : this.comparison();
  }

  private stateTest(state: State, { at }: Token): Expression {
    this.next += 1;
    return { type: 'state', state, name: this.bracketedName(), at };
  }

  private counted(token: Token): Compare {
    this.next += 1;
    const left = { type: 'count', name: this.bracketedName(), at: token.at } as const;
    return { type: 'compare', left, operator: this.operator(), right: this.literal(), at: token.at };
  }

  private comparison(): Compare | Membership {
    const name = this.name();
    if (this.takeWord('in')) return { type: 'in', name, codes: this.codeList(), at: name.at };
    if (this.takeWord('includes')) return { type: 'includes', name, codes: this.codes(), at: name.at };
    return { type: 'compare', left: name, operator: this.operator(), right: this.literal(), at: name.at };
  }

  private codes(): Literal[] {
    return this.peek().type === 'open' ? this.codeList() : [this.literal()];
  }

  private codeList(): Literal[] {
    this.take('open', 'a list in brackets');
    const codes = [this.literal()];
    while (this.peek().type === 'comma') {
      this.next += 1;
      codes.push(this.literal());
    }
    this.take('close', 'a closing bracket');
    return codes;
  }

  private bracketedName(): Name {
    this.take('open', 'an opening bracket');
    const name = this.name();
    this.take('close', 'a closing bracket');
    return name;
  }

  private name(): Name {
    const token = this.take('word', 'the name of a question or variable');
    if (RESERVED.has(token.text)) this.expected('the name of a question or variable', token);
    return { type: 'name', name: token.text, at: token.at };
  }

  private operator(): Operator {
    const token = this.peek();
    const operator = OPERATORS.find((one) => one === token.text);
    if (!operator) this.expected('a comparison such as = or >', token);
    this.next += 1;
    return operator;
  }

  private literal(): Literal {
    const token = this.peek();
    if (token.type === 'word' && RESERVED.has(token.text)) this.expected('a code, a number or a quoted text', token);
    if (token.type !== 'word' && token.type !== 'number' && token.type !== 'text') {
      this.expected('a code, a number or a quoted text', token);
    }
    this.next += 1;
    const text = token.type === 'text' ? token.text.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : token.text;
    return { type: token.type, text, at: token.at };
  }

  private peek(): Token {
    return this.tokens[this.next]!;
  }

  private peekWord(word: string): boolean {
    const token = this.peek();
    return token.type === 'word' && token.text === word;
  }

  private takeWord(word: string): boolean {
    const found = this.peekWord(word);
    if (found) this.next += 1;
    return found;
  }

  private take(type: Token['type'], what: string): Token {
    const token = this.peek();
    if (token.type !== type) this.expected(what, token);
    this.next += 1;
    return token;
  }

  private expected(what: string, token: Token): never {
    const found = token.type === 'end' ? 'the expression ends' : `“${token.text}” stands`;
    throw new Unreadable('expression-syntax', token.at, `Here ${found} where ${what} should be.`);
  }
}
