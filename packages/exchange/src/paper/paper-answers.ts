import type { Mode, Option, Question, Reading } from '@earshot/instrument';
import type { Paragraph, Table, TextRun } from 'docx';
import { type NumberedOption, numbered } from '../codebook/option-numbers.ts';
import { byMode, MODE_LABELS, type PaperContext } from './paper-context.ts';
import { conditionRuns } from './paper-routing.ts';
import { STYLE } from './paper-styles.ts';
import { type PaperColumn, paperTable } from './paper-table.ts';
import { line } from './paper-words.ts';

const READING: Readonly<Record<Reading, string>> = {
  read_out: 'Telephone: read out.',
  do_not_read_out: 'Telephone: do not read out.',
  prompt: 'Telephone: read out only as a prompt.',
};

/** What kind of answer is wanted, in plain words: “Choose one answer. Telephone: read out.” */
export function answerLine(question: Question, modes: readonly Mode[], { words }: PaperContext): Paragraph {
  const reading = question.reading && modes.includes('telephone') ? [READING[question.reading]] : [];
  const blank = question.optional ? ['May be left blank.'] : [];
  return line(STYLE.answer, [words.own([wanted(question), ...reading, ...blank].join(' '))]);
}

function wanted(question: Question): string {
  switch (question.kind) {
    case 'single':
      return `Choose one answer.${question.list ? ' Online: a drop-down list.' : ''}`;
    case 'main':
      return `Choose one of the answers picked in ${question.of}.`;
    case 'multiple':
      return question.most === null ? 'Choose all that apply.' : `Choose all that apply, at most ${question.most}.`;
    case 'grid':
      return 'Choose one answer in each row.';
    case 'number':
      return `Enter a whole number from ${question.least} to ${question.most} (${question.unit}).`;
    case 'text':
      return `Open answer, ${question.long ? 'several lines' : 'one line'}, at most ${question.most} characters.`;
  }
}

/** More answers than this are printed several beside each other, if there is nothing more to say of them. */
const LONG_LIST = 30;
const ACROSS = 3;

/** The answers of a question with their numbers in the data, and the ways of giving none. */
export function optionTables(
  question: Question,
  options: readonly Option[],
  modes: readonly Mode[],
  context: PaperContext,
): Table[] {
  const listed = numbered(options).filter(({ option }) => question.kind !== 'main' || !option.exclusive);
  const answers = listed.map((each) => answerRow(each, modes, context));
  const isLong = answers.length > LONG_LIST && answers.every(({ remarks }) => remarks.length === 0);
  const states = stateRows(question, modes, context);
  const rows = isLong ? states : [...answers, ...states];
  return [...(isLong ? [longList(answers, context)] : []), ...(rows.length > 0 ? [answerTable(rows, context)] : [])];
}

function answerTable(rows: readonly AnswerRow[], { words }: PaperContext): Table {
  const hasRemarks = rows.some(({ remarks }) => remarks.length > 0);
  const columns: PaperColumn[] = [
    { head: [words.own('Code')], share: 1 },
    { head: [words.own('Answer')], share: hasRemarks ? 5 : 9 },
    ...(hasRemarks ? [{ head: [words.own('Remarks')], share: 4 }] : []),
  ];
  return paperTable(
    columns,
    rows.map(({ code, answer, remarks }) => [[[words.own(code)]], answer, ...(hasRemarks ? [remarks] : [])]),
  );
}

/** Row by row from the left, in the order of the list. */
function longList(answers: readonly AnswerRow[], { words }: PaperContext): Table {
  const columns = Array.from({ length: ACROSS }, (): PaperColumn[] => [
    { head: [words.own('Code')], share: 1 },
    { head: [words.own('Answer')], share: 4 },
  ]).flat();
  const rows = Array.from({ length: Math.ceil(answers.length / ACROSS) }, (_, row) =>
    Array.from({ length: ACROSS }, (_, at) => answers[row * ACROSS + at]).flatMap((answer) =>
      answer ? [[[words.own(answer.code)]], answer.answer] : [[], []],
    ),
  );
  return paperTable(columns, rows);
}

interface AnswerRow {
  readonly code: string;
  readonly answer: readonly TextRun[][];
  readonly remarks: readonly TextRun[][];
}

function answerRow({ option, number }: NumberedOption, modes: readonly Mode[], context: PaperContext): AnswerRow {
  return {
    code: String(number),
    answer: said(option.text, modes, context),
    remarks: remarksOf(option, modes, context),
  };
}

/** A text in the lines of a cell, with the mode before it where the modes differ. */
export function said(texts: Option['text'], modes: readonly Mode[], { words }: PaperContext): TextRun[][] {
  return byMode(texts, modes).map(({ mode, text }) => [
    ...(mode ? [words.own(`${MODE_LABELS[mode]}: `, { bold: true })] : []),
    ...words.said(text),
  ]);
}

function remarksOf(option: Option, modes: readonly Mode[], context: PaperContext): TextRun[][] {
  const { words } = context;
  return [
    ...(option.exclusive ? [[words.own('No other answer beside it')]] : []),
    ...byMode(option.specify, modes).map(({ mode, text }) => [
      words.own(mode ? `Write in (${MODE_LABELS[mode].toLowerCase()}): ` : 'Write in: '),
      ...words.said(text),
    ]),
    ...(option.when ? [conditionRuns('Offered if ', option.when, context)] : []),
  ];
}

/** “Don’t know” and “prefer not to say”, and how each mode takes them. */
function stateRows(question: Question, modes: readonly Mode[], context: PaperContext): AnswerRow[] {
  const { words } = context;
  const offers = [
    { code: 'DK', offer: question.dontKnow },
    { code: 'REF', offer: question.refused },
  ];
  return offers.flatMap(({ code, offer }) => {
    const told = modes.flatMap((mode) => (offer[mode] === null ? [] : [{ mode, text: offer[mode] }]));
    if (told.length === 0) return [];
    const texts = [...new Set(told.map(({ text }) => text))];
    return [
      {
        code,
        answer: texts.map((text) => words.said(text, { italics: true })),
        remarks: told.map(({ mode }) => [words.own(HANDLED[mode])]),
      },
    ];
  });
}

const HANDLED: Readonly<Record<Mode, string>> = {
  web: 'Offered online',
  telephone: 'Telephone: do not read out; code if said',
};
