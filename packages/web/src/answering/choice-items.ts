import { type Fields, type Option, specifyName, statesOffered } from '@earshot/instrument';
import type { Asked } from './asked.ts';

type Field = Fields[string];

/**
 * The items of radio buttons or check boxes: the options, then after a divider the ways of not choosing one.
 * @param options what this group offers: a column of a grid has options of its own.
 * @param behaviour 'exclusive' for check boxes, where some options stand alone: a script then unticks the others.
 */
export function items(asked: Asked, options: readonly Option[], field: Field, behaviour?: 'exclusive'): object[] {
  const { step, says, mode, say } = asked;
  const picked = chosen(field);
  const item = (code: string, text: string, alone: boolean): object => ({
    value: code,
    text,
    checked: picked.includes(code),
    ...(alone && behaviour ? { behaviour } : {}),
  });
  const offer = (option: Option): object => ({
    ...item(option.code, says(option.text), option.exclusive),
    ...lineOf(asked, option),
  });
  const states = statesOffered(step.question, mode).map(({ code, label }) => item(code, label, true));
  const together = behaviour ? options.filter(({ exclusive }) => !exclusive) : options;
  const alone = behaviour ? options.filter(({ exclusive }) => exclusive) : [];
  const first = together.map(offer);
  const apart = [...alone.map(offer), ...states];
  // Inside a grid a divider on every row would be louder than the options.
  if (first.length === 0 || apart.length === 0 || step.question.kind === 'grid') return [...first, ...apart];
  return [...first, { divider: say('or') }, ...apart];
}

/** The line to write in beside an option: seen once the option is chosen, or always where no script runs. */
function lineOf(asked: Asked, { code, specify }: Option): object {
  const { step, says, render, fields, sentenceAt, values } = asked;
  const { question } = step;
  if (question.kind === 'main') {
    // What was written in with the reasons says which one is meant.
    const written = values[specifyName({ id: question.of }, code)];
    return written?.state === 'answered' ? { hint: { text: asked.say('you_wrote', String(written.value)) } } : {};
  }
  if (specify === null || question.kind === 'grid') return {};
  const name = specifyName(question, code);
  const line = { name, label: says(specify), value: chosen(fields[name])[0] ?? '', error: sentenceAt(name) };
  return { conditional: { html: render('answering/specify.njk', line) } };
}

/** What a field holds, whether it came once, several times or not at all. */
export function chosen(field: Field): readonly string[] {
  if (field === undefined) return [];
  return typeof field === 'string' ? [field] : field;
}
