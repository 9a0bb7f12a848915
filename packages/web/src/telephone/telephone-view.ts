import {
  type Answers,
  CONFIRMED,
  type Doubt,
  type Fields,
  type FormError,
  type Path,
  type Question,
  type Questionnaire,
  type Reading,
  readPage,
  type Step,
  type Texts,
  wordingFor,
  writePage,
} from '@earshot/instrument';
import { type AnswerGroup, answerGroups } from './answer-groups.ts';

/** A page as an interviewer sees it: what to read out, what to do, and where to code what is said. */
export interface TelephoneView {
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
    instruction: [reading(question), coding(question), ...(question.optional ? ['It may be left blank.'] : [])].join(
      ' ',
    ),
    cue: isWritten(question) ? null : CUES[readingOf(question)],
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

function isWritten({ kind }: Question): boolean {
  return kind === 'number' || kind === 'text';
}

/** Answers are read out unless the questionnaire says otherwise; nobody reads out a list of 150 names. */
function readingOf(question: Question): Reading {
  const isList = question.kind === 'single' && question.list;
  return question.reading ?? (isList ? 'do_not_read_out' : 'read_out');
}

const CUES: Readonly<Record<Reading, string>> = {
  read_out: 'Read out',
  do_not_read_out: 'Do not read out',
  prompt: 'Prompt',
};

function reading(question: Question): string {
  if (isWritten(question)) return '';
  switch (readingOf(question)) {
    case 'read_out':
      return question.kind === 'grid' ? 'Read out each statement and the answers.' : 'Read out the answers.';
    case 'do_not_read_out':
      return 'Do not read out the answers.';
    case 'prompt':
      return 'Wait for an answer first, then prompt with these.';
  }
}

function coding(question: Question): string {
  switch (question.kind) {
    case 'single':
    case 'main':
      return 'Code one.';
    case 'multiple':
      return question.most === null ? 'Code all that apply.' : `Code up to ${question.most}.`;
    case 'grid':
      return 'Code one for each.';
    case 'number':
      return `Write in a whole number from ${question.least} to ${question.most}.`;
    case 'text':
      return 'Write down what is said, in the person’s own words.';
  }
}
