import { setTimeout as sleep } from 'node:timers/promises';
import { beatWorker, forgetWorker } from '@earshot/store';
import { drawPseudonym } from '../answering/pseudonym.ts';
import type { MailSettings } from '../mail/mail-settings.ts';
import { queueDueMail } from '../mail/queue-due-mail.ts';
import type { Patience } from '../mail/smtp-session.ts';
import { runRetention } from '../retention/run-retention.ts';
import { settleStaffLists } from '../sample/settle-staff-lists.ts';
import { forgetTasks } from '../tasks/begin-task.ts';
import type { World } from '../world.ts';
import { giveMail } from './give-mail.ts';
import { openJobQueue } from './job-queue.ts';
import { type Sender, startSender } from './sender.ts';

export interface WorkerWish {
  readonly databaseUrl: string;
  readonly mail: MailSettings;
  /** Told of what goes wrong; never an address or a name. */
  readonly onError: (error: Error) => void;
  readonly patience?: Patience;
  readonly pace?: Pace;
}

/** How long a worker pauses between two times that it does something, in milliseconds. */
export interface Pace {
  /** Looks for what is due. Each worker looks by itself: nothing is queued twice. */
  readonly looking: number;
  /** Makes jobs of what is queued. */
  readonly giving: number;
  /** Says that it is there, and what keeps it from sending. */
  readonly beat: number;
}

const SENDERS = 2;
/** Whoever has just released people sees their mails leave soon. */
const PACE: Pace = { looking: 15_000, giving: 2000, beat: 10_000 };

/**
 * Starts what runs beside the web: looks at every study’s protocol each quarter of a minute, queues what is due and sends
 * it, and does the daily work. Any number of workers can run on one database. Returns how to stop it: what is being sent is
 * finished first, for some seconds.
 */
export async function startWorker(world: World, wish: WorkerWish): Promise<{ stop(): Promise<void> }> {
  const { databaseUrl, mail, onError, pace = PACE } = wish;
  const stopping = new AbortController();
  const queue = await openJobQueue(databaseUrl, onError);
  const sends = mail.smtpUrl !== null;
  const senders: Sender[] = sends
    ? Array.from({ length: SENDERS }, () => startSender(world, { ...wish, queue, stopping: stopping.signal }))
    : [];
  const workerId = drawPseudonym(world.randomBytes);
  const beat = async (): Promise<void> => {
    const trouble = senders.map((sender) => sender.trouble()).find((each) => each !== null) ?? null;
    await world.store.transaction('mailer', (queries) =>
      beatWorker(queries, { workerId, seenAt: world.now(), sendsMail: sends, trouble }),
    );
  };
  const look = async (): Promise<void> => {
    if (sends) await queueDueMail(world);
    await settleStaffLists(world);
    await world.store.transaction('contacts', (queries) => forgetTasks(world, queries));
  };
  await queue.every('retention', '15 3 * * *', async () => {
    await runRetention(world);
  });
  const loops = [
    repeat(beat, pace.beat, stopping.signal, onError),
    repeat(look, pace.looking, stopping.signal, onError),
    repeat(() => giveMail(world, queue, sends), pace.giving, stopping.signal, onError),
    ...senders.map(({ ended }) => ended),
  ];
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
      await queue.stop().catch(onError);
      await world.store.transaction('mailer', (queries) => forgetWorker(queries, workerId)).catch(onError);
    },
  };
}

/** Does the work again and again, with a pause between, until it is stopped. What fails is told, and tried again. */
async function repeat(
  work: () => Promise<void>,
  pause: number,
  stopping: AbortSignal,
  onError: (error: Error) => void,
): Promise<void> {
  while (!stopping.aborted) {
    await work().catch(onError);
    await sleep(pause, undefined, { signal: stopping }).catch(() => {});
  }
}
