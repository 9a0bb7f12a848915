import type { Question } from '@earshot/instrument';
import type { ConditionWords } from '../codebook/condition-words.ts';
import type { Part } from '../codebook/data-variables.ts';
import { legibleFills } from '../codebook/legible-fills.ts';
import { saidOf } from '../codebook/said-texts.ts';
import { whoIsAsked } from '../codebook/who-is-asked.ts';
import { element, textElement, type XmlElement } from '../codebook/xml.ts';
import { ddiCategories } from './ddi-categories.ts';
import type { DdiColumn } from './ddi-column.ts';
import { type DdiContext, saidElements } from './ddi-context.ts';
import { ddiId, OWN_WORDS } from './ddi-names.ts';
import { ddiQuestions } from './ddi-question.ts';
import { questionNotes } from './ddi-question-notes.ts';

/** One `var`: what the column is called, what was asked of whom, and what it can hold, in the order of the schema. */
export function ddiVariable(column: DdiColumn, context: DdiContext): XmlElement {
  const { name, label, data } = column;
  const question = data.from?.placed.question ?? null;
  const { kind } = data.variable;
  return element(
    'var',
    {
      ID: ddiId.variable(name),
      name,
      pubrefs: question?.source ? ddiId.source(question.source) : null,
      intrvl: kind === 'quantity' ? 'contin' : 'discrete',
      measUnit: kind === 'quantity' ? data.variable.unit : null,
      representationType: kind === 'quantity' ? 'numeric' : kind === 'text' ? 'text' : 'code',
    },
    [
      textElement('labl', legibleFills(label), { 'xml:lang': context.study.labelLanguage }),
      ...ddiQuestions(column, context),
      ...range(column),
      textElement('universe', universe(column, context), OWN_WORDS),
      ...definition(column, context),
      ...ddiCategories(column, context),
      ...(question ? [textElement('concept', question.item, { vocab: 'Earshot item' })] : []),
      element('varFormat', { type: kind === 'text' ? 'character' : 'numeric' }),
      ...questionNotes(column, context),
    ],
  );
}

function range({ data }: DdiColumn): XmlElement[] {
  const { from } = data;
  if (from?.part.is !== 'answer' || from.placed.question.kind !== 'number') return [];
  const { least, most } = from.placed.question;
  return [element('valrng', {}, [element('range', { UNITS: 'INT', min: String(least), max: String(most) })])];
}

function definition({ data }: DdiColumn, { editions }: DdiContext): XmlElement[] {
  if (!data.from) return [];
  const { question, modes } = data.from.placed;
  return saidElements(
    'txt',
    saidOf(editions, question, modes, (each: Question) => each.definition),
  );
}

/** Who has a value here: in words, then as the expression that decides it. */
function universe({ data }: DdiColumn, { inWords, study }: DdiContext): string {
  const { from, variable } = data;
  if (!from) {
    const wave = study.questionnaire.waves.get(variable.name);
    return wave === undefined
      ? 'Known before the first question.'
      : `Known before the first question, from wave ${wave}.`;
  }
  const { placed, part } = from;
  const asked = whoIsAsked(placed, part.is === 'cell' ? part.row : null, inWords);
  const narrowed = narrowing(part, inWords);
  const words = narrowed === null ? asked.words : `${asked.words}; of these, those who ${narrowed}`;
  return `${words}.${asked.expression === null ? '' : ` Expression: ${asked.expression}`}`;
}

/** Who, of those who are asked the question, has a value in a part of it; null for all of them. */
function narrowing(part: Part, inWords: ConditionWords): string | null {
  switch (part.is) {
    case 'written':
      return `picked “${part.option.label}”`;
    case 'instead':
      return 'gave no number';
    case 'confirmed':
      return `stood by an answer for which ${inWords(part.check.when.expression)}`;
    default:
      return null;
  }
}
