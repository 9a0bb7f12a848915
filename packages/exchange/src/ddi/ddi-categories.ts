import { type MissingState, missingBelow } from '@earshot/dataset';
import type { Mode } from '@earshot/instrument';
import type { DataValue } from '../codebook/data-variables.ts';
import { optionsIn, type Said, saidIn } from '../codebook/said-texts.ts';
import { statesOf } from '../codebook/states-offered.ts';
import { isAskedOfAll } from '../codebook/who-is-asked.ts';
import { element, textElement, type XmlElement } from '../codebook/xml.ts';
import type { DdiColumn } from './ddi-column.ts';
import { type DdiContext, saidElements } from './ddi-context.ts';
import { OWN_WORDS } from './ddi-names.ts';

/** What a column can hold: its answers by number, then the ways of having none, marked as missing. */
export function ddiCategories(column: DdiColumn, context: DdiContext): XmlElement[] {
  const answers = column.pick ? YES_OR_NO : column.data.values.map((value) => answerCategory(column, value, context));
  return [...answers, ...missingCategories(column, context)];
}

const YES_OR_NO: readonly XmlElement[] = [
  category(0, [textElement('labl', 'Not picked', OWN_WORDS)]),
  category(1, [textElement('labl', 'Picked', OWN_WORDS)]),
];

function category(number: number, children: readonly XmlElement[], missing: string | null = null): XmlElement {
  const attributes = missing === null ? {} : { missing: 'Y', missType: missing };
  return element('catgry', attributes, [textElement('catValu', String(number)), ...children]);
}

/** The label is the one of tables; how the option reads to people stands beside it where that differs. */
function answerCategory(
  { data }: DdiColumn,
  { label, number, option, code }: DataValue,
  context: DdiContext,
): XmlElement {
  const { study, editions, inWords } = context;
  const own = textElement('labl', label, { 'xml:lang': study.labelLanguage });
  if (!data.from || !option) return category(number, [own]);
  const { placed, part } = data.from;
  const said = saidIn(
    editions,
    placed.modes,
    (edition) => optionsIn(edition, placed.question, part).find((each) => each.code === code)?.text ?? null,
  );
  const offered = option.when ? [textElement('txt', `Offered if ${inWords(option.when.expression)}.`, OWN_WORDS)] : [];
  return category(number, [
    own,
    ...saidElements(
      'txt',
      said.filter(({ text }) => text !== label),
    ),
    ...offered,
  ]);
}

const WORDS: Readonly<Record<MissingState, string>> = {
  dont_know: 'Don’t know',
  refused: 'Prefer not to say, or left blank',
  not_asked: 'Not asked',
  not_reached: 'Not reached',
};
/** In the terms of the standard’s own examples. */
const MISSING_TYPES: Readonly<Record<MissingState, string>> = {
  dont_know: "don't know",
  refused: 'refusal',
  not_asked: 'inap.',
  not_reached: 'not reached',
};

function missingCategories(column: DdiColumn, context: DdiContext): XmlElement[] {
  const { data, pick } = column;
  const { from } = data;
  const numbers = missingBelow(isAnswerOf(column));
  const offered = statesOf(data);
  const row = from?.part.is === 'cell' ? from.part.row : null;
  const isWhole = from?.part.is === 'answer' || from?.part.is === 'cell';
  const isAlways = from !== null && isWhole && isAskedOfAll(from.placed, row);
  const states: MissingState[] = [
    ...(offered.dont_know ? (['dont_know'] as const) : []),
    ...(offered.refused ? (['refused'] as const) : []),
    ...(isAlways ? [] : (['not_asked'] as const)),
    ...(from ? (['not_reached'] as const) : []),
  ];
  return states.map((state) =>
    category(
      numbers[state],
      [
        textElement('labl', WORDS[state], OWN_WORDS),
        ...(pick ? [] : saidElements('txt', offerOf(column, state, context))),
      ],
      MISSING_TYPES[state],
    ),
  );
}

/** The words that offer a state, by language and mode. */
function offerOf({ data }: DdiColumn, state: MissingState, { editions }: DdiContext): Said[] {
  if (!data.from || (state !== 'dont_know' && state !== 'refused')) return [];
  const { question, modes } = data.from.placed;
  const offered = (mode: Mode): boolean =>
    (state === 'dont_know' ? question.dontKnow : question.refused)[mode] !== null;
  return saidIn(editions, modes.filter(offered), ({ questions }) => {
    const asked = questions.get(question.id);
    return (state === 'dont_know' ? asked?.dontKnow : asked?.refused) ?? null;
  });
}

function isAnswerOf({ data }: DdiColumn): (number: number) => boolean {
  const { from, values } = data;
  if (from?.placed.question.kind === 'number' && from.part.is === 'answer') {
    const { least, most } = from.placed.question;
    return (number) => number >= least && number <= most;
  }
  const taken = new Set(values.map((value) => value.number));
  return (number) => taken.has(number);
}
