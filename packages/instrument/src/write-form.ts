import type { Value } from '@earshot/dataset';
import type { Answers, Step } from './path.ts';
import { DONT_KNOW_CHOICE, type Fields, REFUSED_CHOICE, stateField } from './read-form.ts';
import { namesOf } from './variables.ts';

/** The fields of a page as they were when these answers were sent: the reverse of `readForm`. */
export function writeForm(step: Step, answers: Answers): Fields {
  const fields: Record<string, string | readonly string[]> = {};
  for (const name of namesOf(step.question)) {
    const value = answers[name];
    if (value) Object.assign(fields, fieldOf(step, name, value));
  }
  return fields;
}

function fieldOf({ question }: Step, name: string, value: Value): Fields {
  const written = question.kind === 'number' || question.kind === 'text';
  switch (value.state) {
    case 'answered':
      return { [name]: typeof value.value === 'object' ? value.value : String(value.value) };
    case 'dont_know':
      return { [written ? stateField(name) : name]: DONT_KNOW_CHOICE };
    case 'refused':
      // Left blank, unless the page offers words for it.
      if (question.refused === null) return {};
      return { [written ? stateField(name) : name]: REFUSED_CHOICE };
    case 'not_asked':
    case 'not_reached':
      return {};
  }
}
