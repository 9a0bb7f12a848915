import type { GridQuestion, GridRow, Mode, Option } from '@earshot/instrument';
import type { FileChild } from 'docx';
import { numbered } from '../codebook/option-numbers.ts';
import { optionTables, said } from './paper-answers.ts';
import { byMode, type PaperContext } from './paper-context.ts';
import { conditionRuns } from './paper-routing.ts';
import { MARK, STYLE } from './paper-styles.ts';
import { type PaperCell, paperTable } from './paper-table.ts';
import { line } from './paper-words.ts';

/** More answers than this do not fit beside the statements. */
const MOST_ACROSS = 7;

/** The rows of a grid with its answers across, and a table more for each further column. */
export function gridTables(question: GridQuestion, modes: readonly Mode[], context: PaperContext): FileChild[] {
  const { words } = context;
  const further = question.columns.flatMap((column) => [
    line(STYLE.answer, [words.own('Also for each row: ')]),
    ...byMode(column.text, modes).map(({ text }) => line(STYLE.question, words.said(text))),
    ...tablesOf(question, column.options, `_${column.code}`, modes, context),
  ]);
  return [...tablesOf(question, question.options, '', modes, context), ...further];
}

function tablesOf(
  question: GridQuestion,
  options: readonly Option[],
  ending: string,
  modes: readonly Mode[],
  context: PaperContext,
): FileChild[] {
  const isAcross = options.length <= MOST_ACROSS && options.every(({ when, specify }) => !when && !specify);
  const beside = optionTables(question, isAcross ? [] : options, modes, context);
  return [
    isAcross ? across(question, options, ending, modes, context) : listed(question, ending, modes, context),
    line(STYLE.aside, []),
    ...(beside.length > 0
      ? [line(STYLE.answer, [context.words.own('For every row:')]), ...beside, line(STYLE.aside, [])]
      : []),
  ];
}

function across(
  question: GridQuestion,
  options: readonly Option[],
  ending: string,
  modes: readonly Mode[],
  context: PaperContext,
): FileChild {
  const { words } = context;
  const answers = numbered(options);
  const heads = answers.map(({ option }) => byMode(option.text, modes)[0]?.text ?? option.label);
  return paperTable(
    [
      { head: [words.own('Statement')], share: 5 },
      ...heads.map((text) => ({ head: words.said(text), share: 9 / Math.max(answers.length, 4) })),
    ],
    question.rows.map((row) => [
      statement(question, row, ending, modes, context),
      ...answers.map(({ number }): PaperCell => [[words.own(String(number))]]),
    ]),
  );
}

function listed(question: GridQuestion, ending: string, modes: readonly Mode[], context: PaperContext): FileChild {
  return paperTable(
    [{ head: [context.words.own('Statement')], share: 1 }],
    question.rows.map((row) => [statement(question, row, ending, modes, context)]),
  );
}

/** What is said, the variable that keeps the answer, and who is asked. */
function statement(
  question: GridQuestion,
  row: GridRow,
  ending: string,
  modes: readonly Mode[],
  context: PaperContext,
): PaperCell {
  return [
    ...said(row.text, modes, context),
    [context.words.own(`${question.id}_${row.code}${ending}`, { style: MARK.name })],
    ...(row.when ? [conditionRuns('Ask if ', row.when, context)] : []),
  ];
}
