import type { Question, Reading } from '@earshot/instrument';

/** What an interviewer does with the answers, in sentences. */
export function instructionFor(question: Question): string {
  return [reading(question), coding(question), question.optional ? 'It may be left blank.' : ''].join(' ').trim();
}

/** The same in a word or two, where the answers stand; null where there are none to read out. */
export function cueFor(question: Question): string | null {
  return isWritten(question) ? null : CUES[readingOf(question)];
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
