// One conversation with a mail server. What matters is to know, whatever happens, whether the server may have the mail:
// until it has been handed the text it cannot have it, and after that only its own answer says so.
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** What became of handing a mail over. `reason` is the server’s word, without addresses. */
export type Delivery =
  | { readonly outcome: 'sent' }
  /** The server does not take it now: it may be tried again. */
  | { readonly outcome: 'later'; readonly reason: string }
  /** The server will not take it: the address (`bounced`), or the mail (`refused`). */
  | { readonly outcome: 'bounced' | 'refused'; readonly reason: string }
  /** The text was handed over and nothing definite came back: the server may have taken it. */
  | { readonly outcome: 'unknown'; readonly reason: string };

export interface Envelope {
  readonly from: string;
  readonly to: string;
}

export interface SmtpSession {
  /** False once anything was not as it should be: then the session is closed, and the next mail needs another. */
  readonly isSound: () => boolean;
  handOver(envelope: Envelope, message: Buffer): Promise<Delivery>;
  close(): void;
}

/** In milliseconds: for connecting and greeting, for silence within a conversation, and for one mail as a whole. */
export interface Patience {
  readonly connect: number;
  readonly silence: number;
  readonly whole: number;
}
export const PATIENCE: Patience = { connect: 15_000, silence: 60_000, whole: 240_000 };

/** Connects and signs in. Returns why that is not possible; nothing has been handed over then. */
export async function openSession(
  smtpUrl: string,
  patience: Patience = PATIENCE,
): Promise<SmtpSession | { readonly unreachable: string }> {
  const { auth, ...place } = placeOf(smtpUrl);
  const connection = new SMTPConnection({
    ...place,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    socketTimeout: patience.silence,
  });
  let sound = true;
  const breakOff = (): void => {
    sound = false;
    connection.close();
  };
  try {
    await settled((resolve, reject) => {
      connection.on('error', (error: Error) => {
        sound = false;
        reject(error);
      });
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    if (auth)
      await settled((resolve, reject) => connection.login(auth, (error) => (error ? reject(error) : resolve())));
  } catch (error) {
    breakOff();
    return { unreachable: reasonOf(error as SmtpError) };
  }
  connection.on('end', () => {
    sound = false;
  });
  return {
    isSound: () => sound,
    async handOver(envelope, message) {
      const delivery = await handOver(connection, envelope, message, patience.whole);
      if (delivery.outcome !== 'sent') breakOff();
      return delivery;
    },
    close() {
      sound = false;
      connection.quit();
    },
  };
}

type SmtpError = Error & { code?: string; response?: string; responseCode?: number; command?: string };

function settled(work: (resolve: () => void, reject: (error: Error) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work(resolve, reject));
}

async function handOver(
  connection: SMTPConnection,
  envelope: Envelope,
  message: Buffer,
  longest: number,
): Promise<Delivery> {
  let handedOver = false;
  const text = new Readable({
    // Read for the first time when the server has asked for the text.
    read() {
      handedOver = true;
      this.push(message);
      this.push(null);
    },
  });
  return new Promise((resolve) => {
    const decide = (error: SmtpError | null): void => {
      clearTimeout(timer);
      resolve(error ? deliveryOf(error, handedOver) : { outcome: 'sent' });
    };
    const timer = setTimeout(() => decide(new Error('The server took too long.')), longest);
    connection.send({ ...envelope, size: message.length }, text, (error) => decide(error as SmtpError | null));
  });
}

/** What an error says about the mail, by how far the conversation had come. */
function deliveryOf(error: SmtpError, handedOver: boolean): Delivery {
  const reason = reasonOf(error);
  const code = error.responseCode || 0;
  const isRefused = code >= 500 && code < 600;
  const isTemporary = code >= 400 && code < 500;
  // An answer that is no refusal, or none at all, leaves open whether the server has the mail.
  if (handedOver && !isRefused && !isTemporary) return { outcome: 'unknown', reason };
  if (!isRefused) return { outcome: 'later', reason };
  return { outcome: error.command === 'RCPT TO' ? 'bounced' : 'refused', reason };
}

const LONGEST_REASON = 200;

/** The server’s own words where it gave any; never an address. */
function reasonOf(error: SmtpError): string {
  const said = error.response || error.message || error.code || 'no answer';
  return withoutAddresses(said).slice(0, LONGEST_REASON);
}

/** A mail server’s words without anybody’s address, on one line. */
export function withoutAddresses(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '<…>')
    .replace(/[^\s<>]+@[^\s<>]+/g, '…')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function placeOf(smtpUrl: string) {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // Whoever signs in sends a password, which does not go over an open line.
    requireTLS: user !== '' && !secure,
    auth: user ? { user, pass: decodeURIComponent(url.password) } : null,
  };
}
