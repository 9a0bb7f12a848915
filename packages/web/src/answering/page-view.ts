import {
  type Answers,
  CONFIRMED,
  cellsOf,
  type Doubt,
  type Fields,
  type FormError,
  type Mode,
  namesOf,
  type Path,
  type PutPage,
  type Questionnaire,
  readPage,
  type Step,
  type Texts,
  wordingFor,
  writePage,
} from '@earshot/instrument';
import type { Render } from '../page/render.ts';
import { type QuestionView, questionView } from './question-view.ts';
import { errorIn, type Say } from './words/catalogue.ts';

/** What the template of a page of questions shows. */
export interface PageView {
  /** Of the page in the browser’s list of windows. */
  readonly title: string;
  /** Over several questions, the title of their block. One question on its own is the heading of its page. */
  readonly heading: string | null;
  readonly questions: readonly QuestionView[];
  /** A grid takes more room than words do. */
  readonly isWide: boolean;
  /** What is in the way, each with the field that it leads to; null for a page that was not sent yet. */
  readonly summary: Summary | null;
}

interface Summary {
  /** Whether something has to be put right, or only to be confirmed. */
  readonly mustChange: boolean;
  readonly items: readonly { readonly text: string; readonly href: string }[];
}

/** A page that is put to somebody. */
export interface ViewedPage {
  /** In the language that it is put in. */
  readonly questionnaire: Questionnaire;
  readonly mode: Mode;
  readonly path: Path;
  readonly answers: Answers;
  readonly steps: readonly Step[];
  readonly say: Say;
  readonly render: Render;
}

/** What was sent, and why it could not be kept. */
export interface Written {
  readonly fields: Fields;
  readonly errors: readonly FormError[];
  readonly doubts: readonly Doubt[];
}

/**
 * One page of a questionnaire as it is shown on the web.
 * @param written what was sent and could not be kept, which is shown again; without it the page shows the answers.
 */
export function pageView(page: ViewedPage, written: Written | null): PageView {
  const { questionnaire, mode, path, answers, steps, say, render } = page;
  const { language } = questionnaire;
  const { values } = path;
  const wording = wordingFor(questionnaire, values, mode);
  const fields = written?.fields ?? writePage(steps, answers, mode);
  const errors = (written?.errors ?? []).map((error) => atShownField(steps, error));
  const doubts = doubtsIn(steps, fields, { questionnaire, mode, values }).filter(
    ({ field }) => written || fields[field] === CONFIRMED,
  );
  const isAlone = steps.length === 1;
  const questions = steps.map((step) => {
    const saysFor = (element: Parameters<typeof wording>[1]) => (texts: Texts) => wording(texts, element);
    const sentenceAt = (field: string): string | undefined => sentencesAt(errors, field, language);
    const common = { say, render, isAlone, mode, values };
    return questionView({ ...common, step, saysFor, fields, doubts, sentenceAt });
  });
  const heading = isAlone ? null : steps[0]!.block.title;
  const title = heading === null ? questions[0]!.heading : `${heading}: ${questions[0]!.heading}`;
  const isWide = questions.some((question) => question.isGrid);
  return { title, heading, questions, isWide, summary: written && summaryOf(errors, written.doubts, language) };
}

function summaryOf(errors: readonly FormError[], doubts: readonly Doubt[], language: string): Summary {
  const wrong = errors.map((error) => ({ text: errorIn(language, error), href: `#${error.field}` }));
  const unsure = doubts.map(({ field, sentence }) => ({ text: sentence, href: `#${field}` }));
  return { mustChange: wrong.length > 0, items: [...wrong, ...unsure] };
}

function sentencesAt(errors: readonly FormError[], field: string, language: string): string | undefined {
  const sentences = errors.filter((error) => error.field === field).map((error) => errorIn(language, error));
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}

/** A check of a grid speaks at its first row; where that is not asked of this person, at the first that is. */
function atShownField(steps: readonly Step[], error: FormError): FormError {
  for (const { question, rows, columns } of steps) {
    if (question.kind !== 'grid' || !namesOf(question).includes(error.field)) continue;
    const shown = cellsOf(question, rows, columns).map(({ name }) => name);
    return shown.includes(error.field) ? error : { ...error, field: shown[0]! };
  }
  return error;
}

/** Every doubt about what fields say, those that were confirmed already among them: their boxes must not go away. */
function doubtsIn(steps: readonly Step[], fields: Fields, put: PutPage): readonly Doubt[] {
  const soft = steps.flatMap(({ question }) => question.checks.filter(({ kind }) => kind === 'soft'));
  if (soft.length === 0) return [];
  const unconfirmed = { ...fields, ...Object.fromEntries(soft.map(({ id }) => [id, undefined])) };
  const read = readPage(steps, unconfirmed, put);
  return 'doubts' in read ? read.doubts : [];
}
