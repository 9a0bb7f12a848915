import type { Condition, Picked, Values } from './condition.ts';
import { fileName, findName } from './names.ts';
import type { Choice, Shape } from './question-shape.ts';

/** What was found while a condition was written. */
export interface ConditionDoubt {
  readonly code: string;
  readonly sentence: string;
}

/** A condition in the language of our files. */
export interface Written {
  readonly expression: string;
  readonly doubts: readonly ConditionDoubt[];
  /** Whether it reads the kind of link by which somebody came. */
  readonly readsLink: boolean;
}

/** An expression with the operator that binds loosest in it, to know where brackets are needed. */
interface Part {
  readonly text: string;
  readonly joins: 'and' | 'or' | null;
}

/** The variable of the sample that says by which link somebody came. */
export const LINK = 'link';

/**
 * Writes a condition over the questions of a document. A name or number that the document does not have is written
 * nevertheless, so that the checker shows it in its place, and comes back as a doubt.
 * @param definite true or false even where a question was not answered, which the opposite of a condition needs:
 *   in our three-valued language what was not answered makes a comparison unknown, and so does its opposite.
 */
export function writeCondition(
  condition: Condition,
  shapes: ReadonlyMap<string, Shape>,
  definite = false,
): Written | null {
  const writer = new Writer(shapes, definite);
  const part = writer.part(condition);
  return part && { expression: part.text, doubts: writer.doubts, readsLink: writer.readsLink };
}

class Writer {
  readonly doubts: ConditionDoubt[] = [];
  readsLink = false;
  private readonly shapes: ReadonlyMap<string, Shape>;
  private readonly definite: boolean;

  constructor(shapes: ReadonlyMap<string, Shape>, definite: boolean) {
    this.shapes = shapes;
    this.definite = definite;
  }

  /** Null for what everybody meets. */
  part(condition: Condition): Part | null {
    switch (condition.type) {
      case 'everybody':
        return null;
      case 'picked':
        return this.picked(condition);
      case 'number':
        return this.answeredAnd(
          condition.name,
          `${this.name(condition.name)} ${condition.operator} ${condition.value}`,
        );
      case 'state':
        return atom(`${condition.state}(${this.stateName(condition.name)})`);
      case 'several':
        return this.answeredAnd(condition.name, `count(${this.name(condition.name)}) >= 2`);
      case 'agreed':
        return this.agreed(condition.name, condition.yes);
      case 'link':
        this.readsLink = true;
        return atom(`${LINK} = ${condition.link}`);
      case 'not':
        return this.negated(condition.part);
      default:
        return this.joined(condition.type, condition.parts);
    }
  }

  private joined(type: 'and' | 'or', parts: readonly Condition[]): Part | null {
    const merged = type === 'or' ? mergePicked(parts, this.shapes) : parts;
    const written = merged.map((part) => this.part(part)).filter((part) => part !== null);
    return written.length === 0 ? null : join(type, written);
  }

  /** “Not code 5” holds for whoever gave another answer, and for those who did not know. */
  private negated(condition: Condition): Part | null {
    if (condition.type === 'picked' && condition.row === null)
      return this.picked({ ...condition, isNot: !condition.isNot });
    const part = this.part(condition);
    return part && not(part);
  }

  private picked(stated: Picked): Part {
    const picked = lettered(stated, this.shapes);
    const shape = this.shape(picked.name);
    const known = findName(picked.name, this.shapes);
    const name = this.variable(picked, shape);
    const wanted = this.choices(picked, shape);
    const codes = wanted.filter(({ state }) => state === null).map(({ code }) => code);
    const states = wanted.filter(({ state }) => state !== null);
    const of = (code: string) => (shape?.kind === 'number' && isInstead(shape, code) ? `${known}_instead` : name);
    const groups = grouped(codes, of);
    const tests = [
      ...[...groups].map(([variable, some]) => this.test(shape, variable, some)),
      ...states.map(({ code }) => atom(`${code}(${this.stateVariable(picked, shape, name)})`)),
    ];
    const test = join('or', unique(tests));
    return picked.isNot ? this.others(test, codes.length > 0, shape, name) : test;
  }

