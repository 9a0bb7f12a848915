import {
  cellsOf,
  type GridQuestion,
  type NumberQuestion,
  stateField,
  statesOffered,
  type TextQuestion,
} from '@earshot/instrument';
import { type Asked, type Component, labelled, named } from './asked.ts';
import { chosen, items } from './choice-items.ts';
import { dropDown } from './drop-down.ts';

export function componentsOf(asked: Asked): Component[] {
  const { question } = asked.step;
  switch (question.kind) {
    case 'single':
      return question.list ? dropDown(asked, question) : [choice(asked, 'radios')];
    case 'main':
      return [choice(asked, 'radios')];
    case 'multiple':
      return [choice(asked, 'checkboxes')];
    case 'grid':
      return rows(asked, question);
    case 'number':
      return [numberInput(asked, question), ...insteadOf(asked, question)];
    case 'text':
      return [question.long ? longText(asked, question) : shortText(asked, question), ...insteadOf(asked, question)];
  }
}

function choice(asked: Asked, macro: 'radios' | 'checkboxes'): Component {
  const { step, hint, detailsHtml, fields, heading, isAlone } = asked;
  const name = step.question.id;
  const legend = isAlone
    ? { text: heading, isPageHeading: true, classes: 'govuk-fieldset__legend--l' }
    : { text: heading, classes: 'govuk-fieldset__legend--m' };
  const behaviour = macro === 'checkboxes' ? 'exclusive' : undefined;
  const params = {
    ...named(asked, name),
    hint: hint === null ? undefined : { text: hint },
    fieldset: { legend },
    items: items(asked, step.options, fields[name], behaviour),
    formGroup: detailsHtml ? { beforeInputs: { html: detailsHtml } } : undefined,
  };
  return { macro, params };
}

/** Each answer of a grid is a group of radio buttons of its own, so that it reads and works without the grid. */
function rows(asked: Asked, question: GridQuestion): Component[] {
  const { step, says, fields } = asked;
  const cells = cellsOf(question, step.rows, step.columns);
  return cells.map(({ name, row, column }, index) => {
    const options = column ? (step.columns.find(({ code }) => code === column.code) ?? column).options : step.options;
    const isLastOfRow = cells[index + 1]?.row !== row;
    const legend = column
      ? { html: asked.render('answering/column-legend.njk', { row: says(row.text), column: says(column.text) }) }
      : { text: says(row.text), classes: 'govuk-fieldset__legend--s' };
    const formGroup = { classes: `earshot-statements__cell${isLastOfRow ? ' earshot-statements__row' : ''}` };
    const fieldset = { legend };
    return {
      macro: 'radios',
      params: { ...named(asked, name), fieldset, items: items(asked, options, fields[name]), formGroup },
    };
  });
}

function numberInput(asked: Asked, question: NumberQuestion): Component {
  const params = {
    ...labelled(asked),
    value: chosen(asked.fields[question.id])[0] ?? '',
    suffix: { text: question.unit },
    classes: 'govuk-input--width-5',
    inputmode: question.least < 0 ? 'text' : 'numeric',
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
  const { say } = asked;
  const counted = {
    textareaDescriptionText: say('characters_up_to', question.most),
    charactersUnderLimitText: { one: say('characters_left_one'), other: say('characters_left') },
    charactersAtLimitText: say('characters_none'),
    charactersOverLimitText: { one: say('characters_over_one'), other: say('characters_over') },
  };
  const value = chosen(asked.fields[question.id])[0] ?? '';
  return { macro: 'textarea', params: { ...labelled(asked), ...counted, value, maxlength: question.most, rows: 8 } };
}

/** The boxes below a number or a text for what can be said instead; none where nothing is offered. */
function insteadOf(asked: Asked, question: NumberQuestion | TextQuestion): Component[] {
  const { step, says, say, mode, fields, heading, isAlone } = asked;
  const options = step.options.map(({ code, text }) => ({ code, label: says(text) }));
  const offered = [...options, ...statesOffered(question, mode)];
  if (offered.length === 0) return [];
  const name = stateField(question.id);
  const picked = chosen(fields[name]);
  const listed = offered.map(({ code, label }) => ({
    value: code,
    text: label,
    checked: picked.includes(code),
    behaviour: 'exclusive',
  }));
  const legend = isAlone
    ? { text: say('instead') }
    : { html: asked.render('answering/column-legend.njk', { row: heading, column: say('instead') }) };
  return [{ macro: 'checkboxes', params: { ...named(asked, name), fieldset: { legend }, items: listed } }];
}
