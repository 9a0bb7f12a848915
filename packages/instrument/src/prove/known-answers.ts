import { type Expression, holds, NOT_ASKED, namesIn, type Value } from '@earshot/dataset';
import type { Condition, Questionnaire } from '../questionnaire.ts';
import { ALWAYS, Diagrams, NEVER, type Node } from './bdd.ts';
import { type Choice, distinguishable, listedChoice } from './choice.ts';
import { entangledNumbers } from './entangled.ts';
import type { Entry } from './entry.ts';
import { leafTruth, pairTruth, type Truth } from './leaf-truth.ts';
import { conditionsOf, leavesOf } from './leaves.ts';

/** Bits that stand for one answer. */
interface Owned {
  readonly choice: Choice;
  /** Who gives it: for everybody else its bits mean nothing. */
  readonly asked: Node;
  /** What its bits must meet: they stand for a value, and one that is offered. */
  readonly may: Node;
  /** The variable that a value of it belongs to. */
  readonly nameOf: (value: Value) => string;
}

/** What somebody answers; a set of them shows that something can happen. */
export interface WitnessAnswer {
  readonly name: string;
  readonly value: Value;
}

/**
 * What is known of everybody by the place that has been reached: for each variable, as functions of everything that
 * people can answer, who has which value.
 */
export class KnownAnswers {
  readonly diagrams = new Diagrams();
  private readonly entries = new Map<string, Entry>();
  /** By bit, the answer that it belongs to. */
  private readonly owners: string[] = [];
  private readonly owned = new Map<string, Owned>();
  private readonly tests = new Map<string, Expression[]>();
  private readonly unknown = new Set<number>();
  private readonly entangled: ReadonlyMap<string, readonly Value[]>;
  /** Who cannot be: a hard check lets nobody go on like that. */
  private barred: Node = NEVER;

  private readonly unreadable: ReadonlySet<string>;

  /** @param unreadable the ids of blocks, elements and checks with a condition that cannot be read. */
  constructor(questionnaire: Questionnaire, unreadable: ReadonlySet<string> = new Set()) {
    this.unreadable = unreadable;
    for (const leaf of conditionsOf(questionnaire).flatMap(({ expression }) => leavesOf(expression))) {
      for (const name of namesIn(leaf)) this.tests.set(name, [...(this.tests.get(name) ?? []), leaf]);
    }
    this.entangled = entangledNumbers(questionnaire);
  }

  /** The conditions that read a variable, each as a leaf. */
  testsOf(name: string): readonly Expression[] {
    return this.tests.get(name) ?? [];
  }

  /** The values of a number that is compared with another; null for all other variables. */
  entangledValues(name: string): readonly Value[] | null {
    return this.entangled.get(name) ?? null;
  }

  get(name: string): Entry {
    const entry = this.entries.get(name);
    if (!entry) throw new Error(`KnownAnswers.get: ${name} does not stand before this place.`);
    return entry;
  }

  add(name: string, entry: Entry): void {
    this.entries.set(name, entry);
  }

  /** Some of these people, nobody knows who, where the condition cannot be read; all of them elsewhere. */
  perhaps(id: string, people: Node): Node {
    return this.unreadable.has(id) ? this.diagrams.and(people, this.addUnknown(`perhaps ${id}`)) : people;
  }

  /** Something that nobody knows. Returns for whom it is so. */
  private addUnknown(name: string): Node {
    const bit = this.owners.length;
    const so = this.diagrams.bit(bit);
    const choice: Choice = { bits: [bit], values: [], may: ALWAYS, where: () => so, valueOf: () => NOT_ASKED };
    this.own(name, { choice, asked: NEVER, may: ALWAYS, nameOf: () => name });
    this.unknown.add(bit);
    return so;
  }

  /** Those of some people who are among them whatever the conditions that cannot be read may say. */
  certainly(people: Node): Node {
    if (this.unknown.size === 0) return people;
    const { diagrams } = this;
    return diagrams.not(diagrams.exists(diagrams.not(this.lawful(people)), this.unknown));
  }

  /** A variable of its own bits. */
  addOwned(name: string, choice: Choice, asked: Node, more: Partial<Pick<Entry, 'several'>> = {}): void {
    this.own(name, { choice, asked, may: choice.may, nameOf: () => name });
    const where = (test: (value: Value) => boolean): Node => this.diagrams.and(asked, choice.where(test));
    this.add(name, { asked, has: asked, where, several: more.several ?? null, values: choice.values });
  }

  /** Takes bits; with the same name again, what they must meet. */
  own(name: string, owned: Owned): void {
    for (const bit of owned.choice.bits) this.owners[bit] = name;
    this.owned.set(name, owned);
  }

  /** Narrows what the bits of an answer must meet, such as options that are offered to some people only. */
  narrow(name: string, may: Node): void {
    const owned = this.owned.get(name)!;
    this.owned.set(name, { ...owned, may: this.diagrams.and(owned.may, may) });
  }

  /** Nobody goes on like this. */
  bar(people: Node): void {
    this.barred = this.diagrams.or(this.barred, people);
  }

  /** Whoever can answer these questions such that they are not among some people. */
  canAvoid(names: readonly string[], people: Node): Node {
    const own = names.map((name) => this.owned.get(name)!);
    const avoiding = this.diagrams.and(this.diagrams.not(people), ...own.map(({ may }) => may));
    return this.diagrams.exists(avoiding, new Set(own.flatMap(({ choice }) => choice.bits)));
  }

