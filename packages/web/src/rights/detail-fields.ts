import type { TypedDetails } from '@earshot/actions';
import type { Word } from '../answering/words/catalogue.ts';
import { fieldOf } from '../page/form-field.ts';

interface DetailField {
  readonly name: keyof TypedDetails;
  readonly word: Word;
  readonly type: 'text' | 'email' | 'tel';
  /** By which a browser fills it in for the person themselves. */
  readonly autocomplete: string;
}

/** The fields of a form of contact details. */
export const DETAIL_FIELDS: readonly DetailField[] = [
  { name: 'name', word: 'data_name', type: 'text', autocomplete: 'name' },
  { name: 'email', word: 'data_email', type: 'email', autocomplete: 'work email' },
  { name: 'phone', word: 'data_phone', type: 'tel', autocomplete: 'work tel' },
  { name: 'homeEmail', word: 'data_home_email', type: 'email', autocomplete: 'home email' },
  { name: 'homePhone', word: 'data_home_phone', type: 'tel', autocomplete: 'home tel' },
];

/** The fields of a form that was sent, or of details that are held; whatever is no text is blank. */
export function typedDetails(body: Readonly<Record<string, unknown>> | undefined): TypedDetails {
  const text = (name: keyof TypedDetails): string => fieldOf(body, name).slice(0, 500);
  return {
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    homeEmail: text('homeEmail'),
    homePhone: text('homePhone'),
  };
}
