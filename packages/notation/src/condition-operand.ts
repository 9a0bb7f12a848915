import type { Condition, Values } from './condition.ts';
import { isIf, type Token } from './condition-tokens.ts';

/** What can be said against how a condition is written. */
export interface ConditionFlaw {
  readonly code: 'and-or-ambiguous' | 'not-or-ambiguous' | 'brackets-unbalanced';
  readonly sentence: string;
}

const DEEPEST = 40;

/** Reads the smallest conditions from tokens: `B1=1-3`, `CODES 2-7 AT C2`, `DK AT B10`, and what brackets hold. */
export class OperandReader {
  readonly flaws: ConditionFlaw[] = [];
  /** The token that is read next. */
  at = 0;
  private readonly tokens: readonly Token[];
  private readonly bracketed: (depth: number) => Condition | null;

  /** @param bracketed reads what stands between brackets, from the token behind the opening one. */
  constructor(tokens: readonly Token[], bracketed: (depth: number) => Condition | null) {
    this.tokens = tokens;
    this.bracketed = bracketed;
  }

  /** What can be decided at this place; null where prose, a joiner or an empty bracket stands. */
  operand(depth: number): Condition | null {
    const token = this.tokens[this.at]!;
    switch (token.type) {
      case 'open':
        this.at += 1;
        return depth < DEEPEST ? this.bracketed(depth + 1) : null;
      case 'negator':
        return this.negated(token, depth);
      case 'name':
        return this.named(token);
      case 'code':
        return this.coded(1);
      case 'numbers':
        return this.coded(0);
      case 'several':
        return this.atNames((name) => ({ type: 'several', name }));
      case 'state':
        return this.stated(token.state);
      case 'yes':
      case 'no':
        return this.atNames((name) => ({ type: 'agreed', name, yes: token.type === 'yes' }));
      case 'link':
        this.at += 1;
        return { type: 'link', link: token.link };
      case 'answered':
        return this.answered();
      default:
        return null;
    }
  }

  /** “NOT” before a condition. Before prose it is prose itself, but “UNLESS” is about the next condition. */
  private negated(token: Token & { type: 'negator' }, depth: number): Condition | null {
    const start = this.at;
    this.at += 1;
    while (this.tokens[this.at]?.type === 'prose' && (token.reaches || isIf(this.tokens[this.at]!))) this.at += 1;
    const part = this.tokens[this.at] ? this.operand(depth) : null;
    if (!part) this.at = start;
    return part?.type === 'not' ? part.part : part && { type: 'not', part };
  }

  private named(token: Token & { type: 'name' }): Condition | null {
    const next = this.tokens[this.at + 1];
    const { name, row } = token;
    if (next?.type === 'operator') {
      this.at += 2;
      return this.compared(name, row, next.operator);
    }
    const after = this.tokens[this.at + 2];
    const isList =
      next?.type === 'code' || ((next?.type === 'slash' || next?.type === 'open') && after?.type === 'numbers');
    if (!isList) return null;
    const start = this.at;
    this.at += 2;
    const values = this.values();
    if (values.length === 0) {
      this.at = start;
      return null;
    }
    if (next?.type === 'open' && this.tokens[this.at]?.type === 'close') this.at += 1;
    return { type: 'picked', name, row, values, isNot: false, meant: null };
  }

  private compared(name: string, row: number | null, operator: '=' | '!=' | '<' | '<=' | '>' | '>='): Condition | null {
    if (this.tokens[this.at]?.type === 'code') this.at += 1;
    const start = this.at;
    const values = this.values();
    const [first] = values;
    if (!first) return null;
    if (operator === '=' || operator === '!=') {
      const isNot = operator === '!=';
      if (isNot && this.hasJoiner('or', start)) this.notOr(name);
      return { type: 'picked', name, row, values, isNot, meant: null };
    }
    return 'from' in first ? { type: 'number', name, operator, value: first.from } : null;
  }

  /** `CODES 2-7 AT C2`, or `2-7 AT C2` where no word stands before the numbers. */
  private coded(wordsBefore: 0 | 1): Condition | null {
    const start = this.at;
    this.at += wordsBefore;
    const values = this.values();
    const name = values.length > 0 && this.tokens[this.at]?.type === 'at' ? this.nameAt(this.at + 1) : null;
    if (name === null) {
      this.at = start;
      return null;
    }
    this.at += 2;
    return { type: 'picked', name, row: null, values, isNot: false, meant: null };
  }

