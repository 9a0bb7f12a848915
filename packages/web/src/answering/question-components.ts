import {
  cellsOf,
  type Fields,
  type FormError,
  type NumberQuestion,
  type Step,
  stateField,
  statesOffered,
  type TextQuestion,
  type Texts,
} from '@earshot/instrument';
import { chosen, items } from './choice-items.ts';

/** A component of govuk-frontend by the name of its macro, with the macro's own parameters. */
export interface Component {
  readonly macro: 'radios' | 'checkboxes' | 'select' | 'input' | 'textarea';
  readonly params: object;
}

/** What is put on a page: a step, its words, and what its fields hold. */
export interface Asked {
  readonly step: Step;
  readonly says: (texts: Texts) => string;
  readonly heading: string;
  readonly hint: string | null;
  readonly fields: Fields;
  readonly errors: readonly FormError[];
}

export function componentsOf(asked: Asked): Component[] {
  const { question } = asked.step;
  switch (question.kind) {
    case 'single':
      return [question.list ? dropDown(asked) : radios(asked)];
    case 'main':
      return [radios(asked)];
    case 'multiple':
      return [boxes(asked)];
    case 'grid':
      return cellsOf(question, asked.step.rows, asked.step.columns).map(({ name, row, column }) =>
        rowRadios(asked, name, [row.text, ...(column ? [column.text] : [])].map(asked.says).join(': ')),
      );
    case 'number':
      return [numberInput(asked, question), ...insteadOf(asked, question)];
    case 'text':
      return [question.long ? longText(asked, question) : shortText(asked, question), ...insteadOf(asked, question)];
  }
}

function radios(asked: Asked): Component {
  const name = asked.step.question.id;
  return {
    macro: 'radios',
    params: { ...named(asked, name), fieldset: headingLegend(asked), items: items(asked, asked.fields[name]) },
  };
}

function boxes(asked: Asked): Component {
  const name = asked.step.question.id;
  return {
    macro: 'checkboxes',
    params: {
      ...named(asked, name),
      fieldset: headingLegend(asked),
      items: items(asked, asked.fields[name], 'exclusive'),
    },
  };
}

/** One statement of a grid: its own group of radio buttons, so that it reads and works without the grid. */
function rowRadios(asked: Asked, name: string, text: string): Component {
  const { errorMessage, idPrefix } = named(asked, name);
  const fieldset = { legend: { text, classes: 'govuk-fieldset__legend--s' } };
  const params = { name, idPrefix, errorMessage, fieldset, items: items(asked, asked.fields[name]) };
  return { macro: 'radios', params: { ...params, formGroup: { classes: 'earshot-statements__row' } } };
}

function dropDown(asked: Asked): Component {
  const { question, options } = asked.step;
  const choices = options.map(({ code, text }) => ({ value: code, text: asked.says(text) }));
  const states = statesOffered(question, 'web').map(({ code, label }) => ({ value: code, text: label }));
  const value = chosen(asked.fields[question.id])[0] ?? '';
  const all = [{ value: '', text: 'Choose one' }, ...choices, ...states];
  const listed = all.map((item) => ({ ...item, selected: item.value === value }));
  return { macro: 'select', params: { ...labelled(asked), items: listed } };
}

function numberInput(asked: Asked, question: NumberQuestion): Component {
  const params = {
    ...labelled(asked),
    value: chosen(asked.fields[question.id])[0] ?? '',
    suffix: { text: question.unit },
    classes: 'govuk-input--width-5',
    inputmode: 'numeric',
    spellcheck: false,
    autocomplete: 'off',
  };
  return { macro: 'input', params };
}

function shortText(asked: Asked, question: TextQuestion): Component {
  const value = chosen(asked.fields[question.id])[0] ?? '';
  return { macro: 'input', params: { ...labelled(asked), value, autocomplete: 'off' } };
}

function longText(asked: Asked, question: TextQuestion): Component {
  const value = chosen(asked.fields[question.id])[0] ?? '';
  return { macro: 'textarea', params: { ...labelled(asked), value, maxlength: question.most, rows: 8 } };
}

/** The boxes below a number or a text for not knowing and not saying; none where neither is offered. */
function insteadOf({ fields }: Asked, question: NumberQuestion | TextQuestion): Component[] {
  const states = statesOffered(question, 'web');
  if (states.length === 0) return [];
  const name = stateField(question.id);
  const picked = chosen(fields[name]);
  const fieldset = { legend: { text: 'Or, instead of an answer', classes: 'govuk-fieldset__legend--s' } };
  const listed = states.map(({ code, label }) => ({ value: code, text: label, checked: picked.includes(code) }));
  return [{ macro: 'checkboxes', params: { name, idPrefix: name, fieldset, items: listed } }];
}

function named(asked: Asked, name: string) {
  const error = asked.errors.find((candidate) => candidate.field === name);
  return {
    name,
    idPrefix: name,
    hint: asked.hint === null ? undefined : { text: asked.hint },
    errorMessage: error && { text: error.sentence },
  };
}

function labelled(asked: Asked) {
  const { name, hint, errorMessage } = named(asked, asked.step.question.id);
  const label = { text: asked.heading, isPageHeading: true, classes: 'govuk-label--l' };
  return { id: name, name, hint, errorMessage, label };
}

function headingLegend({ heading }: Asked) {
  return { legend: { text: heading, isPageHeading: true, classes: 'govuk-fieldset__legend--l' } };
}
