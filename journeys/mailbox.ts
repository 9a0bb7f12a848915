// The mailboxes of everybody in a journey: a mail server that takes whatever comes, read by a parser that is not ours.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  /** For SMTP_URL. */
  readonly url: string;
  /** Everything that came so far, with the address that it came to. */
  readonly received: readonly { readonly to: string; readonly mail: Email }[];
  stop(): Promise<void>;
}

/** Starts a mail server on a free port of this machine. */
export async function mailbox(): Promise<Mailbox> {
  const received: { to: string; mail: Email }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    disableReverseLookup: true,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const mail = await new PostalMime().parse(Buffer.concat(chunks));
        for (const { address } of envelope.rcptTo) received.push({ to: address, mail });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The link in a mail whose address has this in it, such as `/stop/`. Throws when the mail has none. */
export function linkIn({ text = '' }: Pick<Email, 'text'>, part: string): string {
  const link = text.match(/https?:\/\/\S+/g)?.find((found) => found.includes(part));
  if (!link) throw new Error(`No link with ${part} in: ${text}`);
  return link;
}
