import type { Block, Close, Element, Note } from '@earshot/instrument';
import { type FileChild, HeadingLevel, Paragraph } from 'docx';
import { modesOf } from '../codebook/placed-question.ts';
import { wordsLines } from './paper-asides.ts';
import { byMode, MODE_LABELS, type PaperContext } from './paper-context.ts';
import { paperQuestion, spoken } from './paper-question.ts';
import { conditionLine, conditionRuns, modeWords } from './paper-routing.ts';
import { MARK, STYLE } from './paper-styles.ts';
import { type Anchor, anchored, line } from './paper-words.ts';

/** What the list of sections leads to; `number` counts from 1, after the elements of the questionnaire. */
export function sectionAnchor(number: number, { anchors }: PaperContext): Anchor {
  return { name: `section${number}`, number: anchors.size + number };
}

/** A block of the questionnaire as a section: its heading, who comes to it, and everything in it in order. */
export function paperBlock(block: Block, number: number, context: PaperContext): FileChild[] {
  const { words } = context;
  const title = [words.own(`${number}  `), ...words.said(block.title)];
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: number === 1,
      children: anchored(sectionAnchor(number, context), title),
    }),
    ...whoComesHere(block, context),
    ...block.elements.flatMap((element) => paperElement(element, block, context)),
  ];
}

function whoComesHere(block: Block, context: PaperContext): Paragraph[] {
  const { words } = context;
  const only = block.modes ? block.modes.map((mode) => MODE_LABELS[mode].toLowerCase()).join(' and ') : null;
  return [
    ...(only
      ? [line(STYLE.route, [words.own(`This section is asked ${only === 'online' ? 'online' : 'by telephone'} only.`)])]
      : []),
    ...(block.when ? [conditionLine('Ask this section if: ', block.when, context, STYLE.route)] : []),
  ];
}

function paperElement(element: Element, block: Block, context: PaperContext): FileChild[] {
  if (element.kind === 'note') return paperNote(element, block, context);
  if (element.kind === 'close') return paperClose(element, block, context);
  return paperQuestion(element, block, context);
}

function paperNote(note: Note, block: Block, context: PaperContext): Paragraph[] {
  const { words, questionnaire } = context;
  const only = modeWords(note, block, context);
  const modes = modesOf(questionnaire, block, note);
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_3,
      children: [words.own(`${note.id}  –  to read, before the next question${only}`)],
    }),
    ...(note.when ? [conditionLine('Show if: ', note.when, context, STYLE.route)] : []),
    ...spoken(note.text, modes, STYLE.hint, null, context),
    ...note.words.flatMap((each) => wordsLines(each, modes, context)),
  ];
}

function paperClose(close: Close, block: Block, context: PaperContext): Paragraph[] {
  const { words, questionnaire } = context;
  const modes = modesOf(questionnaire, block, close);
  const outcome = `End of interview${modeWords(close, block, context)}, outcome “${close.outcome.replaceAll('_', ' ')}”`;
  const who = close.when
    ? conditionRuns(': if ', close.when, context)
    : [words.own(block.when ? ': all who come here' : ': everybody')];
  return [
    line(STYLE.close, [words.own(outcome, { style: MARK.label }), ...who]),
    ...byMode(close.text, modes).map(({ mode, text }) =>
      line(STYLE.close, [
        words.own(mode ? `Last words (${MODE_LABELS[mode].toLowerCase()}): ` : 'Last words: '),
        ...words.said(text),
      ]),
    ),
    ...close.words.flatMap((each) => wordsLines(each, modes, context)),
  ];
}