  /** `ANSWERED B3`, but `ANSWERED B3=1` is about the answer. */
  private answered(): Condition | null {
    const next = this.at + (this.tokens[this.at + 1]?.type === 'at' ? 2 : 1);
    const token = this.tokens[next];
    const follows = this.tokens[next + 1]?.type;
    if (token?.type !== 'name' || follows === 'operator' || follows === 'code') return null;
    this.at = next + 1;
    return { type: 'state', name: token.name, state: 'answered' };
  }

  /** `DK OR REFUSED AT B1`. */
  private stated(first: 'dont_know' | 'refused'): Condition | null {
    const start = this.at;
    const states = [first];
    for (let next = this.tokens[this.at + 2]; next?.type === 'state'; next = this.tokens[this.at + 2]) {
      const separator = this.tokens[this.at + 1]?.type;
      if (separator !== 'joiner' && separator !== 'slash' && separator !== 'comma') break;
      states.push(next.state);
      this.at += 2;
    }
    const condition = this.atNames((name) => {
      const parts = states.map((state): Condition => ({ type: 'state', name, state }));
      return parts.length === 1 ? parts[0]! : { type: 'or', parts };
    });
    if (!condition) this.at = start;
    return condition;
  }

  /** What is said of one question or of each of several: `MULTICODE AT B3`, `AGREE … AT K1 OR K2`. */
  private atNames(make: (name: string) => Condition): Condition | null {
    const start = this.at;
    this.at += 1;
    while (this.tokens[this.at]?.type === 'prose' || this.isTo()) this.at += 1;
    const first = this.tokens[this.at]?.type === 'at' ? this.nameAt(this.at + 1) : null;
    if (first === null) {
      this.at = start;
      return null;
    }
    this.at += 2;
    const parts = [make(first)];
    let type: 'and' | 'or' = 'or';
    for (let next = this.anotherName(); next; next = this.anotherName()) {
      if (next.joiner) type = next.joiner;
      parts.push(make(next.name));
    }
    return parts.length === 1 ? parts[0]! : { type, parts };
  }

  /** The “to” of “agree to be called again at K1”. */
  private isTo(): boolean {
    return this.tokens[this.at]?.type === 'at' && this.nameAt(this.at + 1) === null;
  }

  private anotherName(): { name: string; joiner: 'and' | 'or' | null } | null {
    const joiner = this.tokens[this.at];
    const token = this.tokens[this.at + 1];
    const isList = joiner?.type === 'joiner' || joiner?.type === 'comma' || joiner?.type === 'slash';
    const follows = this.tokens[this.at + 2]?.type;
    if (!isList || token?.type !== 'name' || follows === 'operator' || follows === 'code') return null;
    this.at += 2;
    return { name: token.name, joiner: joiner.type === 'joiner' ? joiner.joiner : null };
  }

  /** A question's name; after “at” a bare number is one too, since an I reads like a 1. */
  private nameAt(at: number): string | null {
    const token = this.tokens[at];
    if (token?.type === 'name') return token.name;
    return token?.type === 'numbers' ? token.text : null;
  }

  /** `1-3, 9 OR 10`, as far as numbers go. */
  private values(): Values[] {
    const values: Values[] = [];
    for (;;) {
      const value = valuesOf(this.tokens[this.at]);
      if (!value) break;
      values.push(value);
      this.at += 1;
      const separator = this.tokens[this.at]?.type;
      const goesOn = separator === 'comma' || separator === 'slash' || separator === 'joiner';
      const skip = separator === 'comma' && this.tokens[this.at + 1]?.type === 'joiner' ? 2 : 1;
      if (!goesOn || !valuesOf(this.tokens[this.at + skip]) || this.isState(this.at + skip)) break;
      this.at += skip;
    }
    return values;
  }

  /** “DK AT B3” after a list is a condition of its own. */
  private isState(at: number): boolean {
    return this.tokens[at]?.type === 'state' && this.tokens[at + 1]?.type === 'at';
  }

  private hasJoiner(wanted: 'and' | 'or', from: number): boolean {
    return this.tokens.slice(from, this.at).some((token) => token.type === 'joiner' && token.joiner === wanted);
  }

  private notOr(name: string): void {
    const sentence = `“not … or …” at ${name} can mean neither or not both; it is read as neither.`;
    this.flaws.push({ code: 'not-or-ambiguous', sentence });
  }
}

function valuesOf(token: Token | undefined): Values | null {
  if (token?.type === 'numbers') return { from: token.from, to: token.to };
  return token?.type === 'state' ? { word: token.state } : null;
}
