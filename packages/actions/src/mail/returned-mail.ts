// Reads what comes back for a mail: reports of mail servers (RFC 3464) and automatic answers (RFC 3834). Only the few
// headers and fields that are needed are read; nothing of the text is kept, which can name people.
import { mailIdIn } from './compose-mail.ts';
import { withoutAddresses } from './smtp-session.ts';

/** What came back. `mailId`: the mail of ours that it is about, if it says so itself. */
export type Returned =
  | { readonly kind: 'bounced'; readonly mailId: string; readonly reason: string }
  | { readonly kind: 'delayed'; readonly mailId: string }
  | { readonly kind: 'away'; readonly mailId: string }
  /** It is none of these, or about no mail of ours. */
  | { readonly kind: 'other'; readonly sentence: string };

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Reads a mail as it came, headers and all. */
export function readReturned(source: string): Returned {
  const mail = partOf(source);
  if (/multipart\/report/i.test(mail.headers.get('content-type') ?? '')) return reportIn(mail);
  if (/^auto-replied/i.test(mail.headers.get('auto-submitted') ?? '')) return awayIn(mail);
  return other('This is neither a report of a mail server nor an automatic answer.');
}

function reportIn(mail: Part): Returned {
  const parts = partsOf(mail);
  const typed = (type: RegExp) => parts.find(({ headers }) => type.test(headers.get('content-type') ?? ''));
  const status = typed(/^message\/(global-)?delivery-status/i);
  if (!status) return other('The report says nothing of a delivery.');
  const returned = typed(/^(?:message\/(?:rfc822|global)|text\/rfc822-headers)/i);
  const original = returned && partOf(returned.body).headers.get('message-id');
  const mailId = mailIdIn(original ?? '');
  if (mailId === null) return other('The report names no mail of ours.');
  // The first block is about the message, each further one about a recipient; our mails have one.
  const fields = status.body.split(/\r?\n\r?\n/).map((block) => partOf(`${block}\n\n`).headers);
  const action = (find(fields, 'action') ?? '').toLowerCase();
  if (action === 'delayed') return { kind: 'delayed', mailId };
  if (action !== 'failed')
    return other(`The report says “${withoutAddresses(action) || 'nothing'}”, which is no failure.`);
  const reason = `${find(fields, 'status') ?? ''} ${find(fields, 'diagnostic-code') ?? ''}`;
  return { kind: 'bounced', mailId, reason: withoutAddresses(reason).slice(0, 200) };
}

function find(blocks: readonly ReadonlyMap<string, string>[], field: string): string | null {
  return blocks.find((block) => block.has(field))?.get(field) ?? null;
}

function awayIn({ headers }: Part): Returned {
  const answered = `${headers.get('in-reply-to') ?? ''} ${headers.get('references') ?? ''}`;
  const mailId = answered
    .split(/\s+/)
    .map(mailIdIn)
    .find((each) => each !== null);
  return mailId ? { kind: 'away', mailId } : other('The automatic answer is to no mail of ours.');
}

function other(sentence: string): Returned {
  return { kind: 'other', sentence };
}

/** Headers, unfolded, by name in small letters, and what stands below them. */
function partOf(source: string): Part {
  const text = source.replace(/^\s+/, '');
  const end = /\r?\n\r?\n/.exec(text);
  const head = (end ? text.slice(0, end.index) : text).replace(/\r?\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value!.trim());
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : '' };
}

function partsOf({ headers, body }: Part): Part[] {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(headers.get('content-type') ?? '') ?? [];
  const boundary = quoted ?? plain;
  if (!boundary) return [];
  // The first piece stands before the first boundary, and what follows `--` after the last.
  const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1);
  return pieces.filter((piece) => !piece.startsWith('--')).map(partOf);
}
