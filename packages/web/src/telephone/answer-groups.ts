import {
  cellsOf,
  type Fields,
  type FormError,
  type Option,
  type Step,
  stateField,
  statesOffered,
  type Texts,
} from '@earshot/instrument';
import { chosen } from '../answering/choice-items.ts';
import { searchedWith } from '../answering/drop-down.ts';
import { sayIn } from '../answering/words/catalogue.ts';
import { optionKeys } from './option-keys.ts';

/** Something that an interviewer fills in: the answers of one variable, and what is coded without being read out. */
export interface AnswerGroup {
  readonly kind: 'radios' | 'checkboxes' | 'list' | 'number' | 'line' | 'lines';
  readonly name: string;
  /** What is read out for it: a row of a grid. Null where the question says it all. */
  readonly row: string | null;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly unit: string;
  readonly error: string | null;
  /** Don't know, refused, and what can be said instead of a number: coded only when the person says it. */
  readonly silent: readonly Choice[];
  /** The field of what is coded silently, and its control: one of the choices, or a box beside a line. */
  readonly silentName: string;
  /** Of a list that is long enough to be searched by typing: attributes of its drop-down. Else empty. */
  readonly searched: Readonly<Record<string, string>>;
}

export interface Choice {
  /** Of its control; the first of a field has the field's own name, where errors lead. */
  readonly id: string;
  readonly value: string;
  readonly text: string;
  readonly isPicked: boolean;
  /** What is pressed to pick it, as `optionKeys` has it; null where no key does. */
  readonly key: string | null;
  /** Cannot be coded beside others. */
  readonly isAlone: boolean;
  /** A line for what is said in the person's own words. */
  readonly line: { readonly name: string; readonly label: string; readonly value: string } | null;
}

/** What a question is put with: its words, and what its fields hold. */
export interface Put {
  readonly step: Step;
  readonly says: (texts: Texts) => string;
  readonly fields: Fields;
  readonly errors: readonly FormError[];
}

export function answerGroups(put: Put): AnswerGroup[] {
  const { question } = put.step;
  switch (question.kind) {
    case 'single':
    case 'main':
    case 'multiple': {
      const isList = question.kind === 'single' && question.list;
      const kind = question.kind === 'multiple' ? 'checkboxes' : isList ? 'list' : 'radios';
      return [choiceGroup(put, { kind, name: question.id, row: null, options: put.step.options })];
    }
    case 'grid':
      return cellsOf(question, put.step.rows, put.step.columns).map(({ name, row, column }) =>
        choiceGroup(put, {
          kind: 'radios',
          name,
          row: [row.text, ...(column ? [column.text] : [])].map(put.says).join(': '),
          options: (column ?? put.step).options,
        }),
      );
    case 'number':
      return [writtenGroup(put, 'number', question.unit)];
    case 'text':
      return [writtenGroup(put, question.long ? 'lines' : 'line', '')];
  }
}

type Chosen = Pick<AnswerGroup, 'kind' | 'name' | 'row'> & { readonly options: readonly Option[] };

function choiceGroup(put: Put, { kind, name, row, options }: Chosen): AnswerGroup {
  const picked = chosen(put.fields[name]);
  const keys = kind === 'list' ? [] : optionKeys(options.length);
  return {
    kind,
    name,
    row,
    choices: options.map((option, index) => choiceOf(put, option, { name, picked, index, key: keys[index] ?? null })),
    value: picked[0] ?? '',
    unit: '',
    error: errorAt(put, name),
    silent: silentStates(put, { name, picked, index: options.length }),
    silentName: name,
    searched: kind === 'list' ? searchedWith(sayIn('en'), options.length) : {},
  };
}

function writtenGroup(put: Put, kind: AnswerGroup['kind'], unit: string): AnswerGroup {
  const { id: name } = put.step.question;
  const silentName = stateField(name);
  const picked = chosen(put.fields[silentName]);
  const { options } = put.step;
  // Keys would be taken for digits of the number.
  const instead = options.map((option, index) => choiceOf(put, option, { name: silentName, picked, index, key: null }));
  const states = silentStates(put, { name: silentName, picked, index: options.length });
  return {
    kind,
    name,
    row: null,
    choices: [],
    value: chosen(put.fields[name])[0] ?? '',
    unit,
    error: errorAt(put, name) ?? errorAt(put, silentName),
    silent: [...instead, ...states],
    silentName,
    searched: {},
  };
}

/** A control among those of a field. */
interface Placed {
  readonly name: string;
  readonly picked: readonly string[];
  readonly index: number;
}

function choiceOf(
  { step, says, fields }: Put,
  { code, text, exclusive, specify }: Option,
  { name, picked, index, key }: Placed & Pick<Choice, 'key'>,
): Choice {
  const lineName = `${name}_${code}_text`;
  const hasLine = specify !== null && (step.question.kind === 'single' || step.question.kind === 'multiple');
  return {
    id: idAt(name, index),
    value: code,
    text: says(text),
    isPicked: picked.includes(code),
    key,
    isAlone: exclusive && step.question.kind === 'multiple',
    line: hasLine ? { name: lineName, label: says(specify), value: chosen(fields[lineName])[0] ?? '' } : null,
  };
}

function silentStates({ step }: Put, { name, picked, index }: Placed): Choice[] {
  return statesOffered(step.question, 'telephone').map(({ code, label }, further) => ({
    id: idAt(name, index + further),
    value: code,
    text: label,
    isPicked: picked.includes(code),
    key: null,
    isAlone: false,
    line: null,
  }));
}

function errorAt({ errors }: Put, field: string): string | null {
  return errors.find((error) => error.field === field)?.sentence ?? null;
}

function idAt(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`;
}
