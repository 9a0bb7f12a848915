import {
  type Answers,
  type Fields,
  type FormError,
  type Path,
  type Question,
  type Questionnaire,
  type Step,
  type Texts,
  wordingFor,
  writePage,
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
  const wording = wordingFor(questionnaire, path.values, 'web');
  const { question } = step;
  const says = (texts: Texts): string => wording(texts, question);
  const heading = says(question.text) + (question.optional ? ' (optional)' : '');
  const hint = hintOf(question, question.hint === null ? null : says(question.hint));
  const errors = written?.errors ?? [];
  return {
    heading,
    isGrid: question.kind === 'grid',
    hint,
    components: componentsOf({
      step,
      says,
      heading,
      hint,
      fields: written?.fields ?? writePage([step], answers, 'web'),
      errors,
    }),
    errors: errors.map((error) => ({ text: error.sentence, href: `#${error.field}` })),
  };
}

/** Unless the study has a hint of its own, that several may be chosen is said in words: boxes look like circles to many. */
function hintOf(question: Question, hint: string | null): string | null {
  if (hint !== null || question.kind !== 'multiple') return hint;
  return question.most === null ? 'Choose all that apply' : `Choose up to ${question.most}`;
}
