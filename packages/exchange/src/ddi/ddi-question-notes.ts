import type { ItemSource, Question } from '@earshot/instrument';
import { type Said, saidIn } from '../codebook/said-texts.ts';
import { textElement, type XmlElement } from '../codebook/xml.ts';
import type { DdiColumn } from './ddi-column.ts';
import type { DdiContext } from './ddi-context.ts';
import { OWN_WORDS } from './ddi-names.ts';

/**
 * What DDI has no element for: where an item was taken from, its stated base, words that depend on answers, checks
 * and limits. They stand as `notes`, each with a type that says which.
 */
export function questionNotes({ data, pick }: DdiColumn, context: DdiContext): XmlElement[] {
  const { from } = data;
  if (!from || (from.part.is !== 'answer' && from.part.is !== 'cell')) return [];
  const exclusive = pick?.option?.exclusive
    ? [note('limit', 'exclusive', 'Cannot be picked beside another option.')]
    : [];
  // What holds for the whole question is said once, beside its first option.
  return pick && pick !== data.values[0] ? exclusive : [...wholeNotes(from.placed.question, context), ...exclusive];
}

function wholeNotes(question: Question, context: DdiContext): XmlElement[] {
  const { base } = question;
  const stated = base ? `${context.inWords(base.expression)}. Expression: ${base.source}` : null;
  return [
    ...sourceNote(question, context),
    ...(stated === null ? [] : [note('base', 'stated', stated)]),
    ...wordsNotes(question, context),
    ...checkNotes(question, context),
    ...limits(question).map((text) => note('limit', question.kind, text)),
  ];
}

function note(
  type: string,
  subject: string,
  text: string,
  attributes: XmlElement['attributes'] = OWN_WORDS,
): XmlElement {
  return textElement('notes', text, { type, subject, level: 'variable', ...attributes });
}

function sourceNote({ source }: Question, { study }: DdiContext): XmlElement[] {
  const found = source === null ? undefined : study.questionnaire.sources.get(source);
  return found ? [note('source', source!, `Taken from: ${sourceWords(found)}`)] : [];
}

/** Whose item it is and on which terms, in one line. */
export function sourceWords({ title, publisher, licence, url }: ItemSource): string {
  const parts = [title, publisher, licence === null ? null : `Licence: ${licence}`, url];
  return parts.filter((part) => part !== null).join('. ');
}

function wordsNotes({ id, words }: Question, { editions, inWords }: DdiContext): XmlElement[] {
  return words.flatMap(({ name, variants }, index) =>
    variants.flatMap(({ when }, at) => {
      const said = saidIn(
        editions,
        ['web', 'telephone'],
        ({ questions }) => questions.get(id)?.words[index]?.variants[at]?.text ?? null,
      );
      const who = when ? `if ${inWords(when.expression)}` : 'for everybody else';
      return said.map((each) => note('words', name, `‹${name}› ${who}${modeWords(each)}: “${each.text}”`, lang(each)));
    }),
  );
}

function checkNotes({ id, checks }: Question, { editions, inWords }: DdiContext): XmlElement[] {
  return checks.flatMap((check, index) => {
    const said = saidIn(
      editions,
      ['web', 'telephone'],
      ({ questions }) => questions.get(id)?.checks[index]?.text ?? null,
    );
    const when = `${check.id}: if ${inWords(check.when.expression)}`;
    return said.map((each) => note('check', check.kind, `${when}${modeWords(each)}: “${each.text}”`, lang(each)));
  });
}

function lang({ language }: Said): XmlElement['attributes'] {
  return { 'xml:lang': language };
}

function modeWords({ mode }: Said): string {
  return mode === null ? '' : ` (${mode})`;
}

function limits(question: Question): string[] {
  switch (question.kind) {
    case 'multiple':
      return question.most === null ? [] : [`At most ${question.most} options.`];
    case 'text':
      return [`At most ${question.most} characters.`];
    case 'single':
      return question.estimates === null ? [] : [`Bands of the number ${question.estimates}.`];
    default:
      return [];
  }
}
