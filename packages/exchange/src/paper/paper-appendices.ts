import { type FileChild, HeadingLevel, InternalHyperlink, Paragraph, type ParagraphChild } from 'docx';
import { type DataVariable, dataVariables } from '../codebook/data-variables.ts';
import type { PaperContext } from './paper-context.ts';
import { MARK } from './paper-styles.ts';
import { paperTable } from './paper-table.ts';

/** What is no longer asked, where items were taken from, and every variable with the question it comes from. */
export function appendices(context: PaperContext): FileChild[] {
  return [...removedItems(context), ...sources(context), ...variableIndex(context)];
}

function heading(text: string, { words }: PaperContext): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [words.own(text)] });
}

function removedItems(context: PaperContext): FileChild[] {
  const { words, questionnaire } = context;
  if (questionnaire.removed.length === 0) return [];
  return [
    heading('Items that are no longer asked', context),
    paperTable(
      [
        { head: [words.own('Item')], share: 3 },
        { head: [words.own('Wave')], share: 1 },
        { head: [words.own('Why')], share: 6 },
      ],
      questionnaire.removed.map(({ item, wave, why }) => [
        [[words.own(item, { style: MARK.name })]],
        [[words.own(wave === null ? '–' : String(wave))]],
        [words.said(why)],
      ]),
    ),
  ];
}

function sources(context: PaperContext): FileChild[] {
  const { words, questionnaire } = context;
  if (questionnaire.sources.size === 0) return [];
  return [
    heading('Sources of items', context),
    paperTable(
      [
        { head: [words.own('Source')], share: 4 },
        { head: [words.own('Publisher')], share: 2 },
        { head: [words.own('Licence')], share: 2 },
        { head: [words.own('Address')], share: 4 },
      ],
      [...questionnaire.sources.values()].map(({ title, publisher, licence, url }) =>
        [title, publisher, licence, url].map((fact) => [fact === null ? [words.own('–')] : words.said(fact)]),
      ),
    ),
  ];
}

const KINDS = {
  single: 'One of a list',
  multiple: 'Several of a list',
  quantity: 'Number',
  text: 'Text',
  date: 'Date',
} as const;

function variableIndex(context: PaperContext): FileChild[] {
  const { words, questionnaire } = context;
  return [
    heading('Variables', context),
    paperTable(
      [
        { head: [words.own('Variable')], share: 4 },
        { head: [words.own('Comes from')], share: 3 },
        { head: [words.own('Holds')], share: 2 },
        { head: [words.own('Label')], share: 5 },
      ],
      dataVariables(questionnaire).map((data) => [
        [[words.own(data.variable.name, { style: MARK.name })]],
        [[origin(data, context)]],
        [[words.own(KINDS[data.variable.kind])]],
        [[words.label(data.variable.label)]],
      ]),
    ),
  ];
}

/** A link to the question; what is known before the first has none. */
function origin({ from, variable }: DataVariable, { words, anchors, questionnaire }: PaperContext): ParagraphChild {
  const wave = questionnaire.waves.get(variable.name);
  if (!from) return words.own(wave === undefined ? 'Sample' : `Sample, from wave ${wave}`);
  const { id } = from.placed.question;
  return new InternalHyperlink({ anchor: anchors.get(id)!.name, children: [words.own(id, { style: MARK.link })] });
}