  /** The opposite among all who were asked: our comparisons are unknown for those who did not answer. */
  private others(test: Part, hasCodes: boolean, shape: Shape | undefined, name: string): Part {
    if (!hasCodes) return join('and', [not(test), not(atom(`not_asked(${name})`))]);
    const states = [...new Set((shape?.states ?? []).map(({ code }) => code))].map((state) =>
      atom(`${state}(${name})`),
    );
    const notTested = states.filter((state) => !test.text.includes(state.text));
    return join('or', [...notTested, not(test)]);
  }

  private test(shape: Shape | undefined, name: string, codes: readonly string[]): Part {
    const list = codes.join(', ');
    if (shape?.kind === 'multiple')
      return this.answeredAnd(name, `${name} includes ${codes.length > 1 ? `(${list})` : list}`);
    return this.answeredAnd(name, codes.length > 1 ? `${name} in (${list})` : `${name} = ${list}`);
  }

  private answeredAnd(name: string, text: string): Part {
    const variable = /_instead$/.test(name) ? name : this.stateName(name);
    return this.definite ? join('and', [atom(`answered(${variable})`), atom(text)]) : atom(text);
  }

  private agreed(name: string, yes: boolean): Part {
    const shape = this.shape(name);
    const wanted = yes ? /^(?:yes|agree|continue|willing)\b/i : /^(?:no|not)\b/i;
    const found = shape?.options.find(({ label }) => wanted.test(label.words));
    if (shape && !found) this.doubt('condition-unknown-code', `${name} has no option that says ${yes ? 'yes' : 'no'}.`);
    return this.test(shape, this.name(name), [found?.code ?? (yes ? 'yes' : 'no')]);
  }

  /** The codes that printed numbers stand for. Two options with one number are both meant, since nobody can tell. */
  private choices({ name, values, meant }: Picked, shape: Shape | undefined): { code: string; state: string | null }[] {
    const offered = shape ? [...shape.options, ...shape.instead, ...shape.states] : [];
    return values.flatMap((value) => {
      if ('word' in value) return [{ code: stateOffered(value.word, shape), state: value.word }];
      const found = offered.filter(
        (choice) => choice.value !== null && choice.value >= value.from && choice.value <= value.to,
      );
      if (found.length > 0) {
        this.twice(name, value, found);
        return found.map(({ code, label }) => ({ code, state: label.state }));
      }
      if (meant && shape) return [{ code: stateOffered(meant, shape), state: meant }];
      if (shape?.kind === 'number') return [{ code: String(value.from), state: null }];
      this.missing(name, value, shape);
      return [{ code: `code_${value.from}`, state: null }];
    });
  }

  private twice(name: string, { from, to }: { from: number; to: number }, found: readonly Choice[]): void {
    if (from !== to || found.length === 1) return;
    const labels = found.map(({ label }) => `“${label.words}”`).join(' and ');
    this.doubt('condition-code-twice', `${name} has the number ${from} at ${labels}; the condition is read as either.`);
  }

  private missing(name: string, { from, to }: { from: number; to: number }, shape: Shape | undefined): void {
    if (!shape) return;
    const numbers = from === to ? `number ${from}` : `number from ${from} to ${to}`;
    this.doubt(
      'condition-unknown-code',
      `The condition names ${name}=${from}, but no option of ${name} has the ${numbers}.`,
    );
  }

  private shape(name: string): Shape | undefined {
    const known = findName(name, this.shapes);
    if (known !== null) return this.shapes.get(known);
    this.doubt('condition-unknown-question', `The condition reads ${name}, which is no question of this document.`);
    return undefined;
  }

  private name(printed: string): string {
    return findName(printed, this.shapes) ?? fileName(printed);
  }

  private variable({ name, row }: Picked, shape: Shape | undefined): string {
    if (row === null) return this.name(name);
    const code = shape?.rows[row - 1]?.code;
    if (!code) this.doubt('condition-unknown-row', `The condition reads row ${row} of ${name}, which is not there.`);
    return `${this.name(name)}_${code ?? `row_${row}`}`;
  }

