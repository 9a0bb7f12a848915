import type { Value } from '@earshot/dataset';
import { DONT_KNOW_CHOICE, type Fields, REFUSED_CHOICE, stateField } from './page-fields.ts';
import type { Answers, Step } from './path.ts';
import type { Mode, Question } from './questionnaire.ts';
import { insteadName, namesOf } from './variables.ts';

/** The fields of a page as they were when these answers were sent: the reverse of `readPage`. */
export function writePage(page: readonly Step[], answers: Answers, mode: Mode): Fields {
  const fields: Record<string, string | readonly string[]> = {};
  for (const { question } of page) {
    for (const name of namesOf(question)) {
      const value = answers[name];
      if (value) Object.assign(fields, fieldOf(question, name, value, mode));
    }
  }
  return fields;
}

function fieldOf(question: Question, name: string, value: Value, mode: Mode): Fields {
  const written = question.kind === 'number' || question.kind === 'text';
  const field = written ? stateField(question.id) : name;
  switch (value.state) {
    case 'answered':
      if (question.kind === 'number' && name === insteadName(question)) return { [field]: String(value.value) };
      return { [name]: typeof value.value === 'object' ? value.value : String(value.value) };
    case 'dont_know':
      return question.dontKnow[mode] === null ? {} : { [field]: DONT_KNOW_CHOICE };
    case 'refused':
      // Left blank, unless the page offers words for it; a line beside an option is only ever left blank.
      return question.refused[mode] === null || !isOwn(question, name) ? {} : { [field]: REFUSED_CHOICE };
    case 'not_asked':
    case 'not_reached':
      return {};
  }
}

/** A line to write in belongs to an option, and has no state of its own. */
function isOwn(question: Question, name: string): boolean {
  return question.kind === 'grid' || name === question.id;
}
