import type { Question } from '@earshot/instrument';
import type { DataVariable } from '../codebook/data-variables.ts';
import { legibleFills } from '../codebook/legible-fills.ts';
import { columnText, partText, type Said, saidIn, saidOf } from '../codebook/said-texts.ts';
import { whoIsAsked } from '../codebook/who-is-asked.ts';
import { element, textElement, type XmlElement } from '../codebook/xml.ts';
import type { TripleSColumn } from './triple-s-columns.ts';
import type { TripleSContext } from './triple-s-context.ts';
import { type TripleSValue, valuesElement } from './triple-s-values.ts';

/** Characters that are kept of what is written in beside an option, and of a text known from the sample. */
export const TEXT_SIZE = 200;

/** One `variable`, with the position of its field in the data file. */
export function tripleSVariable(column: TripleSColumn, context: TripleSContext): XmlElement {
  switch (column.is) {
    case 'simulated':
      return logical(column, 'Whether the person is simulated');
    case 'filter': {
      const { placed, row } = column.filter;
      const { words, expression } = whoIsAsked(placed, row, context.inWords);
      return logical(column, `Was asked: ${words}${expression === null ? '' : `. Expression: ${expression}`}`);
    }
    case 'variable':
      return answered(column, context);
  }
}

function logical({ position, name }: TripleSColumn, label: string): XmlElement {
  return element('variable', { ident: String(position), type: 'logical' }, [
    textElement('name', name),
    textElement('label', label),
    element('position', { start: String(position) }),
  ]);
}

const TYPES = {
  single: 'single',
  multiple: 'multiple',
  quantity: 'quantity',
  text: 'character',
  date: 'date',
} as const;

function answered(column: Extract<TripleSColumn, { is: 'variable' }>, context: TripleSContext): XmlElement {
  const { position, name, data, filter, spread, values } = column;
  const { kind, label } = data.variable;
  return element('variable', { ident: String(position), type: TYPES[kind] }, [
    textElement('name', name),
    element('label', {}, context.texts.nodes(legibleFills(label), asked(data, context))),
    element('position', { start: String(position) }),
    ...(filter === null ? [] : [textElement('filter', filter)]),
    ...(spread ? [element('spread', { subfields: String(spread.subfields), width: String(spread.width) })] : []),
    contents(data, values, context),
  ]);
}

function contents(data: DataVariable, values: readonly TripleSValue[], context: TripleSContext): XmlElement {
  const question = data.from?.placed.question;
  switch (data.variable.kind) {
    case 'quantity': {
      const range = question?.kind === 'number' ? ([question.least, question.most] as const) : ([0, 0] as const);
      return valuesElement(values, data, range, context);
    }
    case 'text':
      return textElement('size', String(sizeOf(data)));
    default:
      return valuesElement(values, data, null, context);
  }
}

export function sizeOf({ from }: DataVariable): number {
  const isWhole = from?.part.is === 'answer' && from.placed.question.kind === 'text';
  return isWhole && from.placed.question.kind === 'text' ? from.placed.question.most : TEXT_SIZE;
}

/** How it was asked, by language and mode: the words of the question, then those of the row or line. */
function asked({ from }: DataVariable, { editions }: TripleSContext): Said[] {
  if (!from) return [];
  const { placed, part } = from;
  const { question, modes } = placed;
  const whole = saidOf(editions, question, modes, (each: Question) => each.text);
  if (part.is === 'answer' || part.is === 'instead') return whole;
  const parts = saidIn(editions, modes, (edition) => partText(edition, question, part));
  const columns = saidIn(editions, modes, (edition) => columnText(edition, question, part));
  return together([whole, parts, columns]);
}

/** Texts of the same language and mode in one, a line each. What a translation lacks is said in the own language. */
function together(lists: readonly (readonly Said[])[]): Said[] {
  const said = lists.flat();
  const languages = [...new Set(said.map(({ language }) => language))];
  const isSplit = said.some(({ mode }) => mode !== null);
  const modes = isSplit ? [...new Set(said.flatMap(({ mode }) => mode ?? []))] : [null];
  return languages.flatMap((language) =>
    modes.flatMap((mode) => {
      const lines = lists.flatMap((list) => {
        const fits = (each: Said, wanted: string): boolean =>
          each.language === wanted && (each.mode === null || mode === null || each.mode === mode);
        return (
          (list.find((each) => fits(each, language)) ?? list.find((each) => fits(each, languages[0]!)))?.text ?? []
        );
      });
      return [{ language, mode, text: lines.join('\n') }];
    }),
  );
}
