import { answered, REFUSED, type Value } from '@earshot/dataset';
import type {
  GridQuestion,
  MainQuestion,
  MultipleQuestion,
  NumberQuestion,
  Option,
  Question,
  Questionnaire,
  SingleQuestion,
} from '../questionnaire.ts';
import { cellsOf, insteadName, questionsOf, specifyName } from '../variables.ts';
import { ALWAYS, NEVER, type Node } from './bdd.ts';
import { type Choice, offeredStates, severalChoice, tellingNumbers, tellingTexts } from './choice.ts';
import type { KnownAnswers } from './known-answers.ts';

/** Enters questions, one after the other: from then on conditions can read what people answer to them. */
export class QuestionEntry {
  private readonly known: KnownAnswers;
  private readonly multiples = new Map<string, MultipleQuestion>();
  /** By multiple question, the main questions that follow it, whose bits are made before its own. */
  private readonly followers = new Map<string, MainQuestion[]>();
  private readonly mainChoices = new Map<string, Choice>();

  constructor(questionnaire: Questionnaire, known: KnownAnswers) {
    this.known = known;
    for (const question of questionsOf(questionnaire)) {
      if (question.kind === 'multiple') this.multiples.set(question.id, question);
      if (question.kind === 'main') {
        this.followers.set(question.of, [...(this.followers.get(question.of) ?? []), question]);
      }
    }
  }

  /** Enters a question that these people are led to. Returns who is really asked. */
  enter(question: Question, people: Node): Node {
    switch (question.kind) {
      case 'main':
        return this.enterMain(question, people);
      case 'multiple':
        return this.enterMultiple(question, people);
      case 'single':
        return this.enterSingle(question, people);
      case 'grid':
        return this.enterGrid(question, people);
      case 'number':
        return this.enterNumber(question, people);
      case 'text': {
        const values = [...tellingTexts(question.most, this.known.testsOf(question.id)), ...offeredStates(question)];
        this.known.addOwned(question.id, this.known.listed(question.id, values), people);
        return people;
      }
    }
  }

  /** Who has a value of a question: whoever is asked, and whoever has picked only one reason, which is the main one. */
  holders(question: Question, asked: Node): Node {
    return question.kind === 'main' ? this.known.get(question.id).has : asked;
  }

  /** Enters the soft checks of a question, as far as conditions read them, and bars who fails a hard one. */
  enterChecks(question: Question, asked: Node): void {
    for (const check of question.checks) {
      const failing = this.known.perhaps(check.id, this.known.led(asked, check.when));
      if (check.kind === 'hard') this.known.bar(failing);
      else this.known.addOwned(check.id, this.known.listed(check.id, [answered('confirmed')]), failing);
    }
  }

  /** The names under which the bits of a question's own answers stand, and of the lines to write in that are read. */
  ownNames(question: Question): string[] {
    if (question.kind === 'grid') return cellsOf(question).map((cell) => cell.name);
    if (question.kind !== 'single' && question.kind !== 'multiple') return [question.id];
    const lines = question.options.filter((option) => option.specify !== null);
    const names = lines.map(({ code }) => specifyName(question, code));
    return [question.id, ...names.filter((name) => this.known.testsOf(name).length > 0)];
  }

  private enterSingle(question: SingleQuestion, people: Node): Node {
    const { known } = this;
    const conditional = question.options.some((option) => option.when !== null);
    // Who picked an option with a line to write in is told by that line, also where no condition reads the question.
    const hasLine = question.options.some((option) => option.specify !== null);
    const values = [...question.options.map(({ code }) => answered(code)), ...offeredStates(question)];
    const asked = this.withSomeOption(question.options, people);
    known.addOwned(question.id, known.listed(question.id, values, conditional || hasLine), asked);
    if (conditional) this.onlyOffered(question.id, question.options, (code) => this.chose(question.id, code));
    this.specified(question, (code) => this.chose(question.id, code));
    return asked;
  }

  private enterMultiple(question: MultipleQuestion, people: Node): Node {
    const { known } = this;
    for (const main of this.followers.get(question.id) ?? []) this.prepareMain(main, question);
    const states = offeredStates(question);
    const asked = this.withSomeOption(question.options, people);
    const choice = severalChoice(known.diagrams, { ...question, states }, known.nextBit);
    const codes = question.options.map(({ code }) => code);
    known.addOwned(question.id, choice, asked, { several: { choice, codes } });
    const picked = (code: string): Node => known.diagrams.and(asked, choice.picked(code));
    this.onlyOffered(question.id, question.options, picked);
    this.specified(question, picked);
    return asked;
  }

  private enterGrid(question: GridQuestion, people: Node): Node {
    const { known } = this;
    const inRows = question.rows.map((row) => this.withSomeOption(question.options, known.led(people, row.when)));
    for (const { name, row, column } of cellsOf(question)) {
      const { options } = column ?? question;
      const conditional = options.some((option) => option.when !== null);
      const values = [...options.map(({ code }) => answered(code)), ...offeredStates(question)];
      known.addOwned(name, known.listed(name, values, conditional), inRows[question.rows.indexOf(row)]!);
      if (conditional) this.onlyOffered(name, options, (code) => this.chose(name, code));
    }
    return known.diagrams.or(...inRows);
  }

