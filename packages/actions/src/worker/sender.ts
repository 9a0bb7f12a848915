import { setTimeout as sleep } from 'node:timers/promises';
import { giveBack } from '@earshot/store';
import { deliverMail } from '../mail/deliver-mail.ts';
import type { MailSettings } from '../mail/mail-settings.ts';
import { openSession, type Patience, type SmtpSession } from '../mail/smtp-session.ts';
import type { World } from '../world.ts';
import type { JobQueue } from './job-queue.ts';

export interface Sender {
  /** Why mail cannot be sent just now, or null. */
  trouble(): string | null;
  /** Settles when the sender has stopped. */
  readonly ended: Promise<void>;
}

interface SenderWish {
  readonly mail: MailSettings;
  readonly queue: JobQueue;
  readonly stopping: AbortSignal;
  readonly onError: (error: Error) => void;
  readonly patience?: Patience;
}

const IDLE = 1000;
const LONGEST_PAUSE = 60_000;
/** How long a mail that is being sent may go on once the worker is to stop. */
const GRACE = 5000;

/** Sends mails one after another, as long as there are any, over one connection that is opened when it is needed. */
export function startSender(world: World, wish: SenderWish): Sender {
  const sending = new Sending(world, wish);
  return { trouble: () => sending.trouble, ended: sending.run() };
}

class Sending {
  trouble: string | null = null;
  private readonly world: World;
  private readonly wish: SenderWish;
  private session: SmtpSession | null = null;
  private failures = 0;

  constructor(world: World, wish: SenderWish) {
    this.world = world;
    this.wish = wish;
    wish.stopping.addEventListener('abort', () => setTimeout(() => this.session?.close(), GRACE).unref());
  }

  async run(): Promise<void> {
    while (!this.wish.stopping.aborted) {
      try {
        await this.next();
      } catch (error) {
        this.wish.onError(error as Error);
        await this.pause(IDLE);
      }
    }
    this.session?.close();
  }

  private async next(): Promise<void> {
    const job = await this.wish.queue.take();
    if (!job) {
      this.hangUp();
      return this.pause(IDLE);
    }
    const isSettled = await this.send(job.mailId);
    if (!isSettled) await this.world.store.transaction('mailer', (queries) => giveBack(queries, job.mailId));
    await this.wish.queue.done(job.jobId);
  }

  /** False when the worker stops before the mail was begun. */
  private async send(mailId: string): Promise<boolean> {
    while (!this.wish.stopping.aborted) {
      const session = await this.connected();
      if (!session) continue;
      const outcome = await deliverMail(this.world, this.wish.mail, session, mailId);
      if (outcome !== 'full') return true;
      await this.pause(IDLE);
    }
    return false;
  }

  /** An open session; null after a pause when the server cannot be reached. Until then no mail is marked as being sent. */
  private async connected(): Promise<SmtpSession | null> {
    if (this.session?.isSound()) return this.session;
    const opened = await openSession(this.wish.mail.smtpUrl!, this.wish.patience);
    if (!('unreachable' in opened)) {
      this.session = opened;
      this.trouble = null;
      this.failures = 0;
      return opened;
    }
    this.trouble = opened.unreachable;
    this.failures += 1;
    await this.pause(Math.min(IDLE * 2 ** this.failures, LONGEST_PAUSE));
    return null;
  }

  private hangUp(): void {
    this.session?.close();
    this.session = null;
  }

  private pause(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { signal: this.wish.stopping }).catch(() => {});
  }
}
