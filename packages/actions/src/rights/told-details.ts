import type { ContactDetails } from '../contacts/contact-details.ts';
import { type RightsRefused, refuseRights } from './refuse-rights.ts';

/** Contact details as somebody typed them. */
export interface TypedDetails {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** Those at home, for who agreed to be asked again. Empty: none. */
  readonly homeEmail: string;
  readonly homePhone: string;
}

const LONGEST_NAME = 200;
const LONGEST_EMAIL = 254;
const EMAIL = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+\.[^\s@.<>(),;:"\\[\]]{2,}$/;

/**
 * Reads typed details, which replace everything that was held, so a referral number that somebody else gave goes. Blank
 * is none. Refuses with what is wrong with them.
 */
export function readDetails(typed: TypedDetails): ContactDetails | RightsRefused {
  const [name, email, phone, homeEmail, homePhone] = [
    typed.name,
    typed.email,
    typed.phone,
    typed.homeEmail,
    typed.homePhone,
  ].map((text) => text.trim().normalize('NFC'));
  if (!name || name.length > LONGEST_NAME) return refuseRights('bad-name');
  for (const given of [email, homeEmail]) if (given && !isEmail(given)) return refuseRights('bad-email');
  for (const given of [phone, homePhone]) if (given && !isPhone(given)) return refuseRights('bad-phone');
  if (!email && !phone && !homeEmail && !homePhone) return refuseRights('no-way-to-reach');
  const home = { ...(homeEmail ? { homeEmail } : {}), ...(homePhone ? { homePhone } : {}) };
  return { name, email: email || null, phone: phone || null, ...home };
}

function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && EMAIL.test(text);
}

function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length;
  return /^[+\d][\d\s().-]*$/.test(text) && digits >= 7 && digits <= 15;
}
