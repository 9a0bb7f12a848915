import type { Block, Question, Questionnaire } from '@earshot/instrument';
import { saidIn, saidOf } from '../codebook/said-texts.ts';
import { element, textElement, type XmlElement } from '../codebook/xml.ts';
import { type DdiContext, saidElements } from './ddi-context.ts';
import { ddiId, OWN_WORDS } from './ddi-names.ts';

/** What belongs together: blocks, questions on one page, grids and questions with several answers. */
export function ddiGroups(context: DdiContext): XmlElement[] {
  const { blocks } = context.study.questionnaire;
  return blocks.flatMap((block) => [
    ...blockGroup(block, context),
    ...pageGroups(block, context),
    ...block.elements.flatMap((item) =>
      item.kind === 'grid' || item.kind === 'multiple' ? questionGroup(item, context) : [],
    ),
  ]);
}

function blockGroup({ id, title, when }: Block, context: DdiContext): XmlElement[] {
  const { editions, inWords } = context;
  const said = saidIn(editions, ['web'], ({ questionnaire }) => ({ web: titleOf(questionnaire, id) ?? title }));
  const asked = when
    ? [textElement('universe', `People for whom ${inWords(when.expression)}. Expression: ${when.source}`, OWN_WORDS)]
    : [];
  return group(
    'section',
    ddiId.group('block', id),
    id,
    columnsOf(context, (column) => column.block === id),
    [...saidElements('labl', said), ...asked],
  );
}

function titleOf({ blocks }: Questionnaire, id: string): string | undefined {
  return blocks.find((block) => block.id === id)?.title;
}

function pageGroups(block: Block, context: DdiContext): XmlElement[] {
  const pages = new Set(block.elements.flatMap((item) => ('page' in item && item.page !== null ? [item.page] : [])));
  return [...pages].flatMap((page) =>
    group(
      'display',
      ddiId.group('page', `${block.id}.${page}`),
      page,
      columnsOf(context, (column) => column.block === block.id && column.page === page),
      [textElement('labl', 'Shown on one page online', OWN_WORDS)],
    ),
  );
}

function questionGroup(question: Question, context: DdiContext): XmlElement[] {
  const { study, editions } = context;
  const modes = study.questionnaire.modes;
  return group(
    question.kind === 'grid' ? 'grid' : 'multipleResp',
    ddiId.group('question', question.id),
    question.id,
    columnsOf(context, (column) => column.question === question.id && column.isOwn),
    [
      textElement('labl', question.label, { 'xml:lang': study.labelLanguage }),
      ...saidElements(
        'txt',
        saidOf(editions, question, modes, ({ text }) => text),
      ),
    ],
  );
}

interface Grouped {
  readonly block: string;
  readonly page: string | null;
  readonly question: string;
  /** An answer to the question, rather than something written or confirmed beside it. */
  readonly isOwn: boolean;
}

function columnsOf({ columns }: DdiContext, belongs: (column: Grouped) => boolean): string[] {
  return columns.flatMap(({ name, data }) => {
    if (!data.from) return [];
    const { placed, part } = data.from;
    const isOwn = part.is === 'answer' || part.is === 'cell';
    const { id: question, page } = placed.question;
    return belongs({ block: placed.block.id, page, question, isOwn }) ? [ddiId.variable(name)] : [];
  });
}

/** A group needs a member: a block of notes has none. */
function group(
  type: string,
  id: string,
  name: string,
  columns: readonly string[],
  children: readonly XmlElement[],
): XmlElement[] {
  return columns.length === 0 ? [] : [element('varGrp', { ID: id, type, name, var: columns.join(' ') }, children)];
}
