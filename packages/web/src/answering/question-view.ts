import { CONFIRMED, type Doubt, type Note, type Question, type Texts } from '@earshot/instrument';
import type { Asked, Component } from './asked.ts';
import { chosen } from './choice-items.ts';
import { componentsOf } from './question-components.ts';

/** One question of a page, with what is read before it. */
export interface QuestionView {
  readonly id: string;
  /** The question in words. */
  readonly heading: string;
  readonly notes: readonly string[];
  /** A grid has its question as a heading above it; other kinds carry it in their own legend or label. */
  readonly isGrid: boolean;
  readonly hint: string | null;
  /** What the question means, for those who want to know; empty where nothing is said about it. */
  readonly detailsHtml: string;
  readonly components: readonly Component[];
}

type ToView = Omit<Asked, 'says' | 'heading' | 'hint' | 'detailsHtml'> & {
  readonly saysFor: (element: Question | Note) => (texts: Texts) => string;
  readonly doubts: readonly Doubt[];
};

export function questionView({ saysFor, doubts, ...view }: ToView): QuestionView {
  const { step, say, render } = view;
  const { question, notes } = step;
  const says = saysFor(question);
  const text = says(question.text);
  const heading = question.optional ? say('optional', text) : text;
  const hint = hintOf(view, question, says);
  const explained = [question.definition, question.addIfNecessary].flatMap((texts) => (texts ? [says(texts)] : []));
  const detailsHtml = explained.length > 0 ? render('answering/details.njk', { say, explained }) : '';
  const asked = { ...view, says, heading, hint, detailsHtml };
  const unsure = doubts.filter(({ field }) => question.checks.some(({ id }) => id === field));
  return {
    id: question.id,
    heading,
    notes: notes.map((note) => saysFor(note)(note.text)),
    isGrid: question.kind === 'grid',
    hint,
    detailsHtml,
    components: [...componentsOf(asked), ...unsure.map((doubt) => confirmation(asked, doubt))],
  };
}

/** Unless the study has a hint of its own, that several may be chosen is said in words: boxes look like circles to many. */
function hintOf({ say }: Pick<Asked, 'say'>, question: Question, says: (texts: Texts) => string): string | null {
  if (question.hint !== null) return says(question.hint);
  if (question.kind !== 'multiple') return null;
  return question.most === null ? say('choose_all') : say('choose_up_to', question.most);
}

/** The box with which somebody stands by an answer that is unlikely. */
function confirmation({ fields, say }: Asked, { field, sentence }: Doubt): Component {
  const items = [{ value: CONFIRMED, text: say('confirm'), checked: chosen(fields[field]).includes(CONFIRMED) }];
  const fieldset = { legend: { text: sentence, classes: 'govuk-fieldset__legend--s' } };
  const formGroup = { classes: 'earshot-doubt' };
  return { macro: 'checkboxes', params: { name: field, idPrefix: field, fieldset, items, formGroup } };
}
