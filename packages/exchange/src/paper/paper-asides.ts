import type { Block, Check, Mode, Question, Words } from '@earshot/instrument';
import type { Paragraph, TextRun } from 'docx';
import { byMode, MODE_LABELS, type PaperContext } from './paper-context.ts';
import { conditionRuns } from './paper-routing.ts';
import { MARK, STYLE } from './paper-styles.ts';
import { line } from './paper-words.ts';

/** What else holds for a question: words that depend on answers, checks, its page, and where it was taken from. */
export function questionAsides(
  question: Question,
  block: Block,
  modes: readonly Mode[],
  context: PaperContext,
): Paragraph[] {
  return [
    ...question.words.flatMap((each) => wordsLines(each, modes, context)),
    ...question.checks.flatMap((check) => checkLines(check, modes, context)),
    ...facts(question, block, context).map((fact) => line(STYLE.aside, [context.words.own(fact)])),
  ];
}

/** “‹leaving› reads: “did you leave” if status is “Left””. */
export function wordsLines({ name, variants }: Words, modes: readonly Mode[], context: PaperContext): Paragraph[] {
  const { words } = context;
  return variants.flatMap(({ when, text }, index) =>
    byMode(text, modes).map(({ mode, text: said }) => {
      const who: TextRun[] = when
        ? conditionRuns(index === 0 ? ' if ' : ' otherwise, if ', when, context)
        : [words.own(index === 0 ? '' : ' for everybody else')];
      const lead = mode ? ` (${MODE_LABELS[mode].toLowerCase()})` : '';
      return line(STYLE.aside, [
        ...words.said(`‹${name}›`),
        words.own(`${lead} reads “`),
        ...words.said(said),
        words.own('”'),
        ...who,
      ]);
    }),
  );
}

const KINDS = {
  hard: 'Check (must be put right) ',
  soft: 'Check (asks whether it is right, and keeps the yes) ',
} as const;

function checkLines({ id, kind, when, text }: Check, modes: readonly Mode[], context: PaperContext): Paragraph[] {
  const { words } = context;
  return [
    line(STYLE.aside, [
      words.own(KINDS[kind], { style: MARK.label }),
      words.own(`${id}: `, { style: MARK.name }),
      ...conditionRuns('if ', when, context),
    ]),
    ...byMode(text, modes).map(({ mode, text: said }) =>
      line(STYLE.aside, [
        words.own(mode ? `Says (${MODE_LABELS[mode].toLowerCase()}): ` : 'Says: '),
        ...words.said(said),
      ]),
    ),
  ];
}

function facts(question: Question, block: Block, { questionnaire }: PaperContext): string[] {
  const { item, id, source, page } = question;
  const beside = block.elements.filter((other) => 'page' in other && other.page === page && other.id !== id);
  const taken = source === null ? undefined : questionnaire.sources.get(source);
  return [
    ...(page !== null && beside.length > 0
      ? [`Online, on one page with ${beside.map((other) => other.id).join(', ')}.`]
      : []),
    ...(question.kind === 'single' && question.estimates !== null
      ? [`Bands of the number ${question.estimates}.`]
      : []),
    ...(item === id ? [] : [`The same item as ${item} in other waves and studies.`]),
    ...(taken ? [`Taken from: ${taken.title}.`] : []),
  ];
}
