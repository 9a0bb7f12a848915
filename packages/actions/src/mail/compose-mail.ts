import { fillWords, type Placeholder } from '@earshot/fieldwork';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailSettings } from './mail-settings.ts';

/** A mail in plain text, before it is put into the form in which mails travel. */
export interface PlainMail {
  readonly mailId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  /** Where the person ends all mail; null for a mail that goes once and to nobody’s list. */
  readonly stopLink: string | null;
}

/** By which a mail, and whatever comes back about it, is known everywhere: the same for every try. */
export function messageIdOf(mailId: string, { from }: Pick<MailSettings, 'from'>): string {
  return `<${mailId}@${from.address.split('@')[1]}>`;
}

/** The mail whose answer or report names this Message-ID; null for one that is not ours. */
export function mailIdIn(messageId: string): string | null {
  return /<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i.exec(messageId)?.[1]?.toLowerCase() ?? null;
}

/**
 * The bytes of a mail (RFC 5322): plain text in UTF-8, with the headers that let a mail program stop the mails at one
 * press (RFC 8058). Whatever comes from people stands in headers without its line breaks, so that nothing can be added.
 */
export function composeMail(mail: PlainMail, settings: MailSettings): Promise<Buffer> {
  const { from } = settings;
  return new MailComposer({
    messageId: messageIdOf(mail.mailId, settings),
    from: { name: onOneLine(from.name), address: from.address },
    to: { name: onOneLine(mail.to.name), address: mail.to.address },
    replyTo: onOneLine(mail.replyTo),
    subject: onOneLine(mail.subject),
    text: wrapped(mail.text),
    // Nobody’s own hand wrote it: automatic answers should not answer it (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', ...stopHeaders(mail.stopLink) },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

function stopHeaders(link: string | null): Record<string, string> {
  if (link === null) return {};
  const header = { 'List-Unsubscribe': `<${link}>` };
  return link.startsWith('https:') ? { ...header, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : header;
}

/** A text as a header can hold it: no line breaks, no other control characters. */
export function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

const LINE = 76;

/** Lines of at most 76 characters, broken between words; what is longer by itself, such as a link, stays whole. */
export function wrapped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => wrapLine(line.trimEnd()))
    .join('\n');
}

function wrapLine(line: string): string {
  if (line.length <= LINE) return line;
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (longer.length > LINE && current !== '') {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current].join('\n');
}

/** The words of a step or letter, and below them how to stop the mails. */
export function filledMail(
  written: { readonly subject: string; readonly text: string },
  words: Partial<Record<Placeholder, string>>,
  stopLink: string | null,
): { subject: string; text: string } {
  const text = fillWords(written.text, words).trimEnd();
  const stop = stopLink === null ? '' : `\n\n--\nIf you want no more mails or calls about this study: ${stopLink}\n`;
  return { subject: fillWords(written.subject, words), text: `${text}${stop}` };
}
