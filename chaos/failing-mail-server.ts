import { createServer, type Server, type Socket } from 'node:net';

/** How the mail server behaves from now on; conversations that have begun go on as they were. */
export type MailServerMood =
  | 'works'
  /** Says at once that it is not available. */
  | 'refuses'
  /** Takes nobody’s mail for now. */
  | 'greylists'
  /** Takes the message and never says so. */
  | 'hangs'
  /** Takes the message and breaks the connection. */
  | 'drops'
  /** Says twice that it has taken the message. */
  | 'answers_twice'
  /** Takes its time. */
  | 'is_slow';

export const MOODS: readonly MailServerMood[] = ['refuses', 'greylists', 'hangs', 'drops', 'answers_twice', 'is_slow'];

/** A message that may have reached a person, whatever the sender was told. */
export interface Delivered {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A mail server over plain TCP that misbehaves as it is told to and remembers every message that it was given whole. */
export class FailingMailServer {
  mood: MailServerMood = 'works';
  readonly delivered: Delivered[] = [];
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor() {
    this.server = createServer((socket) => this.converse(socket));
  }

  /** Returns the port on the loopback address. */
  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => resolve((this.server.address() as { port: number }).port));
    });
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private converse(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => socket.destroy());
    const talk = new Conversation(socket, this.mood, (message) => this.delivered.push(message));
    socket.on('data', (chunk) => talk.hear(chunk.toString('utf8')));
  }
}

class Conversation {
  private heard = '';
  private recipient = '';
  private inData = false;
  private readonly socket: Socket;
  private readonly mood: MailServerMood;
  private readonly deliver: (message: Delivered) => void;

  constructor(socket: Socket, mood: MailServerMood, deliver: (message: Delivered) => void) {
    this.socket = socket;
    this.mood = mood;
    this.deliver = deliver;
    if (mood === 'refuses') this.socket.end('421 not now\r\n');
    else this.say('220 chaos ESMTP');
  }

  hear(text: string): void {
    this.heard += text;
    for (;;) {
      const end = this.heard.indexOf(this.inData ? '\r\n.\r\n' : '\r\n');
      if (end === -1) return;
      const part = this.heard.slice(0, end);
      this.heard = this.heard.slice(end + (this.inData ? 5 : 2));
      if (this.inData) this.take(part);
      else this.obey(part);
    }
  }

  private obey(line: string): void {
    const command = line.slice(0, 4).toUpperCase();
    if (command === 'RCPT') this.recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (command === 'DATA') this.inData = true;
    const answer = this.answerTo(command);
    if (command === 'QUIT') this.socket.end(`${answer}\r\n`);
    else this.say(answer);
  }

  private answerTo(command: string): string {
    if (command === 'EHLO') return '250-chaos\r\n250 8BITMIME';
    if (command === 'RCPT' && this.mood === 'greylists') return '451 4.7.1 try again later';
    if (command === 'DATA') return '354 go on';
    return command === 'QUIT' ? '221 bye' : '250 ok';
  }

  private take(message: string): void {
    this.inData = false;
    this.deliver(readMessage(this.recipient, message));
    if (this.mood === 'hangs') return;
    if (this.mood === 'drops') {
      this.socket.destroy();
      return;
    }
    if (this.mood === 'is_slow') {
      setTimeout(() => this.say('250 taken'), 700);
      return;
    }
    this.say(this.mood === 'answers_twice' ? '250 taken\r\n250 taken' : '250 taken');
  }

  private say(line: string): void {
    if (!this.socket.destroyed) this.socket.write(`${line}\r\n`);
  }
}

/** Header and text of a message; a text that is quoted-printable is read as such, so that its link is whole. */
function readMessage(to: string, message: string): Delivered {
  const [head, ...body] = message.split('\r\n\r\n');
  const subject = /^Subject: (.*(?:\r\n[ \t].*)*)/im.exec(head!)?.[1] ?? '';
  const written = body.join('\r\n\r\n');
  const isQuoted = /quoted-printable/i.test(message);
  const text = isQuoted ? written.replace(/=\r\n/g, '').replace(/=3D/g, '=') : written;
  return { to, subject, text };
}
