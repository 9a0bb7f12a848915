import type { Block, Element, Mode, MultipleQuestion, Option, Question, Texts } from '@earshot/instrument';
import { type FileChild, HeadingLevel, Paragraph } from 'docx';
import { modesOf } from '../codebook/placed-question.ts';
import { answerLine, optionTables } from './paper-answers.ts';
import { questionAsides } from './paper-asides.ts';
import { byMode, MODE_LABELS, type PaperContext } from './paper-context.ts';
import { gridTables } from './paper-grid.ts';
import { conditionLine, routeLines } from './paper-routing.ts';
import { MARK, STYLE } from './paper-styles.ts';
import { anchored, line } from './paper-words.ts';

/** A question as it is reviewed: who is asked, in which words, with which answers, and what else holds for it. */
export function paperQuestion(question: Question, block: Block, context: PaperContext): FileChild[] {
  const modes = modesOf(context.questionnaire, block, question);
  const { base } = question;
  return [
    questionHeading(question, context),
    ...routeLines(question, block, context),
    ...(base && base.source !== question.when?.source ? [conditionLine('Meant for: ', base, context, STYLE.hint)] : []),
    ...spoken(question.text, modes, STYLE.question, null, context),
    ...spoken(question.hint, modes, STYLE.hint, null, context),
    ...spoken(question.definition, modes, STYLE.hint, 'Definition', context),
    ...forInterviewers(question, modes, context),
    answerLine(question, modes, context),
    ...answers(question, modes, context),
    ...questionAsides(question, block, modes, context),
  ];
}

/** “hours   Hours worked”: the name that conditions use, and what tables call it. */
function questionHeading(question: Question, { words, anchors }: PaperContext): Paragraph {
  const { id, label, text } = question;
  const isNamed = label !== text.web && label !== text.telephone;
  const children = [words.own(id), ...(isNamed ? [words.own('  –  '), words.label(label, { bold: false })] : [])];
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    children: anchored(anchors.get(id)!, children),
  });
}

/** A text, with its mode before it where the modes differ. */
export function spoken(
  texts: Texts | null,
  modes: readonly Mode[],
  style: string,
  label: string | null,
  { words }: PaperContext,
): Paragraph[] {
  return byMode(texts, modes).map(({ mode, text }) => {
    const before = [label, mode && MODE_LABELS[mode]].filter((part) => part !== null).join(', ');
    const lead = before === '' ? [] : [words.own(`${before}: `, { style: MARK.label })];
    return line(style, [...lead, ...words.said(text)]);
  });
}

function forInterviewers(question: Question, modes: readonly Mode[], context: PaperContext): Paragraph[] {
  const { addIfNecessary, interviewerNote } = question;
  const { words } = context;
  return [
    ...spoken(addIfNecessary, modes, STYLE.interviewer, 'Add if necessary', context),
    ...(interviewerNote === null
      ? []
      : [line(STYLE.interviewer, [words.own('Interviewer: ', { style: MARK.label }), ...words.said(interviewerNote)])]),
  ];
}

function answers(question: Question, modes: readonly Mode[], context: PaperContext): FileChild[] {
  if (question.kind === 'grid') return gridTables(question, modes, context);
  const tables = optionTables(question, optionsOf(question, context), modes, context);
  return tables.flatMap((table) => [table, line(STYLE.aside, [])]);
}

function optionsOf(question: Question, { questionnaire }: PaperContext): readonly Option[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return question.options;
    case 'number':
      return question.instead;
    case 'main': {
      const elements = questionnaire.blocks.flatMap((block) => block.elements);
      const isAsked = (element: Element): element is MultipleQuestion =>
        element.id === question.of && element.kind === 'multiple';
      // What is written in was asked there.
      return (elements.find(isAsked)?.options ?? []).map((option) => ({ ...option, specify: null }));
    }
    default:
      return [];
  }
}