  /** @param keepApart values that no condition tells apart; they are otherwise taken together. */
  listed(name: string, values: readonly Value[], keepApart = false): Choice {
    const tests = this.testsOf(name).map((leaf) => (value: Value) => holds(leaf, () => value));
    const kept = keepApart || this.entangled.has(name) ? values : distinguishable(values, tests);
    return listedChoice(this.diagrams, kept, this.owners.length);
  }

  get nextBit(): number {
    return this.owners.length;
  }

  /** Who among some people meets a condition; all of them without one. */
  led(people: Node, condition: Condition | null): Node {
    return condition ? this.diagrams.and(people, this.truth(condition.expression).yes) : people;
  }

  /** Those of some people who are not among others. */
  without(people: Node, others: Node): Node {
    return this.diagrams.and(people, this.diagrams.not(others));
  }

  /** Who has an answer to a variable, in words or picks. */
  answered(name: string): Node {
    return this.entries.get(name)?.where((value) => value.state === 'answered') ?? NEVER;
  }

  /** Whether there can be anybody among these people. */
  possible(people: Node): boolean {
    return this.lawful(people) !== NEVER;
  }

  /**
   * Answers that make somebody one of these people, as few as lead there, and among them what checks and offers need on
   * the way; null when nothing does.
   */
  wayTo(people: Node): WitnessAnswer[] | null {
    const bits = this.fewestBits(this.lawful(people));
    // Bits of questions that these answers do not lead to are not answers.
    return (
      bits &&
      this.namesOf(bits).flatMap((name) => {
        const isAsked = this.diagrams.valueFor(this.owned.get(name)!.asked, bits);
        return isAsked ? [this.answerIn(bits, name)] : [];
      })
    );
  }

  /** Answers that show that there are such people: whoever gives them is one, whatever else they say. None can be left out. */
  witness(people: Node): WitnessAnswer[] | null {
    const laws = this.laws(people);
    const bits = this.fewestBits(this.diagrams.and(people, laws));
    if (!bits) return null;
    const others = this.without(laws, people);
    let needed = this.namesOf(bits);
    for (const name of needed) {
      const fewer = needed.filter((other) => other !== name);
      if (this.diagrams.and(this.whoGive(fewer, bits), others) === NEVER) needed = fewer;
    }
    return needed.map((name) => this.answerIn(bits, name));
  }

  private fewestBits(people: Node): Map<number, boolean> | null {
    const numbers = new Map([...new Set(this.owners)].map((name, index) => [name, index]));
    return this.diagrams.fewest(people, (bit) => numbers.get(this.owners[bit]!)!);
  }

  private namesOf(bits: ReadonlyMap<number, boolean>): string[] {
    return [...new Set([...bits.keys()].map((bit) => this.owners[bit]!))];
  }

  private whoGive(names: readonly string[], bits: ReadonlyMap<number, boolean>): Node {
    const { diagrams } = this;
    const given = [...bits].filter(([bit]) => names.includes(this.owners[bit]!));
    return diagrams.and(...given.map(([bit, isSet]) => (isSet ? diagrams.bit(bit) : diagrams.not(diagrams.bit(bit)))));
  }

  private answerIn(bits: ReadonlyMap<number, boolean>, name: string): WitnessAnswer {
    const { choice, nameOf } = this.owned.get(name)!;
    const value = choice.valueOf(bits);
    return { name: nameOf(value), value };
  }

  private truth(expression: Expression): Truth {
    const { diagrams } = this;
    if (expression.type === 'not') {
      const { yes, no } = this.truth(expression.inner);
      return { yes: no, no: yes };
    }
    if (expression.type === 'and' || expression.type === 'or') {
      const parts = expression.parts.map((part) => this.truth(part));
      const all = expression.type === 'and';
      const yes = parts.map((part) => part.yes);
      const no = parts.map((part) => part.no);
      return {
        yes: all ? diagrams.and(...yes) : diagrams.or(...yes),
        no: all ? diagrams.or(...no) : diagrams.and(...no),
      };
    }
    const [name, other] = namesIn(expression);
    const entry = this.get(name!);
    if (other === undefined) return leafTruth(diagrams, expression, entry);
    return pairTruth(diagrams, expression, [entry, this.get(other)]);
  }

  /** The people for whom all bits mean something, and whom no check bars. */
  private lawful(people: Node): Node {
    return this.diagrams.and(people, this.laws(people));
  }

  /** What all bits must meet that decide who some people are, and all bits that these laws read in their turn. */
  private laws(people: Node): Node {
    let laws = this.diagrams.not(this.barred);
    const done = new Set<string>();
    for (;;) {
      const bits = new Set([...this.diagrams.support(people), ...this.diagrams.support(laws)]);
      const open = new Set([...bits].map((bit) => this.owners[bit]!).filter((name) => !done.has(name)));
      if (open.size === 0) return laws;
      for (const name of open) {
        done.add(name);
        const { asked, may } = this.owned.get(name)!;
        laws = this.diagrams.and(laws, this.diagrams.or(this.diagrams.not(asked), may));
      }
    }
  }
}
