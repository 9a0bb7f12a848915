import type { State } from '@earshot/dataset';
import type { Place, PlanPath, Problem, WitnessLine } from '@earshot/planfile';
import { valueInWords } from '../fill.ts';
import type { Condition, Question, Questionnaire } from '../questionnaire.ts';
import { questionnaireVariables } from '../variables.ts';
import type { Node } from './bdd.ts';
import type { KnownAnswers, WitnessAnswer } from './known-answers.ts';

/** Where a part of a questionnaire stands in its file, by the path to it. */
export type PlaceOf = (path: PlanPath) => Place;

/** What is wrong, and where. */
export interface Finding {
  readonly code: string;
  readonly severity?: Problem['severity'];
  readonly question?: Question | null;
  readonly path: PlanPath;
  readonly sentence: string;
  /** The people who show it. */
  readonly shownBy?: Node;
}

/** Decides whether there can be people, and keeps what is wrong, each with the fewest answers that show it. */
export class Judge {
  readonly problems: Problem[] = [];
  /** Statements about all possible answers that were decided. */
  proved = 0;
  readonly known: KnownAnswers;
  private readonly placeOf: PlaceOf;
  private readonly words: (answer: WitnessAnswer) => WitnessLine;

  constructor(questionnaire: Questionnaire, known: KnownAnswers, placeOf: PlaceOf) {
    this.known = known;
    this.placeOf = placeOf;
    const variables = new Map(questionnaireVariables(questionnaire).map((variable) => [variable.name, variable]));
    this.words = ({ name, value }) => {
      const variable = variables.get(name);
      if (value.state !== 'answered') return { name, answer: STATES_IN_WORDS[value.state] };
      return { name, answer: variable ? valueInWords(variable, value.value) : String(value.value) };
    };
  }

  /** Whether there can be anybody among these people. */
  decide(people: Node): boolean {
    this.proved += 1;
    return this.known.possible(people);
  }

  /** A condition that everybody meets who comes to it decides nothing. */
  conditionMet(
    condition: Condition,
    people: { readonly before: Node; readonly after: Node },
    at: Pick<Finding, 'question' | 'path'>,
  ): void {
    if (this.decide(this.known.without(people.before, people.after))) return;
    const sentence = `Everybody who comes here meets the condition “${condition.source}”, so it decides nothing.`;
    this.tell({ ...at, code: 'condition-always-true', severity: 'warning', sentence });
  }

  tell({ code, severity = 'error', question, path, sentence, shownBy }: Finding): void {
    const witness = shownBy === undefined ? null : this.known.witness(shownBy)!.map(this.words);
    const such = witness && witness.length > 0 ? ` Such as: ${witness.map(lineInWords).join('; ')}.` : '';
    this.problems.push({
      code,
      severity,
      place: this.placeOf(path),
      sentence: sentence + such,
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