  private stateVariable(picked: Picked, shape: Shape | undefined, name: string): string {
    return picked.row !== null || shape?.kind !== 'grid' ? name : this.stateName(name);
  }

  /** The variable whose state says that a question was answered: the first row of a grid. */
  private stateName(printed: string): string {
    const name = this.name(printed);
    const shape = this.shapes.get(name);
    return shape?.kind === 'grid' && shape.rows[0] ? `${name}_${shape.rows[0].code}` : name;
  }

  private doubt(code: string, sentence: string): void {
    if (!this.doubts.some((known) => known.sentence === sentence)) this.doubts.push({ code, sentence });
  }
}

/** `Q5a` is the first row of the grid Q5 where no question has that name. */
function lettered(picked: Picked, shapes: ReadonlyMap<string, Shape>): Picked {
  const found = /^(.*\d)([A-Za-z])$/.exec(picked.name);
  if (!found || picked.row !== null || findName(picked.name, shapes) !== null) return picked;
  const id = findName(found[1]!, shapes);
  const row = found[2]!.toLowerCase().charCodeAt(0) - 96;
  const grid = id === null ? undefined : shapes.get(id);
  return grid?.kind === 'grid' && row <= grid.rows.length ? { ...picked, name: found[1]!, row } : picked;
}

/** A combined “don’t know / prefer not to say” is one state in our files. */
function stateOffered(word: 'dont_know' | 'refused', shape: Shape | undefined): string {
  const offered = shape?.states.map(({ code }) => code) ?? [];
  return offered.length === 0 || offered.includes(word) ? word : offered[0]!;
}

function isInstead({ instead }: Shape, code: string): boolean {
  return instead.some((choice) => choice.code === code);
}

function grouped(codes: readonly string[], key: (code: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const code of new Set(codes)) groups.set(key(code), [...(groups.get(key(code)) ?? []), code]);
  return groups;
}

/** `B1=1 OR B1=2` is one list of codes. */
function mergePicked(parts: readonly Condition[], shapes: ReadonlyMap<string, unknown>): Condition[] {
  const merged: Condition[] = [];
  for (const part of parts) {
    const at = merged.findIndex((known) => isSameChoice(known, part, shapes));
    const known = merged[at];
    if (known?.type !== 'picked' || part.type !== 'picked') merged.push(part);
    else merged[at] = { ...known, values: [...known.values, ...part.values] satisfies readonly Values[] };
  }
  return merged;
}

function isSameChoice(one: Condition, other: Condition, shapes: ReadonlyMap<string, unknown>): boolean {
  if (one.type !== 'picked' || other.type !== 'picked' || one.isNot || other.isNot) return false;
  const name = (printed: string) => findName(printed, shapes) ?? fileName(printed);
  return one.row === other.row && name(one.name) === name(other.name);
}

function atom(text: string): Part {
  return { text, joins: null };
}

function not({ text, joins }: Part): Part {
  return atom(joins === null && !/ (?:in|includes|=|!=|>=|<=|>|<) /.test(text) ? `not ${text}` : `not (${text})`);
}

function unique(parts: readonly Part[]): Part[] {
  return [...new Map(parts.map((part) => [part.text, part])).values()];
}

/** Joins expressions, with brackets where “and” would stand beside “or”. */
function join(type: 'and' | 'or', parts: readonly Part[]): Part {
  if (parts.length === 1) return parts[0]!;
  const texts = parts.map(({ text, joins }) => (joins !== null && joins !== type ? `(${text})` : text));
  return { text: texts.join(` ${type} `), joins: type };
}

/** All of several expressions; null for none. */
export function allOf(expressions: readonly string[]): string | null {
  const parts = [...new Set(expressions)];
  if (parts.length === 0) return null;
  return parts.length === 1 ? parts[0]! : parts.map(bracketed).join(' and ');
}

/** With brackets around it where it has an “or” outside any. */
function bracketed(expression: string): string {
  let depth = 0;
  for (const [word] of expression.matchAll(/[()]|\bor\b/g)) {
    if (word === '(') depth += 1;
    else if (word === ')') depth -= 1;
    else if (depth === 0) return `(${expression})`;
  }
  return expression;
}
