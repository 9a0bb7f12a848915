import { both, type Clause } from '../form/clause.ts';
import { foreignState } from '../form/foreign-state.ts';
import type { ForeignAnswer } from '../form/foreign-variable.ts';
import { legalName, NameBook, nameFromLabel } from '../form/name-book.ts';
import type { SourceRow } from '../form/source-row.ts';
import { type FileOptions, type LimeReading, type TextPath, whenOf } from './lime-reading.ts';
import type { LimeWords } from './lime-survey.ts';

/** Options with what LimeSurvey’s codes became. */
export interface LimeOptions {
  readonly options: FileOptions;
  readonly codes: ForeignAnswer['codes'];
  readonly states: ForeignAnswer['states'];
  readonly offers: { readonly dont_know?: string; readonly refused?: string };
}

/** What an option has beside its words. */
export interface OptionTraits {
  readonly when?: Clause;
  readonly exclusive?: boolean;
  readonly specify?: string;
}

/**
 * Reads the answers or subquestions that a question offers.
 * @param column with their words. @param id of the question. @param traits of an option, by its code there.
 */
export function limeOptions(
  items: readonly LimeWords[],
  column: 'answer' | 'question',
  id: string,
  path: TextPath,
  reading: LimeReading,
  traits: (code: string) => OptionTraits = () => ({}),
): LimeOptions {
  const book = new NameBook();
  const options: FileOptions = {};
  const codes = new Map<string, string>();
  const states = new Map<string, 'dont_know' | 'refused'>();
  const offers: { dont_know?: string; refused?: string } = {};
  const numbers = items.map(({ row }) => row.peek(codeColumn(column)));
  const haveValues = column === 'answer' && numbers.every((code) => /^\d{1,9}$/.test(code));
  for (const item of items) {
    const there = takeCode(item, column);
    const label = reading.words({ ...item, words: ownOnly(item, reading) }, column, path);
    const state = column === 'answer' ? foreignState(there, label) : null;
    const code = state ?? book.take(codeFor(there, label), 'code');
    const place = state ? ['questions', id, state] : [...path, code];
    const text = reading.words(item, column, place) || there;
    item.row.carry();
    if (state) {
      offers[state] = text;
      states.set(there, state);
      continue;
    }
    codes.set(there, code);
    const described = { ...(haveValues ? { value: Number(there) } : {}), ...optionKeys(traits(there), item) };
    options[code] = Object.keys(described).length === 0 ? text : { text, ...described };
  }
  return { options, codes, states, offers };
}

function ownOnly({ words }: LimeWords, { survey }: LimeReading): LimeWords['words'] {
  const own = words.get(survey.language);
  return new Map(own ? [[survey.language, own]] : []);
}

function optionKeys({ when, exclusive, specify }: OptionTraits, { row }: LimeWords) {
  const condition = when ? whenOf(both(when)) : {};
  if (condition === null) row.remark('Nobody can meet its condition there; here everybody is offered it.');
  return { ...(condition ?? {}), ...(exclusive ? { exclusive } : {}), ...(specify ? { specify } : {}) };
}

/** Codes that only number the options say nothing in a condition, so their words give the code. */
export function codeFor(there: string, label: string): string {
  return /^(?:AO?|SQ|Y|X|Q)?\d+$/i.test(there) ? legalName(nameFromLabel(label) || `code_${there}`, 'code') : there;
}

function codeColumn(column: 'answer' | 'question'): string {
  return column === 'answer' ? 'code' : 'title';
}

function takeCode({ row, words }: LimeWords, column: 'answer' | 'question'): string {
  for (const each of [row, ...words.values()]) {
    takeKeysOf(each);
  }
  return row.take(codeColumn(column));
}

/** Columns that put rows together, or say how LimeSurvey keeps them. */
const KEYS = [
  'id',
  'aid',
  'qid',
  'gid',
  'sid',
  'parent_qid',
  'question_id',
  'code',
  'title',
  'type',
  'language',
  'scale_id',
  'sortorder',
  'question_order',
  'group_order',
  'same_default',
  'same_script',
  'encrypted',
  'mandatory',
  'other',
  'relevance',
  'question_theme_name',
];

/** Marks everything of rows as read that is not their words. */
export function takeKeys({ row, words }: LimeWords): void {
  for (const each of [row, ...words.values()]) {
    takeKeysOf(each);
  }
}

function takeKeysOf(row: SourceRow): void {
  for (const name of KEYS) row.take(name);
  // Points are only counted where there are some.
  if (row.peek('assessment_value') === '0') row.take('assessment_value');
  row.carry();
}