  /** One answer for two variables: a number or a state, or what is said instead of one. */
  private enterNumber(question: NumberQuestion, people: Node): Node {
    const { known } = this;
    const { id, instead } = question;
    const numbers = known.entangledValues(id) ?? tellingNumbers(question.least, question.most, known.testsOf(id));
    if (instead.length === 0) {
      known.addOwned(id, known.listed(id, [...numbers, ...offeredStates(question)]), people);
      return people;
    }
    const other = insteadName(question);
    const codes = instead.map(({ code }) => answered(code));
    const choice = known.listed(id, [...numbers, ...offeredStates(question), ...codes], true);
    const isInstead = (value: Value): boolean => codes.includes(value);
    known.own(id, { choice, asked: people, may: choice.may, nameOf: (value) => (isInstead(value) ? other : id) });
    for (const [name, belongs] of [
      [id, (value: Value) => !isInstead(value)],
      [other, isInstead],
    ] as const) {
      const has = known.diagrams.and(people, choice.where(belongs));
      const where = (test: (value: Value) => boolean): Node =>
        known.diagrams.and(
          people,
          choice.where((value) => belongs(value) && test(value)),
        );
      known.add(name, { asked: people, has, where, several: null, values: choice.values.filter(belongs) });
    }
    this.onlyOffered(id, instead, (code) => known.get(other).where((value) => isAnswer(value, code)));
    return people;
  }

  private enterMain(question: MainQuestion, people: Node): Node {
    const { known } = this;
    const { diagrams } = known;
    const source = this.multiples.get(question.of)!;
    const { choice: picks } = known.get(question.of).several!;
    const among = diagrams.and(people, known.get(question.of).has);
    const codes = source.options.filter(({ exclusive }) => !exclusive).map(({ code }) => code);
    const one = diagrams.and(among, picks.howMany(codes, 1));
    const asked = diagrams.and(among, picks.several(codes));
    const choice = this.mainChoices.get(question.id)!;
    const chosen = (code: string): Node => choice.where((value) => isAnswer(value, code));
    const offered = codes.map((code) => diagrams.or(diagrams.not(chosen(code)), picks.picked(code)));
    const may = diagrams.and(choice.may, diagrams.or(diagrams.not(asked), diagrams.and(...offered)));
    known.own(question.id, { choice, asked, may, nameOf: () => question.id });
    known.add(question.id, {
      asked,
      has: diagrams.or(one, asked),
      where: (test) => {
        const only = codes.filter((code) => test(answered(code))).map((code) => picks.picked(code));
        return diagrams.or(diagrams.and(asked, choice.where(test)), diagrams.and(one, diagrams.or(...only)));
      },
      several: null,
      values: choice.values,
    });
    return asked;
  }

  /**
   * Makes the bits of a main question above those of the reasons. That a main reason is one of those picked is then a
   * function of a node a reason; the other way round it would be one of every set of reasons.
   */
  private prepareMain(main: MainQuestion, { options }: MultipleQuestion): void {
    const codes = options.filter(({ exclusive }) => !exclusive).map(({ code }) => code);
    const values = [...codes.map((code) => answered(code)), ...offeredStates(main)];
    const choice = this.known.listed(main.id, values, true);
    this.known.own(main.id, { choice, asked: NEVER, may: choice.may, nameOf: () => main.id });
    this.mainChoices.set(main.id, choice);
  }

  /** A line to write in beside an option: there for whoever picks it, and never read without being asked. */
  private specified(question: SingleQuestion | MultipleQuestion, picked: (code: string) => Node): void {
    for (const { code, specify } of question.options) {
      if (!specify) continue;
      const name = specifyName(question, code);
      if (this.known.testsOf(name).length === 0) {
        const has = picked(code);
        this.known.add(name, {
          asked: has,
          has,
          where: (test) => (test(answered('…')) ? has : NEVER),
          several: null,
          values: [],
        });
        continue;
      }
      const values = [...tellingTexts(Number.POSITIVE_INFINITY, this.known.testsOf(name)), REFUSED];
      this.known.addOwned(name, this.known.listed(name, values), picked(code));
    }
  }

  private withSomeOption(options: readonly Option[], people: Node): Node {
    if (options.some((option) => option.when === null)) return people;
    return this.known.diagrams.or(...options.map((option) => this.known.led(people, option.when)));
  }

  /** Nobody answers what they are not offered. */
  private onlyOffered(name: string, options: readonly Option[], chose: (code: string) => Node): void {
    const { diagrams } = this.known;
    for (const option of options) {
      if (option.when === null) continue;
      this.known.narrow(name, diagrams.or(diagrams.not(chose(option.code)), this.known.led(ALWAYS, option.when)));
    }
  }

  private chose(name: string, code: string): Node {
    return this.known.get(name).where((value) => isAnswer(value, code));
  }
}

function isAnswer(value: Value, code: string): boolean {
  return value.state === 'answered' && value.value === code;
}
