/** How mails leave, as the environment says. */
export interface MailSettings {
  /** Such as `smtps://user:password@smtp.example.org`; null: no mail is sent. */
  readonly smtpUrl: string | null;
  readonly from: { readonly name: string; readonly address: string };
  /** At most so many a minute, over all workers together. */
  readonly perMinute: number;
  /** The beginning of every link in a mail. */
  readonly publicUrl: string;
}

const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\]+$/;
const PER_MINUTE = 120;
const MOST_PER_MINUTE = 10_000;

/** Whether a text is one e-mail address and nothing else, so that it can stand in a header and in an envelope. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text);
}

/**
 * Reads SMTP_URL, MAIL_FROM (`Name <address>`, or an address), MAIL_PER_MINUTE (120) and PUBLIC_URL. Without SMTP_URL
 * nothing is sent, and nothing else is needed. Returns a sentence on what is wrong.
 */
export function mailSettingsFrom(
  env: Readonly<Record<string, string | undefined>>,
): MailSettings | { readonly sentence: string } {
  const publicUrl = env.PUBLIC_URL ?? '';
  const perMinute = Number(env.MAIL_PER_MINUTE || PER_MINUTE);
  if (!Number.isInteger(perMinute) || perMinute < 1 || perMinute > MOST_PER_MINUTE) {
    return {
      sentence: `MAIL_PER_MINUTE is “${env.MAIL_PER_MINUTE}”; it must be a whole number from 1 to ${MOST_PER_MINUTE}.`,
    };
  }
  if (!env.SMTP_URL) return { smtpUrl: null, from: { name: '', address: '' }, perMinute, publicUrl };
  // It can hold a password, so it is not repeated.
  if (!/^smtps?:\/\/[^/]+/.test(env.SMTP_URL) || !URL.canParse(env.SMTP_URL)) {
    return { sentence: 'SMTP_URL is no address of a mail server; its form is smtps://user:password@smtp.example.org.' };
  }
  const from = sender(env.MAIL_FROM ?? '');
  if (!from) {
    return { sentence: `MAIL_FROM is “${env.MAIL_FROM ?? ''}”; its form is Listening study <study@example.org>.` };
  }
  if (!isOrigin(publicUrl)) {
    return {
      sentence: `PUBLIC_URL is “${publicUrl}”; mails need the address of Earshot, such as https://listen.example.org.`,
    };
  }
  return { smtpUrl: env.SMTP_URL, from, perMinute, publicUrl: new URL(publicUrl).origin };
}

function sender(text: string): MailSettings['from'] | null {
  const [, name = '', address = text] = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>]*)>\s*$/.exec(text) ?? [];
  return isAddress(address.trim()) ? { name, address: address.trim() } : null;
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === '/';
}
