import type { Question } from '@earshot/instrument';
import { type ExportedStudy, shortVersion } from '../codebook/exported-study.ts';
import { placedQuestions } from '../codebook/placed-question.ts';
import { element, textElement, writeXml } from '../codebook/xml.ts';
import { LostFeatures } from '../xlsform/lost-features.ts';
import { type TripleSColumn, tripleSColumns } from './triple-s-columns.ts';
import { tripleSContext } from './triple-s-context.ts';
import { isRenumbered } from './triple-s-values.ts';
import { tripleSVariable } from './triple-s-variable.ts';

export interface ExportedTripleS {
  /** The metadata file. */
  readonly xml: string;
  /** What must stand in each field of the data file that belongs to it. */
  readonly columns: readonly TripleSColumn[];
  readonly lost: readonly string[];
}

/**
 * Writes a questionnaire as Triple-S XML 2.0: the metadata of a data file of comma-separated values with one line of
 * names. Texts stand in both modes of the standard, as tables have them (analysis) and as people were asked
 * (interview), the latter in every language and, under a private-use language such as `en-x-phone`, in every mode of
 * ours that says it otherwise.
 */
export function exportTripleS(study: ExportedStudy): ExportedTripleS {
  const columns = tripleSColumns(study.questionnaire);
  const context = tripleSContext(study);
  const variables = columns.map((column) => tripleSVariable(column, context));
  const root = element(
    'sss',
    { version: '2.0', languages: context.texts.languages().join(' '), modes: 'interview analysis' },
    [
      textElement('date', study.date),
      textElement('origin', 'Earshot'),
      ...(study.organisation === null ? [] : [textElement('user', study.organisation)]),
      element('survey', {}, [
        textElement('name', study.id),
        textElement('version', shortVersion(study)),
        textElement('title', study.title),
        element('record', { ident: 'A', href: `${study.id}.csv`, format: 'csv', skip: '1' }, variables),
      ]),
    ],
  );
  return { xml: writeXml(root), columns, lost: lostIn(study, columns) };
}

function lostIn({ questionnaire }: ExportedStudy, columns: readonly TripleSColumn[]): readonly string[] {
  const lost = new LostFeatures();
  for (const { question, notes } of placedQuestions(questionnaire)) {
    for (const [sentence, isUsed] of QUESTION_LOSSES) if (isUsed(question)) lost.add(sentence, question.id);
    for (const { id } of notes) lost.add('Notes that are read before a question', id);
  }
  for (const other of questionnaire.blocks.flatMap(({ elements }) => elements)) {
    if (other.kind === 'close') lost.add('The words and outcomes of closes', other.id);
  }
  for (const column of columns) {
    if (column.is !== 'variable') continue;
    if (isRenumbered(column.data)) lost.add('Negative numbers of options, which count from 1 instead', column.name);
    if (column.data.from === null && column.data.variable.kind === 'text') {
      lost.add('That a text of the sample has no greatest length; longer ones would be cut', column.name);
    }
  }
  if (questionnaire.removed.length > 0) lost.add('Items of earlier waves that are no longer asked');
  return ['Not asked and not reached are both blank fields.', ...lost.sentences()];
}

const QUESTION_LOSSES: readonly (readonly [string, (question: Question) => boolean])[] = [
  [
    'Hints, definitions and what an interviewer reads, adds or notes',
    (question) =>
      [question.hint, question.definition, question.addIfNecessary, question.reading, question.interviewerNote].some(
        (each) => each !== null,
      ),
  ],
  ['Checks', ({ checks }) => checks.length > 0],
  ['Words that depend on answers; their place is marked', ({ words }) => words.length > 0],
  [
    'That an option cannot be picked beside others',
    (question) => question.kind === 'multiple' && question.options.some(({ exclusive }) => exclusive),
  ],
  ['Conditions on options', (question) => 'options' in question && question.options.some(({ when }) => when !== null)],
  ['Where items were taken from', ({ source }) => source !== null],
  ['Items by names of their own', ({ item, id }) => item !== id],
];
