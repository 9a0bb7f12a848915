import { NOT_REACHED, type Value, type Variable } from '@earshot/dataset';
import {
  type Answers,
  type Fields,
  type FormError,
  fillText,
  type Path,
  type Question,
  type Questionnaire,
  questionnaireVariables,
  type Step,
  writeForm,
} from '@earshot/instrument';
import { type Component, componentsOf } from './question-components.ts';

/** What the template of a question page shows. */
export interface QuestionView {
  /** The question in words, for the heading and the title of the page. */
  readonly heading: string;
  /** A grid has its question as the heading of the page; other kinds carry it in their own legend or label. */
  readonly isGrid: boolean;
  readonly hint: string | null;
  readonly components: readonly Component[];
  readonly errors: readonly { readonly text: string; readonly href: string }[];
}

/**
 * One page of a questionnaire as it is shown on the web.
 * @param written what was sent and could not be kept, which is shown again; without it the page shows the answers.
 */
export function questionView(
  questionnaire: Questionnaire,
  path: Path,
  step: Step,
  answers: Answers,
  written: { readonly fields: Fields; readonly errors: readonly FormError[] } | null,
): QuestionView {
  const fill = filler(questionnaire, path);
  const { question } = step;
  const heading = fill(question.text.web) + (question.optional ? ' (optional)' : '');
  const hint = hintOf(question, question.hint === null ? null : fill(question.hint.web));
  const errors = written?.errors ?? [];
  return {
    heading,
    isGrid: question.kind === 'grid',
    hint,
    components: componentsOf({ step, heading, hint, fields: written?.fields ?? writeForm(step, answers), errors }),
    errors: errors.map((error) => ({ text: error.sentence, href: `#${error.field}` })),
  };
}

function filler(questionnaire: Questionnaire, path: Path): (text: string) => string {
  const variables = variablesByName(questionnaire);
  const find = (name: string): Variable | null => variables.get(name) ?? null;
  const lookup = (name: string): Value => path.values[name] ?? NOT_REACHED;
  return (text) => fillText(text, find, lookup);
}

/** Unless the study has a hint of its own, that several may be chosen is said in words: boxes look like circles to many. */
function hintOf(question: Question, hint: string | null): string | null {
  if (hint !== null || question.kind !== 'multiple') return hint;
  return question.most === null ? 'Choose all that apply' : `Choose up to ${question.most}`;
}

const known = new WeakMap<Questionnaire, ReadonlyMap<string, Variable>>();

/** A questionnaire does not change while the server runs, so its variables are listed once. */
function variablesByName(questionnaire: Questionnaire): ReadonlyMap<string, Variable> {
  const found = known.get(questionnaire);
  if (found) return found;
  const variables = new Map(questionnaireVariables(questionnaire).map((variable) => [variable.name, variable]));
  known.set(questionnaire, variables);
  return variables;
}
