import { answered, type Value, type Variable } from '@earshot/dataset';
import type { Block, Element, Mode, Questionnaire } from '../questionnaire.ts';
import { ALWAYS, NEVER, type Node } from './bdd.ts';
import { tellingTexts, UNKNOWN_SAMPLE } from './choice.ts';
import type { KnownAnswers } from './known-answers.ts';

/**
 * Who is led where, as functions of everything that people can answer. Elements are entered in their order, and what
 * holds for `pathOf` holds here: a condition leads on only when it is true, and whoever was not asked makes it unknown.
 */
export class Routes {
  private readonly known: KnownAnswers;
  /** Whose interview a close has ended. */
  ended: Node = NEVER;
  private readonly questionnaire: Questionnaire;
  /** By mode, who answers some of it in that mode; only where some elements are asked in some modes. */
  private readonly inMode = new Map<Mode, Node>();

  constructor(questionnaire: Questionnaire, known: KnownAnswers) {
    this.questionnaire = questionnaire;
    this.known = known;
    for (const variable of questionnaire.sample) {
      const values = [...this.sampleValues(variable), ...UNKNOWN_SAMPLE];
      this.known.addOwned(variable.name, this.known.listed(variable.name, values), ALWAYS);
    }
  }

  /** Those of some people whose interview goes on. */
  open(people: Node): Node {
    return this.known.without(people, this.ended);
  }

  /** Who of these people comes into a block. */
  into(block: Block, people: Node): Node {
    return this.known.perhaps(block.id, this.known.led(people, block.when));
  }

  /** Who is led to an element, in a mode in which it is asked. */
  to(block: Block, element: Element, inBlock: Node): Node {
    const led = this.known.perhaps(element.id, this.known.led(this.open(inBlock), element.when));
    return this.known.diagrams.and(led, this.asksIn(element.modes ?? block.modes));
  }

  /** Who answers in one of these modes. A person can change the mode, so they exclude each other for nobody. */
  asksIn(modes: readonly Mode[] | null): Node {
    if (modes === null || this.questionnaire.modes.every((mode) => modes.includes(mode))) return ALWAYS;
    return this.known.diagrams.or(
      ...this.questionnaire.modes.filter((mode) => modes.includes(mode)).map((mode) => this.mode(mode)),
    );
  }

  private mode(mode: Mode): Node {
    const found = this.inMode.get(mode);
    if (found !== undefined) return found;
    // Blanks cannot stand in a variable's name, so that no question has this one.
    const name = `asked by ${mode}`;
    this.known.addOwned(name, this.known.listed(name, [answered('yes'), answered('no')], true), ALWAYS);
    const yes = this.known.get(name).where((value) => value.state === 'answered' && value.value === 'yes');
    this.inMode.set(mode, yes);
    return yes;
  }

  /** Ends the interview of these people. */
  end(people: Node): void {
    this.ended = this.known.diagrams.or(this.ended, people);
  }

  private sampleValues(variable: Variable): Value[] {
    if ('categories' in variable) return variable.categories.map(({ code }) => answered(code));
    return tellingTexts(Number.POSITIVE_INFINITY, this.known.testsOf(variable.name));
  }
}
