import { all, type Condition } from './condition.ts';
import { type ConditionFlaw, OperandReader } from './condition-operand.ts';
import { conditionTokens, isIf, type Token } from './condition-tokens.ts';

/** A condition, and what can be said against how it is written. */
export interface ReadCondition {
  /** Null where nothing in the words can be decided from answers. */
  readonly condition: Condition | null;
  /** False when a part of it is in prose alone. */
  readonly complete: boolean;
  readonly flaws: readonly ConditionFlaw[];
}

const EVERYBODY =
  /^(?:\(?BASE\s*:?\s*)?(?:ASK|SHOW|DISPLAY|READ OUT)?\s*(?:TO\s+)?(?:ALL|EVERY(?:ONE|BODY))(?:\s+(?:RESPONDENTS|PARTICIPANTS))?\)?[.:]?$/i;

/**
 * Reads `ASK ALL STILL IN WORK (B1=1 OR B1=2)`: prose is passed over where a formal condition restates it, and a part
 * that is in prose alone makes the condition incomplete.
 */
export function readCondition(words: string): ReadCondition {
  if (EVERYBODY.test(words.trim())) return { condition: { type: 'everybody' }, complete: true, flaws: [] };
  const parser = new Parser(conditionTokens(words));
  const condition = parser.sequence(0);
  return { condition, complete: condition !== null && parser.complete, flaws: parser.flaws };
}

interface Operand {
  readonly condition: Condition;
  /** How it is joined to what stands before it; null where prose or nothing does. */
  readonly joiner: 'and' | 'or' | null;
}

/** What stands between two conditions: the first joiner, whether prose does, and whether a joiner is the last of it. */
interface Gap {
  readonly joiner: 'and' | 'or' | null;
  readonly hasProse: boolean;
  readonly adjoins: boolean;
}

const NO_GAP: Gap = { joiner: null, hasProse: false, adjoins: false };

function widened(gap: Gap, token: Token): Gap {
  if (token.type === 'joiner') return { ...gap, joiner: gap.joiner ?? token.joiner, adjoins: true };
  if (token.type === 'comma' || token.type === 'slash' || isIf(token)) return gap;
  return { ...gap, hasProse: true, adjoins: false };
}

/** “… UNLESS C2=8” is “and not”. */
function impliedBy(token: Token): 'and' | null {
  return token.type === 'negator' ? 'and' : null;
}

/** Joins the conditions of one text, passing over the prose between them. */
class Parser {
  complete = true;
  private readonly tokens: readonly Token[];
  private readonly operands: OperandReader;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
    this.operands = new OperandReader(tokens, (depth) => this.sequence(depth));
  }

  get flaws(): ConditionFlaw[] {
    return this.operands.flaws;
  }

  /** Conditions and prose up to a closing bracket or the end. */
  sequence(depth: number): Condition | null {
    const operands: Operand[] = [];
    let gap = NO_GAP;
    for (let token = this.tokens[this.operands.at]; token; token = this.tokens[this.operands.at]) {
      if (token.type === 'close') {
        this.operands.at += 1;
        if (depth > 0) break;
        this.unbalanced();
        continue;
      }
      const condition = this.operands.operand(depth);
      if (condition) {
        // “… AND IN LONDON AND B1=1”: the prose is not said again by a condition in brackets.
        if (gap.adjoins && gap.hasProse && token.type !== 'open') this.complete = false;
        operands.push({ condition, joiner: operands.length === 0 ? null : (gap.joiner ?? impliedBy(token)) });
        gap = NO_GAP;
      } else if (token.type !== 'open') {
        gap = widened(gap, token);
        this.operands.at += 1;
      }
    }
    if (gap.joiner && operands.length > 0) this.complete = false;
    return this.joined(operands);
  }

  private joined(operands: readonly Operand[]): Condition | null {
    if (operands.length === 0) return null;
    // Side by side without a joiner, the later says formally what the earlier says in words: DK AT B10 (B10=2).
    const said: Operand[] = [];
    for (const operand of operands) {
      const before = said.at(-1);
      if (before && operand.joiner === null) said[said.length - 1] = restated(before, operand);
      else said.push(operand);
    }
    const joiners = new Set(said.map(({ joiner }) => joiner).filter((joiner) => joiner !== null));
    if (joiners.size === 2) this.andOr();
    const alternatives: Condition[][] = [];
    for (const { condition, joiner } of said) {
      if (joiner === 'and') alternatives.at(-1)!.push(condition);
      else alternatives.push([condition]);
    }
    const parts = alternatives.map(all);
    return parts.length === 1 ? parts[0]! : { type: 'or', parts };
  }

  private andOr(): void {
    const sentence = '“and” stands beside “or” without brackets; it is read as what “and” joins, or else the rest.';
    this.flaws.push({ code: 'and-or-ambiguous', sentence });
  }

  private unbalanced(): void {
    if (this.flaws.some(({ code }) => code === 'brackets-unbalanced')) return;
    this.flaws.push({ code: 'brackets-unbalanced', sentence: 'A bracket closes that was never opened.' });
  }
}

function restated(before: Operand, { condition }: Operand): Operand {
  const words = before.condition;
  const isSame = words.type === 'state' && words.state !== 'answered' && condition.type === 'picked';
  return { condition: isSame ? { ...condition, meant: words.state } : condition, joiner: before.joiner };
}
