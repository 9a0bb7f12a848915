import type { State } from '@earshot/dataset';
import type { Place, Problem, WitnessLine } from '@earshot/planfile';
import { fillsIn, valueInWords } from '../fill.ts';
import type { Block, Condition, Question, Questionnaire } from '../questionnaire.ts';
import { questionnaireVariables } from '../variables.ts';
import { ALWAYS, type Node, TooMuchToDecide } from './bdd.ts';
import { Routes, type WitnessAnswer } from './routes.ts';

/** Where a part of a questionnaire stands in its file, by the path to it. */
export type PlaceOf = (path: readonly (string | number)[]) => Place;

export interface Proof {
  readonly problems: readonly Problem[];
  /** How many statements about all possible answers were decided: none is left open. */
  readonly proved: number;
}

/**
 * Decides, for everything that people can answer, who is led where. Finds blocks and questions that nobody can reach,
 * conditions that everybody meets who comes to them, bases that disagree with the routes, and texts whose fill can
 * never be there. Exact: what it says can happen comes with the fewest answers that make it happen.
 */
export function proveQuestionnaire(questionnaire: Questionnaire, placeOf: PlaceOf): Proof {
  const prover = new Prover(questionnaire, placeOf);
  try {
    questionnaire.blocks.forEach((block, index) => {
      prover.block(block, ['blocks', index]);
    });
  } catch (error) {
    if (!(error instanceof TooMuchToDecide)) throw error;
    prover.notProved();
  }
  return { problems: prover.problems, proved: prover.proved };
}

class Prover {
  readonly problems: Problem[] = [];
  proved = 0;
  private at: readonly (string | number)[] = [];
  private readonly routes: Routes;
  private readonly placeOf: PlaceOf;
  private readonly words: (answer: WitnessAnswer) => WitnessLine;

  constructor(questionnaire: Questionnaire, placeOf: PlaceOf) {
    this.routes = new Routes(questionnaire);
    this.placeOf = placeOf;
    const variables = new Map(questionnaireVariables(questionnaire).map((variable) => [variable.name, variable]));
    this.words = ({ name, value }) => {
      const variable = variables.get(name)!;
      return {
        name,
        answer: value.state === 'answered' ? valueInWords(variable, value.value) : STATES_IN_WORDS[value.state],
      };
    };
  }

  /** Says from where on nothing was decided. */
  notProved(): void {
    const sentence =
      'From here on the conditions are too many or too entangled to decide for all possible answers. Try these ' +
      'questions out, or make their conditions simpler.';
    this.problem('not-proved', 'warning', null, this.at, sentence);
  }

  block(block: Block, path: readonly (string | number)[]): void {
    this.at = path;
    const led = this.routes.led(ALWAYS, block.when);
    const reached = this.decide(led);
    if (!reached) {
      const sentence = `Nobody can reach the block “${block.id}”: its condition is never true.`;
      this.problem('block-unreachable', 'error', null, [...path, 'when'], sentence);
    } else if (block.when) {
      this.conditionMet(block.when, ALWAYS, led, null, [...path, 'when']);
    }
    block.questions.forEach((question, index) => {
      this.question(question, led, reached, [...path, 'questions', index]);
    });
  }

  private question(question: Question, inBlock: Node, blockReached: boolean, path: readonly (string | number)[]): void {
    this.at = path;
    const led = this.routes.led(inBlock, question.when);
    const asked = this.routes.enter(question, led);
    if (!blockReached) return;
    if (!this.decide(asked)) {
      const reason = question.kind === 'main' ? ', with two reasons or more to choose between' : '';
      const sentence = `Nobody can reach the question “${question.id}”${reason}.`;
      this.problem('question-unreachable', 'error', question, [...path, question.when ? 'when' : 'id'], sentence);
      return;
    }
    if (question.when) this.conditionMet(question.when, inBlock, led, question, [...path, 'when']);
    if (question.base) this.baseKept(question, question.base, this.routes.holders(question), [...path, 'base']);
    this.fillsPossible(question, asked, path);
  }

  private conditionMet(
    condition: Condition,
    before: Node,
    after: Node,
    question: Question | null,
    path: readonly (string | number)[],
  ): void {
    if (this.decide(this.routes.without(before, after))) return;
    const sentence = `Everybody who comes here meets the condition “${condition.source}”, so it decides nothing.`;
    this.problem('condition-always-true', 'warning', question, path, sentence);
  }

  private baseKept(question: Question, base: Condition, asked: Node, path: readonly (string | number)[]): void {
    const meant = this.routes.led(ALWAYS, base);
    const missed = this.routes.without(meant, asked);
    if (this.decide(missed)) {
      const sentence = `“${question.id}” is not asked of somebody who belongs to its base, “${base.source}”.`;
      this.problem('base-not-asked', 'error', question, path, sentence, missed);
    }
    const beyond = this.routes.without(asked, meant);
    if (this.decide(beyond)) {
      const sentence = `“${question.id}” is asked of somebody who does not belong to its base, “${base.source}”.`;
      this.problem('asked-outside-base', 'error', question, path, sentence, beyond);
    }
  }

  private fillsPossible(question: Question, asked: Node, path: readonly (string | number)[]): void {
    const texts = [question.text, question.hint].flatMap((text) => (text ? [text.web, text.telephone] : []));
    for (const name of new Set(texts.flatMap(fillsIn).map((fill) => fill.name))) {
      if (this.decide(this.routes.both(asked, this.routes.answered(name)))) continue;
      const sentence = `Nobody who is asked “${question.id}” has answered “${name}”, which its text fills in.`;
      this.problem('fill-never-there', 'warning', question, [...path, 'text'], sentence);
    }
  }

  private decide(people: Node): boolean {
    this.proved += 1;
    return this.routes.possible(people);
  }

  private problem(
    code: string,
    severity: Problem['severity'],
    question: Question | null,
    path: readonly (string | number)[],
    sentence: string,
    shownBy: Node | null = null,
  ): void {
    const witness = shownBy === null ? null : this.routes.witness(shownBy)!.map(this.words);
    this.problems.push({
      code,
      severity,
      place: this.placeOf(path),
      sentence: witness ? `${sentence} Such as: ${witness.map(lineInWords).join('; ')}.` : sentence,
      ...(question ? { question: question.id } : {}),
      ...(witness ? { witness } : {}),
    });
  }
}

function lineInWords({ name, answer }: WitnessLine): string {
  return `${name} is “${answer}”`;
}

const STATES_IN_WORDS: Readonly<Record<State, string>> = {
  answered: 'answered',
  dont_know: 'don’t know',
  refused: 'refused or left blank',
  not_asked: 'not known',
  not_reached: 'not reached',
};
