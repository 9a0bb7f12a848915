import type { ForeignAnswer } from '../form/foreign-variable.ts';
import type { SourceRow } from '../form/source-row.ts';
import { choiceWords, type FormChoice } from './choice-lists.ts';
import { type Filtered, filterChoices } from './choice-options.ts';
import { type FileOptions, type FormReading, fillFor, treeIn } from './form-reader.ts';
import type { RowType } from './row-type.ts';

type ChoiceType = Extract<RowType, { is: 'choice' }>;

/** The options of a choice as our file has them, and what its codes became. */
export interface ReadOptions {
  readonly options: FileOptions | string;
  /** The words of “don’t know” and “prefer not to say”, where the list has them. */
  readonly offers: { readonly dont_know?: string; readonly refused?: string };
  readonly codes: ForeignAnswer['codes'];
  readonly states: ForeignAnswer['states'];
}

/**
 * Reads the list of a choice for one question.
 * @param path of the question’s options in the file of another language.
 * @param exclusive names of choices that stand alone.
 */
export function readOptions(
  row: SourceRow,
  type: ChoiceType,
  id: string,
  exclusive: ReadonlySet<string>,
  reading: FormReading,
): ReadOptions | null {
  const choices = reading.lists.find(type.list);
  if (!choices) {
    row.refuse(`There is no list “${type.list}” in the choices sheet.`);
    return null;
  }
  const filtered = filterOf(row, choices, reading);
  const kept = choices.filter((choice) => filtered.has(choice));
  const plain = kept.filter((choice) => choice.state === null);
  const isScale = isPlain(filtered, exclusive, type) && (reading.uses.get(type.list) ?? 0) > 1;
  const options = isScale ? scale(type.list, plain, reading) : ownOptions(id, plain, filtered, exclusive, reading);
  return {
    options: type.hasOther && typeof options !== 'string' ? { ...options, ...otherOption(row, options) } : options,
    offers: offersOf(id, kept, reading),
    codes: new Map([...plain.map(({ name, code }) => [name, code] as const), ...(type.hasOther ? [OTHER] : [])]),
    states: new Map(kept.flatMap(({ name, state }) => (state ? [[name, state] as const] : []))),
  };
}

/** The choice that `or_other` adds. */
const OTHER = ['other', 'other'] as const;

function otherOption(row: SourceRow, options: FileOptions): FileOptions {
  row.remark('“or_other” is the option “Other” with a line to write in.');
  const values = Object.values(options).flatMap((option) => (typeof option === 'object' ? [option.value ?? 0] : []));
  const value = values.some((each) => each !== 0) ? { value: Math.max(...values) + 1 } : {};
  return { other: { text: 'Other', specify: 'Please say what', ...value } };
}

function filterOf(row: SourceRow, choices: readonly FormChoice[], reading: FormReading): Filtered {
  const all: Filtered = new Map(choices.map((choice) => [choice, { when: null }]));
  const filter = treeIn(row, 'choice_filter');
  if (!filter) return all;
  const filtered = filterChoices(filter, choices, reading.variables);
  if ('kept' in filtered) return filtered.kept;
  row.remark(`“choice_filter” is not carried: ${row.peek('choice_filter')} – ${filtered.reason}.`);
  return all;
}

function isPlain(filtered: Filtered, exclusive: ReadonlySet<string>, { hasOther }: ChoiceType): boolean {
  return exclusive.size === 0 && !hasOther && [...filtered.values()].every(({ when }) => when === null);
}

function scale(list: string, choices: readonly FormChoice[], reading: FormReading): string {
  const name = reading.scaleNames.get(list) ?? reading.scaleBook.take(list, 'scale');
  if (!reading.scaleNames.has(list)) {
    reading.scaleNames.set(list, name);
    reading.scales[name] = optionsFrom(
      choices,
      (code) => [['scales', name, code]],
      () => ({}),
      reading,
    );
  }
  return name;
}

function ownOptions(
  id: string,
  choices: readonly FormChoice[],
  filtered: Filtered,
  exclusive: ReadonlySet<string>,
  reading: FormReading,
): FileOptions {
  return optionsFrom(
    choices,
    (code) => [['questions', id, 'options', code]],
    (choice) => {
      const when = filtered.get(choice)?.when ?? null;
      return { ...(when === null ? {} : { when }), ...(exclusive.has(choice.name) ? { exclusive: true } : {}) };
    },
    reading,
  );
}

function optionsFrom(
  choices: readonly FormChoice[],
  paths: (code: string) => string[][],
  more: (choice: FormChoice) => { when?: string; exclusive?: boolean },
  reading: FormReading,
): FileOptions {
  return Object.fromEntries(
    choices.map((choice) => {
      const { text, value } = choiceWords(choice, reading.words, paths(choice.code), fillFor(reading));
      const described = { text, ...(value === undefined ? {} : { value }), ...more(choice) };
      return [choice.code, Object.keys(described).length === 1 ? text : described];
    }),
  );
}

/** The words of the choices that stand for “don’t know” and “prefer not to say”. */
export function offersOf(id: string, choices: readonly FormChoice[], reading: FormReading): ReadOptions['offers'] {
  return Object.fromEntries(
    choices.flatMap((choice) => {
      if (!choice.state) return [];
      const paths = [['questions', id, choice.state]];
      return [[choice.state, choiceWords(choice, reading.words, paths, fillFor(reading)).text]];
    }),
  );
}
