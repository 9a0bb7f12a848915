import { answered, type Expression, holds, namesIn, type Value, type Variable } from '@earshot/dataset';
import type { Condition, MainQuestion, MultipleQuestion, Question, Questionnaire } from '../questionnaire.ts';
import { namesOf, questionsOf } from '../variables.ts';
import { ALWAYS, Diagrams, NEVER, type Node } from './bdd.ts';
import {
  type Choice,
  distinguishable,
  listedChoice,
  offeredStates,
  type SeveralChoice,
  severalChoice,
  tellingNumbers,
  tellingTexts,
  UNKNOWN_SAMPLE,
} from './choice.ts';
import { leavesOf } from './leaves.ts';

/** A variable as the conditions that stand after it see it. */
interface Entry {
  readonly choice: Choice;
  /** Who is asked. */
  readonly asked: Node;
  /** Who has a value: whoever is asked, and whoever has only one reason, which is then the main one. */
  readonly has: Node;
  /** Who has a value for which a test holds. */
  readonly where: (test: (value: Value) => boolean) => Node;
  /** What its bits must meet: they stand for a value, and a main reason is one of the reasons picked. */
  readonly may: Node;
  /** The picks of a multiple question. */
  readonly several: { readonly choice: SeveralChoice; readonly codes: readonly string[] } | null;
}

/** For whom something is true and for whom it is false; for everybody else it is unknown. */
interface Truth {
  readonly yes: Node;
  readonly no: Node;
}

/** What somebody answers; a set of them shows that something can happen. */
export interface WitnessAnswer {
  readonly name: string;
  readonly value: Value;
}

/**
 * Who is led where, as functions of everything that people can answer. Questions are entered in their order, and what
 * holds for `pathOf` holds here: a condition leads on only when it is true, and whoever was not asked makes it unknown.
 */
export class Routes {
  private readonly diagrams = new Diagrams();
  private readonly entries = new Map<string, Entry>();
  /** By bit, the variable that it belongs to. */
  private readonly owners: string[] = [];
  private readonly tests = new Map<string, Expression[]>();
  private readonly multiples = new Map<string, MultipleQuestion>();
  /** By multiple question, the main questions that follow it, whose bits are made before its own. */
  private readonly followers = new Map<string, MainQuestion[]>();
  private readonly mainChoices = new Map<string, Choice>();

  constructor(questionnaire: Questionnaire) {
    for (const leaf of conditionsOf(questionnaire).flatMap(({ expression }) => leavesOf(expression))) {
      const [name] = namesIn(leaf);
      this.tests.set(name!, [...(this.tests.get(name!) ?? []), leaf]);
    }
    for (const question of questionsOf(questionnaire)) {
      if (question.kind === 'multiple') this.multiples.set(question.id, question);
      if (question.kind === 'main')
        this.followers.set(question.of, [...(this.followers.get(question.of) ?? []), question]);
    }
    for (const variable of questionnaire.sample) {
      this.add(variable.name, this.listed(variable.name, [...this.sampleValues(variable), ...UNKNOWN_SAMPLE]), ALWAYS);
    }
  }

  /** Who among some people meets a condition; all of them without one. */
  led(people: Node, condition: Condition | null): Node {
    return condition ? this.diagrams.and(people, this.truth(condition.expression).yes) : people;
  }

  /** Enters a question that these people are led to. Returns who is really asked. */
  enter(question: Question, people: Node): Node {
    if (question.kind === 'main') return this.enterMain(question, people);
    if (question.kind === 'multiple') {
      for (const main of this.followers.get(question.id) ?? []) this.prepareMain(main, question);
      const states = offeredStates(question);
      const choice = severalChoice(this.diagrams, { ...question, states }, this.owners.length);
      const codes = question.options.map(({ code }) => code);
      this.add(question.id, choice, people, { choice, codes });
      return people;
    }
    for (const name of namesOf(question)) {
      const values = [...this.answersTo(question, name), ...offeredStates(question)];
      this.add(name, this.listed(name, values), people);
    }
    return people;
  }

  /** Those of some people who are not among others. */
  without(people: Node, others: Node): Node {
    return this.diagrams.and(people, this.diagrams.not(others));
  }

  both(people: Node, others: Node): Node {
    return this.diagrams.and(people, others);
  }

  /** Who has a value of a question: whoever is asked, and whoever has picked only one reason, which is the main one. */
  holders(question: Question): Node {
    return this.entries.get(namesOf(question)[0]!)!.has;
  }

  /** Who has an answer to a variable, in words or picks. */
  answered(name: string): Node {
    return this.entries.get(name)?.where((value) => value.state === 'answered') ?? NEVER;
  }

  /** Whether there can be anybody among these people. */
  possible(people: Node): boolean {
    return this.lawful(people) !== NEVER;
  }

  /** The fewest answers that make somebody one of these people; null when nothing does. */
  witness(people: Node): WitnessAnswer[] | null {
    const numbers = new Map([...new Set(this.owners)].map((name, index) => [name, index]));
    const bits = this.diagrams.fewest(this.lawful(people), (bit) => numbers.get(this.owners[bit]!)!);
    if (!bits) return null;
    const names = [...new Set([...bits.keys()].map((bit) => this.owners[bit]!))];
    // Bits of questions that these answers do not lead to are not answers.
    return names
      .map((name) => ({ name, entry: this.entries.get(name)! }))
      .filter(({ entry }) => this.diagrams.valueFor(entry.asked, bits))
      .map(({ name, entry }) => ({ name, value: entry.choice.valueOf(bits) }));
  }

