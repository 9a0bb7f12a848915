import type { Mode, Question, Reading } from '@earshot/instrument';
import type { Part } from '../codebook/data-variables.ts';
import type { PlacedQuestion } from '../codebook/placed-question.ts';
import { columnText, partText, type Said, saidIn, saidOf } from '../codebook/said-texts.ts';
import { whoIsAsked } from '../codebook/who-is-asked.ts';
import { element, textElement, type XmlElement } from '../codebook/xml.ts';
import type { DdiColumn } from './ddi-column.ts';
import type { DdiContext } from './ddi-context.ts';
import { ddiId, OWN_WORDS } from './ddi-names.ts';

/**
 * The `qstn` elements of a column: one for all modes, or one for each mode where anything reads differently there. DDI
 * has no attribute for the mode of a question; `sdatrefs` points to the universe of those who answer in it.
 */
export function ddiQuestions(column: DdiColumn, context: DdiContext): XmlElement[] {
  const { from } = column.data;
  if (!from) return [];
  const { placed } = from;
  const texts = textsOf(column, placed, context);
  const isSplit =
    placed.modes.length > 1 &&
    Object.values(texts)
      .flat()
      .some(({ mode }: Said) => mode !== null);
  const modes: readonly (Mode | null)[] = isSplit ? placed.modes : [null];
  const id = ddiId.question(column.name);
  return modes.map((mode, index) =>
    element(
      'qstn',
      {
        ID: index === 0 ? id : `${id}.${mode}`,
        seqNo: placed.question.id,
        sdatrefs: mode && ddiId.mode(mode),
        responseDomainType: from.part.is === 'answer' ? DOMAINS[placed.question.kind] : PART_DOMAINS[from.part.is],
      },
      [
        ...inMode('preQTxt', [...texts.notes, ...texts.before], mode),
        ...inMode('qstnLit', texts.literal, mode),
        ...inMode('postQTxt', texts.hint, mode),
        ...routes(column, placed, context),
        ...(mode === 'web' ? [] : instructions(placed, texts.probe)),
      ],
    ),
  );
}

const DOMAINS: Readonly<Record<Question['kind'], string>> = {
  single: 'category',
  main: 'category',
  grid: 'category',
  multiple: 'multiple',
  number: 'numeric',
  text: 'text',
};

const PART_DOMAINS = { cell: 'category', instead: 'category', confirmed: 'category', written: 'text' } as const;

interface QuestionTexts {
  readonly notes: readonly Said[];
  /** What was said before the words of this part: the question, for a row of its grid. */
  readonly before: readonly Said[];
  readonly literal: readonly Said[];
  readonly hint: readonly Said[];
  readonly probe: readonly Said[];
}

function textsOf({ data, pick }: DdiColumn, placed: PlacedQuestion, context: DdiContext): QuestionTexts {
  const { question, modes } = placed;
  const { editions } = context;
  const whole = saidOf(editions, question, modes, ({ text }) => text);
  const own = pick ? null : partTexts(data.from!.part, question, modes, context);
  return {
    notes: placed.notes.flatMap((note) =>
      saidIn(editions, note.modes ?? modes, ({ questionnaire }) => noteTexts(questionnaire.blocks, note.id)),
    ),
    before: own ? whole : [],
    literal: own ?? whole,
    hint: saidOf(editions, question, modes, ({ hint }) => hint),
    probe: saidOf(editions, question, modes, ({ addIfNecessary }) => addIfNecessary),
  };
}

/** The words of one part of a question; null where they are those of the question. */
function partTexts(part: Part, question: Question, modes: readonly Mode[], { editions }: DdiContext): Said[] | null {
  if (part.is === 'answer' || part.is === 'instead') return null;
  return [
    ...saidIn(editions, modes, (edition) => partText(edition, question, part)),
    ...saidIn(editions, modes, (edition) => columnText(edition, question, part)),
  ];
}

function noteTexts(blocks: DdiContext['study']['questionnaire']['blocks'], id: string) {
  const note = blocks.flatMap(({ elements }) => elements).find((other) => other.id === id);
  return note?.kind === 'note' ? note.text : null;
}

function inMode(name: string, said: readonly Said[], mode: Mode | null): XmlElement[] {
  return said
    .filter((each) => each.mode === null || each.mode === mode)
    .map(({ language, text }) => textElement(name, text, { 'xml:lang': language }));
}

/** Which questions decide whether this one is asked, and which this one decides. There are no jumps to write down. */
function routes({ data }: DdiColumn, placed: PlacedQuestion, context: DdiContext): XmlElement[] {
  const row = data.from?.part.is === 'cell' ? data.from.part.row : null;
  const { reads } = whoIsAsked(placed, row, context.inWords);
  const backward = [...new Set(reads.flatMap((name) => context.questionOf(name) ?? []))];
  const forward =
    data.from?.part.is === 'answer' || data.from?.part.is === 'cell' ? context.readers(data.variable.name) : [];
  return [
    ...(forward.length > 0 ? [element('forward', { qstn: forward.join(' ') })] : []),
    ...(backward.length > 0 ? [element('backward', { qstn: backward.join(' ') })] : []),
  ];
}

const READING: Readonly<Record<Reading, string>> = {
  read_out: 'Read out the options.',
  do_not_read_out: 'Do not read out the options.',
  prompt: 'Read out the options only as a prompt.',
};

function instructions({ question, modes }: PlacedQuestion, probe: readonly Said[]): XmlElement[] {
  if (!modes.includes('telephone')) return [];
  const { reading, interviewerNote } = question;
  return [
    ...(reading ? [textElement('ivuInstr', READING[reading], OWN_WORDS)] : []),
    ...(interviewerNote ? [textElement('ivuInstr', interviewerNote)] : []),
    ...inMode('ivuInstr', probe, 'telephone').map((each) => ({
      ...each,
      children: ['Add if necessary: ', ...each.children],
    })),
  ];
}
