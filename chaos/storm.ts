import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openWorld, settingsFrom, type World } from '@earshot/actions';
import { seededRandom } from '@earshot/statistics';
import { freePort } from '@earshot/testing';
import { EarshotSystem } from './earshot-system.ts';
import { FailingMailServer } from './failing-mail-server.ts';
import { faultsOf } from './faults.ts';

import { inviteEverybody } from './invited.ts';
import { ownDisk } from './own-disk.ts';
import { Respondents } from './respondents.ts';
import { type Losses, mailStates, verify } from './verify.ts';

const checkout = path.join(import.meta.dirname, '..');
/** People answering at any time, and invited for each round: more than mail can reach in it, however slow the machine. */
const AT_ONCE = 30;
const A_ROUND = 200;
const MAILS_A_MINUTE = 200;

export interface StormWish {
  readonly rounds: number;
  readonly seed: number;
  readonly say: (line: string) => void;
  /** Aborted to end the storm early; what has happened is still verified. */
  readonly stopping: AbortSignal;
}

export interface StormResult extends Losses {
  readonly rounds: number;
  readonly seed: number;
  /** Rounds before which mail or answers did not get going again by themselves. */
  readonly stalled: number;
  /** How often each fault happened. */
  readonly faults: Readonly<Record<string, number>>;
  /** False where no file system of its own could be made, so that no disk was ever full. */
  readonly triedFullDisk: boolean;
  readonly people: number;
  readonly acknowledgedPages: number;
  readonly failedPosts: number;
  readonly mails: Readonly<Record<string, number>>;
  /** Messages that the mail server was given whole. */
  readonly delivered: number;
}

/**
 * People are invited by mail and answer while, again and again, something is killed, fills up or misbehaves; then counts
 * what was lost. Earshot runs as `npm start` runs it, with a database of its own that is thrown away.
 */
export async function storm({ rounds, seed, say, stopping }: StormWish): Promise<StormResult> {
  const random = seededRandom(seed);
  const disk = ownDisk();
  const data = disk?.folder ?? mkdtempSync(path.join(tmpdir(), 'earshot-chaos-'));
  const mail = new FailingMailServer();
  const [port, smtp] = [await freePort(), await mail.listen()];
  const env = {
    EARSHOT_DATA: data,
    EARSHOT_SURVEYS: path.join(import.meta.dirname, 'surveys'),
    EARSHOT_SECRET: randomBytes(32).toString('base64url'),
    EARSHOT_DEMONSTRATION: 'no',
    PUBLIC_URL: `http://localhost:${port}`,
    SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    MAIL_FROM: 'Storm <storm@example.org>',
    MAIL_PER_MINUTE: String(MAILS_A_MINUTE),
  };
  const system = new EarshotSystem({ data, port, env });
  const inWorld = <T>(work: (world: World) => Promise<T>): Promise<T> => withWorld(env, work);
  const respondents = new Respondents(system.origin, random);
  const happened: Record<string, number> = {};
  let stalled = 0;
  try {
    await system.start();
    await inWorld((world) => inviteEverybody(world, rounds * A_ROUND));
    system.kill('worker'); // so that the next one looks at once at what is due
    await untilMailComes(mail);
    const faults = faultsOf({ system, mail, disk: disk?.folder ?? null });
    const goingOn = setInterval(() => respondents.goOn(mail.delivered, AT_ONCE), 100);
    try {
      for (let round = 1; round <= rounds && !stopping.aborted; round += 1) {
        if (!(await isGoingOn(mail, respondents))) {
          stalled += 1;
          say('  STALLED: within two minutes no mail came and nobody got on.');
        }
        await sleep(random() * 2000);
        // Every fault once, then at random.
        const fault = faults[round <= faults.length ? round - 1 : Math.floor(random() * faults.length)]!;
        say(`Round ${round} of ${rounds}: ${fault.name} (${respondents.pages} pages, ${mail.delivered.length} mails)`);
        await fault.happen();
        happened[fault.name] = (happened[fault.name] ?? 0) + 1;
        await sleep(500);
        await system.standsAgain();
        const soFar = await inWorld((world) => verify(world, respondents.all, mail.delivered));
        if (Object.values(soFar).some((count) => count > 0)) say(`  LOST: ${JSON.stringify(soFar)}`);
      }
    } finally {
      clearInterval(goingOn);
    }
    await respondents.stop();
    const [losses, mails] = await inWorld(
      async (world) => [await verify(world, respondents.all, mail.delivered), await mailStates(world)] as const,
    );
    return {
      rounds: Object.values(happened).reduce((sum, count) => sum + count, 0),
      seed,
      ...losses,
      stalled,
      faults: happened,
      triedFullDisk: disk !== null,
      people: respondents.all.length,
      acknowledgedPages: respondents.pages,
      failedPosts: respondents.failures,
      mails,
      delivered: mail.delivered.length,
    };
  } finally {
    await respondents.stop();
    await system.stop().catch(() => system.kill('web'));
    system.kill('postgres');
    mail.close();
    disk?.release();
    if (existsSync(data)) rmSync(data, { recursive: true, force: true });
  }
}

async function withWorld<T>(env: Record<string, string>, work: (world: World) => Promise<T>): Promise<T> {
  const opened = await openWorld(settingsFrom(checkout, { ...env, DATABASE_URL: '' }), 'visitor');
  if (!('world' in opened)) throw new Error(`The storm’s database does not open: ${opened.sentence}`);
  try {
    return await work(opened.world);
  } finally {
    await opened.close();
  }
}

const MAILS_BETWEEN = 4;
const PAGES_BETWEEN = 20;
const LONGEST_PAUSE = 120_000;

/** Waits until mails go out and people get on again, so that every fault strikes in the midst of both. */
async function isGoingOn(mail: FailingMailServer, respondents: Respondents): Promise<boolean> {
  const [mails, pages] = [mail.delivered.length + MAILS_BETWEEN, respondents.pages + PAGES_BETWEEN];
  const deadline = performance.now() + LONGEST_PAUSE;
  while (mail.delivered.length < mails || respondents.pages < pages) {
    if (performance.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

async function untilMailComes(mail: FailingMailServer): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (mail.delivered.length === 0) {
    if (performance.now() > deadline) throw new Error('No mail came within two minutes.');
    await sleep(100);
  }
}