  private enterMain(question: MainQuestion, people: Node): Node {
    const { diagrams } = this;
    const source = this.multiples.get(question.of)!;
    const { choice: picks } = this.entries.get(question.of)!.several!;
    const among = diagrams.and(people, this.entries.get(question.of)!.has);
    const codes = source.options.filter(({ exclusive }) => !exclusive).map(({ code }) => code);
    const one = diagrams.and(among, picks.howMany(codes, 1));
    const asked = diagrams.and(among, picks.several(codes));
    const choice = this.mainChoices.get(question.id)!;
    const chosen = (code: string): Node => choice.where((value) => value.state === 'answered' && value.value === code);
    const offered = codes.map((code) => diagrams.or(diagrams.not(chosen(code)), picks.picked(code)));
    this.entries.set(question.id, {
      choice,
      asked,
      has: diagrams.or(one, asked),
      where: (test) => {
        const only = codes.filter((code) => test(answered(code))).map((code) => picks.picked(code));
        return diagrams.or(diagrams.and(asked, choice.where(test)), diagrams.and(one, diagrams.or(...only)));
      },
      may: diagrams.and(choice.may, diagrams.or(diagrams.not(asked), diagrams.and(...offered))),
      several: null,
    });
    return asked;
  }

  /**
   * Makes the bits of a main question above those of the reasons. That a main reason is one of those picked is then a
   * function of a node a reason; the other way round it would be one of every set of reasons.
   */
  private prepareMain(main: MainQuestion, { options }: MultipleQuestion): void {
    const codes = options.filter(({ exclusive }) => !exclusive).map(({ code }) => code);
    const choice = this.listed(null, [...codes.map((code) => answered(code)), ...offeredStates(main)]);
    this.own(main.id, choice);
    this.mainChoices.set(main.id, choice);
  }

  private add(name: string, choice: Choice, has: Node, several: Entry['several'] = null): void {
    this.own(name, choice);
    const where = (test: (value: Value) => boolean): Node => this.diagrams.and(has, choice.where(test));
    this.entries.set(name, { choice, asked: has, has, where, may: choice.may, several });
  }

  private own(name: string, choice: Choice): void {
    for (const bit of choice.bits) this.owners[bit] = name;
  }

  /** @param name of the variable whose conditions tell values apart; null to keep all of them apart. */
  private listed(name: string | null, values: readonly Value[]): Choice {
    const leaves = name === null ? [] : (this.tests.get(name) ?? []);
    const tests = leaves.map((leaf) => (value: Value) => holds(leaf, () => value));
    const kept = name === null ? values : distinguishable(values, tests);
    return listedChoice(this.diagrams, kept, this.owners.length);
  }

  private answersTo(question: Question, name: string): Value[] {
    const leaves = this.tests.get(name) ?? [];
    if (question.kind === 'number') return tellingNumbers(question.least, question.most, leaves);
    if (question.kind === 'text') return tellingTexts(question.most, leaves);
    return 'options' in question ? question.options.map(({ code }) => answered(code)) : [];
  }

  private sampleValues(variable: Variable): Value[] {
    if ('categories' in variable) return variable.categories.map(({ code }) => answered(code));
    return tellingTexts(Number.POSITIVE_INFINITY, this.tests.get(variable.name) ?? []);
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
    return this.leafTruth(expression, this.entries.get(namesIn(expression)[0]!)!);
  }

  private leafTruth(leaf: Expression, entry: Entry): Truth {
    const { diagrams } = this;
    if (leaf.type === 'state') {
      const inState = entry.where((value) => value.state === leaf.state);
      const yes = leaf.state === 'not_asked' ? diagrams.or(inState, diagrams.not(entry.has)) : inState;
      return { yes, no: diagrams.not(yes) };
    }
    if (entry.several) {
      const isAnswered = entry.where((value) => value.state === 'answered');
      const yes = diagrams.and(isAnswered, picksMeeting(diagrams, leaf, entry.several));
      return { yes, no: diagrams.and(isAnswered, diagrams.not(yes)) };
    }
    const negated: Expression = { type: 'not', inner: leaf, at: 0 };
    return {
      yes: entry.where((value) => holds(leaf, () => value)),
      no: entry.where((value) => holds(negated, () => value)),
    };
  }

  /** The people for whom all bits mean something. */
  private lawful(people: Node): Node {
    let lawful = people;
    const done = new Set<string>();
    for (;;) {
      const names = [...this.diagrams.support(lawful)].map((bit) => this.owners[bit]!);
      const open = new Set(names.filter((name) => !done.has(name)));
      if (open.size === 0) return lawful;
      for (const name of open) {
        done.add(name);
        lawful = this.diagrams.and(lawful, this.entries.get(name)!.may);
      }
    }
  }
}

/** The picks of a multiple question for which `includes` or a comparison of their count is true. */
function picksMeeting(
  diagrams: Diagrams,
  leaf: Expression,
  { choice, codes }: { readonly choice: SeveralChoice; readonly codes: readonly string[] },
): Node {
  if (leaf.type === 'includes') return diagrams.or(...leaf.codes.map(({ text }) => choice.picked(text)));
  const numbers = Array.from({ length: codes.length + 1 }, (_, count) => count);
  const meeting = numbers.filter((count) => holds(leaf, () => answered(new Array<string>(count).fill(''))));
  return diagrams.or(...meeting.map((count) => choice.howMany(codes, count)));
}

function conditionsOf({ blocks }: Questionnaire): Condition[] {
  const all = blocks.flatMap((block) => [
    block.when,
    ...block.questions.flatMap((question) => [question.when, question.base]),
  ]);
  return all.filter((condition) => condition !== null);
}
