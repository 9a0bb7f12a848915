import { type SingleQuestion, specifyName, statesOffered } from '@earshot/instrument';
import { type Asked, type Component, labelled } from './asked.ts';
import { chosen } from './choice-items.ts';
import type { Say } from './words/catalogue.ts';

/** From this many options on, a list can be searched by typing; a shorter one is quicker to look through. */
const SEARCHED_FROM = 15;

/** A drop-down, and below it the lines to write in, which say to which option they belong. */
export function dropDown(asked: Asked, question: SingleQuestion): Component[] {
  const { step, says, say, mode, fields } = asked;
  const choices = step.options.map(({ code, text }) => ({ value: code, text: says(text) }));
  const states = statesOffered(question, mode).map(({ code, label }) => ({ value: code, text: label }));
  const value = chosen(fields[question.id])[0] ?? '';
  const all = [{ value: '', text: say('choose_one') }, ...choices, ...states];
  const items = all.map((item) => ({ ...item, selected: item.value === value }));
  const attributes = searchedWith(say, choices.length);
  return [{ macro: 'select', params: { ...labelled(asked), items, attributes } }, ...lines(asked, question)];
}

/** What the script that makes a list searchable says, in the language of the page; nothing for a list that is short. */
export function searchedWith(say: Say, options: number): Record<string, string> {
  if (options < SEARCHED_FROM) return {};
  return {
    'data-searched': 'true',
    'data-type': say('list_type'),
    'data-none': say('list_none'),
    'data-one': say('list_results_one'),
    'data-results': say('list_results', '{0}'),
    'data-selected': say('list_selected', '{0}', '{1}', '{2}'),
  };
}

function lines({ step, says, say, fields, sentenceAt }: Asked, question: SingleQuestion): Component[] {
  return step.options.flatMap(({ code, text, specify }): Component[] => {
    if (specify === null) return [];
    const name = specifyName(question, code);
    const error = sentenceAt(name);
    const label = { text: say('if_chosen', says(text), says(specify)) };
    const value = chosen(fields[name])[0] ?? '';
    const errorMessage = error === undefined ? undefined : { text: error };
    return [{ macro: 'input', params: { id: name, name, label, value, errorMessage, autocomplete: 'off' } }];
  });
}
