import {
  type Answers,
  CONFIRMED,
  type Doubt,
  type Fields,
  type FormError,
  type Path,
  type Question,
  type Questionnaire,
  readPage,
  type Step,
  type Texts,
  wordingFor,
  writePage,
} from '@earshot/instrument';
import { type AnswerGroup, answerGroups } from './answer-groups.ts';
import { cueFor, instructionFor } from './instructions.ts';

/** A page as an interviewer sees it: what to read out, what to do, and where to code what is said. */
export interface TelephoneView {
  /** The language of what is read out, where it is not that of the desk; null where it is. */
  readonly lang: string | null;
  /** The first question in words, for the title of the page. */
  readonly heading: string;
  /** Read out before the questions. */
  readonly notes: readonly string[];
  readonly questions: readonly TelephoneQuestion[];
  readonly errors: readonly { readonly text: string; readonly href: string }[];
  /** Soft checks to go through with the person, each with the field that stands by the answer. */
  readonly doubts: readonly (Doubt & { readonly isConfirmed: boolean })[];
}

/** One question. All but `readOut`, `hint` and the rows of a grid is for the interviewer alone. */
export interface TelephoneQuestion {
  readonly id: string;
  readonly readOut: string;
  readonly hint: string | null;
  /** What to do with the answers: to read them out, or not, and how many to code. */
  readonly instruction: string;
  /** What to do with the answers, in a word or two where they stand; null where there are none to read out. */
  readonly cue: string | null;
  readonly note: string | null;
  readonly addIfNecessary: string | null;
  readonly definition: string | null;
  readonly groups: readonly AnswerGroup[];
}

/** What was sent and could not be kept, which is shown again. */
export interface Sent {
  readonly fields: Fields;
  readonly errors: readonly FormError[];
  readonly doubts: readonly Doubt[];
}

/** Where a page stands: the questionnaire in the language that is read out, and the path that leads to it. */
export interface TelephonePlace {
  readonly questionnaire: Questionnaire;
  readonly path: Path;
  readonly steps: readonly Step[];
  readonly answers: Answers;
}

/** One page of a questionnaire by telephone. @param sent null to show what has been answered before. */
export function telephoneView(
  { questionnaire, path, steps, answers }: TelephonePlace,
  sent: Sent | null,
): TelephoneView {
  const wording = wordingFor(questionnaire, path.values, 'telephone');
  const fields = sent?.fields ?? writePage(steps, answers, 'telephone');
  const errors = sent?.errors ?? [];
  const questions = steps.map((step) => {
    const says = (texts: Texts): string => wording(texts, step.question);
    return questionView(step.question, says, answerGroups({ step, says, fields, errors }));
  });
  return {
    lang: languageOfWords(questionnaire.language),
    heading: questions[0]?.readOut ?? '',
    notes: steps.flatMap((step) => step.notes.map((note) => wording(note.text, note))),
    questions,
    errors: errors.map(({ sentence, field }) => ({ text: sentence, href: `#${field}` })),
    doubts: doubtsIn(questionnaire, path, steps, fields).map((doubt) => ({
      ...doubt,
      isConfirmed: fields[doubt.field] === CONFIRMED,
    })),
  };
}

/** Of words that are read out on a page of the desk: their language, where it is not the page’s own. */
export function languageOfWords(language: string): string | null {
  return language === 'en' || language.startsWith('en-') ? null : language;
}

function questionView(
  question: Question,
  says: (texts: Texts) => string,
  groups: readonly AnswerGroup[],
): TelephoneQuestion {
  const said = (texts: Texts | null): string | null => texts && says(texts);
  return {
    id: question.id,
    readOut: says(question.text),
    hint: said(question.hint),
    instruction: instructionFor(question),
    cue: cueFor(question),
    note: question.interviewerNote,
    addIfNecessary: said(question.addIfNecessary),
    definition: said(question.definition),
    groups,
  };
}

/** Every doubt about what fields say, those that were confirmed already among them: their boxes must not go away. */
function doubtsIn(
  questionnaire: Questionnaire,
  { values }: Path,
  steps: readonly Step[],
  fields: Fields,
): readonly Doubt[] {
  const soft = steps.flatMap(({ question }) => question.checks.filter(({ kind }) => kind === 'soft'));
  if (soft.length === 0) return [];
  const unconfirmed = { ...fields, ...Object.fromEntries(soft.map(({ id }) => [id, undefined])) };
  const read = readPage(steps, unconfirmed, { questionnaire, mode: 'telephone', values });
  return 'doubts' in read ? read.doubts : [];
}
