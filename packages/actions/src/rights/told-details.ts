import { readEmailAddress, readTelephoneNumber } from '@earshot/fieldwork';
import type { ContactDetails } from '../contacts/contact-details.ts';

/** Contact details as somebody typed them. */
export interface TypedDetails {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** Those at home, for who agreed to be asked again. Empty: none. */
  readonly homeEmail: string;
  readonly homePhone: string;
}

/** What is wrong with typed details, by field, in words; nothing has been kept then. */
export interface DetailMistakes {
  readonly mistakes: Readonly<Partial<Record<keyof TypedDetails, string>>>;
}

const LONGEST_NAME = 200;

/**
 * Reads typed details, which replace everything that was held, so a referral number that somebody else gave goes. Blank
 * is none.
 */
export function readDetails(typed: TypedDetails): ContactDetails | DetailMistakes {
  const mistakes: Partial<Record<keyof TypedDetails, string>> = {};
  const name = typed.name.replaceAll(/\s+/g, ' ').trim().normalize('NFC');
  if (name === '' || name.length > LONGEST_NAME || /[\p{Cc}@<>]|:\/\//u.test(name)) {
    mistakes.name = `Enter a name in up to ${LONGEST_NAME} characters`;
  }
  const email = (field: 'email' | 'homeEmail'): string => {
    if (typed[field].trim() === '') return '';
    const read = readEmailAddress(typed[field]);
    if (!read) mistakes[field] = 'Enter an e-mail address, such as name@example.org';
    return read ?? '';
  };
  const phone = (field: 'phone' | 'homePhone'): string => {
    if (typed[field].trim() === '') return '';
    const read = readTelephoneNumber(typed[field])?.number;
    if (!read) mistakes[field] = 'Enter a telephone number, such as 07700 900123';
    return read ?? '';
  };
  const given = {
    email: email('email'),
    phone: phone('phone'),
    homeEmail: email('homeEmail'),
    homePhone: phone('homePhone'),
  };
  const isBlank = [typed.email, typed.phone, typed.homeEmail, typed.homePhone].every((text) => text.trim() === '');
  if (isBlank)
    mistakes.email = 'Enter an e-mail address or a telephone number, or remove the contact details altogether';
  if (Object.keys(mistakes).length > 0) return { mistakes };
  const home = {
    ...(given.homeEmail ? { homeEmail: given.homeEmail } : {}),
    ...(given.homePhone ? { homePhone: given.homePhone } : {}),
  };
  return { name, email: given.email || null, phone: given.phone || null, ...home };
}
