import { foreignState } from '../form/foreign-state.ts';
import { legalName, NameBook, nameFromLabel } from '../form/name-book.ts';
import type { SourceRow } from '../form/source-row.ts';
import { DONT_KNOW, REFUSED } from './exported-variable.ts';
import type { FormWords } from './form-words.ts';

/** One row of the choices sheet. */
export interface FormChoice {
  readonly row: SourceRow;
  /** Its name there. */
  readonly name: string;
  /** Our code; for “don’t know” and “prefer not to say” the state that it becomes. */
  readonly code: string;
  readonly state: 'dont_know' | 'refused' | null;
  readonly value: number | null;
}

/** The lists of the choices sheet, by name. */
export class ChoiceLists {
  private readonly lists = new Map<string, FormChoice[]>();

  constructor(rows: readonly SourceRow[]) {
    const byList = new Map<string, SourceRow[]>();
    for (const row of rows) {
      const list = listName(row.take('list_name'));
      if (list === '') row.refuse('The choice belongs to no list.');
      else byList.set(list, [...(byList.get(list) ?? []), row]);
    }
    for (const [list, members] of byList) this.lists.set(list, choicesOf(members));
  }

  find(list: string): readonly FormChoice[] | null {
    return this.lists.get(listName(list)) ?? null;
  }
}

/** Blanks in the name of a list are written as such in one sheet and joined in the other. */
function listName(written: string): string {
  return written.trim().replaceAll(/\s+/g, '_');
}

function choicesOf(rows: readonly SourceRow[]): FormChoice[] {
  const book = new NameBook();
  const named = rows.filter((row) => row.peek('name') !== '');
  for (const row of rows) if (!named.includes(row)) row.refuse('The choice has no name.');
  const seen = new Set<string>();
  const distinct = named.filter((row) => {
    const name = row.take('name');
    if (seen.has(name)) row.refuse(`The list has another choice “${name}”.`);
    return !seen.has(name) && seen.add(name);
  });
  const numbers = distinct.filter((row) => stateOf(row) === null).map(numberOf);
  const haveValues = numbers.every((value) => value !== null) && new Set(numbers).size === numbers.length;
  return distinct.map((row) => {
    const name = row.take('name');
    const state = stateOf(row);
    const code = state ?? book.take(codeFor(name, labelOf(row)), 'code');
    return { row, name, code, state, value: haveValues && state === null ? numberOf(row) : null };
  });
}

/** A number says nothing in a condition, so the code comes from the label, and the number stays as the value. */
function codeFor(name: string, label: string): string {
  return /^-?\d+$/.test(name) ? legalName(nameFromLabel(label) || `code_${name}`, 'code') : name;
}

function numberOf(row: SourceRow): number | null {
  const text = row.take('data_value') || row.peek('name');
  return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}

function stateOf(row: SourceRow): FormChoice['state'] {
  const name = row.peek('name');
  if (name === DONT_KNOW) return 'dont_know';
  if (name === REFUSED) return 'refused';
  return foreignState(name, labelOf(row));
}

function labelOf(row: SourceRow): string {
  const column = row.columns.find((each) => each === 'label') ?? row.columns.find((each) => each.startsWith('label'));
  return column ? row.peek(column) : '';
}

/** An option as it stands in our file, as far as its choice says. */
export interface OptionWords {
  text: string;
  value?: number;
}

/** The words of a choice, with its translations under each of the given paths. */
export function choiceWords(
  choice: FormChoice,
  words: FormWords,
  paths: readonly (readonly string[])[],
  fillIn: Parameters<FormWords['read']>[3],
): OptionWords {
  const text = words.read(choice.row, 'label', paths, fillIn) || choice.name;
  choice.row.carry();
  return { text, ...(choice.value === null ? {} : { value: choice.value }) };
}
