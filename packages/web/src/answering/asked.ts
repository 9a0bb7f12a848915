import type { Row } from '@earshot/dataset';
import type { Fields, Mode, Step, Texts } from '@earshot/instrument';
import type { Render } from '../page/render.ts';
import type { Say } from './words/catalogue.ts';

/** A component of govuk-frontend by the name of its macro, with the macro's own parameters. */
export interface Component {
  readonly macro: 'radios' | 'checkboxes' | 'select' | 'input' | 'textarea';
  readonly params: object;
}

/** A question that is put on a page: its step and words, what its fields hold, and what is wrong with them. */
export interface Asked {
  readonly step: Step;
  readonly mode: Mode;
  readonly says: (texts: Texts) => string;
  readonly say: Say;
  readonly heading: string;
  readonly hint: string | null;
  readonly detailsHtml: string;
  /** Whether the question has its page to itself, and so is its heading. */
  readonly isAlone: boolean;
  readonly fields: Fields;
  /** The values of the path so far. */
  readonly values: Row;
  readonly sentenceAt: (field: string) => string | undefined;
  readonly render: Render;
}

/** What a field’s component is told of it: its name, and what is wrong with it. */
export function named({ sentenceAt }: Asked, name: string) {
  const error = sentenceAt(name);
  return { name, idPrefix: name, errorMessage: error === undefined ? undefined : { text: error } };
}

/** What an input and its label need: the question as the label, with the hint, the explanation and the error. */
export function labelled(asked: Asked) {
  const { heading, hint, detailsHtml, isAlone } = asked;
  const { name, errorMessage } = named(asked, asked.step.question.id);
  const label = isAlone
    ? { text: heading, isPageHeading: true, classes: 'govuk-label--l' }
    : { text: heading, classes: 'govuk-label--m' };
  return {
    id: name,
    name,
    hint: hint === null ? undefined : { text: hint },
    errorMessage,
    label,
    ...(detailsHtml ? { formGroup: { beforeInput: { html: detailsHtml } } } : {}),
    ...(detailsHtml ? { inputWrapper: { classes: 'earshot-explained' } } : {}),
  };
}
