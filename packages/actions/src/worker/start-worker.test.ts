import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { workersSeen } from '@earshot/store';
import { mailServer } from '../mail/fixtures/mail-server.ts';
import { mailedStudy } from '../mail/fixtures/mailed-study.ts';
import type { MailSettings } from '../mail/mail-settings.ts';
import { startWorker } from './start-worker.ts';

const { clock, database, person, secret, sql, world } = mailedStudy();
const { manners, received, url } = mailServer();

function settings(smtpUrl: string | null): MailSettings {
  const from = { name: 'A team', address: 'study@listen.example.org' };
  return { smtpUrl, from, perMinute: 1000, publicUrl: 'https://listen.example.org' };
}

/** Does everything as a worker does, without its pauses. */
const QUICK = { looking: 200, giving: 100, beat: 200 };

/** Runs a worker until something is so. */
async function working(smtpUrl: string | null, until: () => Promise<boolean>): Promise<void> {
  const onError = (error: Error) => assert.fail(error);
  const wish = { databaseUrl: database().url, mail: settings(smtpUrl), onError, pace: QUICK };
  const worker = await startWorker(world(), wish);
  try {
    await eventually(until);
  } finally {
    await worker.stop();
  }
}

async function eventually(what: () => Promise<boolean>): Promise<void> {
  for (const began = Date.now(); !(await what()); ) {
    assert.ok(Date.now() - began < 30_000, 'it did not come about');
    await sleep(100);
  }
}

async function stateOf(pseudonym: string): Promise<string | undefined> {
  const [mail] = await sql<{ state: string }>('fieldwork', 'SELECT state FROM fieldwork.mail WHERE pseudonym = $1', [
    pseudonym,
  ]);
  return mail?.state;
}

const mailsTo = (pseudonym: string) => received.filter(({ to }) => to.includes(`${pseudonym}@council.example.org`));

test('without a mail server nothing is queued or sent, and the worker says so', async () => {
  const pseudonym = await person();
  await working(null, async () => {
    const seen = await world().store.transaction('fieldwork', (queries) =>
      workersSeen(queries, new Date(clock.now.getTime() - 60_000)),
    );
    return seen.length === 1 && !seen[0]!.sendsMail;
  });
  assert.equal(await stateOf(pseudonym), undefined);
});

test('a worker sends what is due to everybody, each once', async () => {
  const people = await Promise.all(Array.from({ length: 25 }, () => person()));
  await working(url(), async () => (await Promise.all(people.map(stateOf))).every((state) => state === 'sent'));
  assert.deepEqual(
    people.map((pseudonym) => mailsTo(pseudonym).length),
    people.map(() => 1),
  );
});

test('whoever is released while a worker runs is written to by its next look', async () => {
  const first = await person();
  let later: string | undefined;
  await working(url(), async () => {
    if ((await stateOf(first)) === 'sent') later ??= await person();
    return later !== undefined && (await stateOf(later)) === 'sent';
  });
  assert.equal(mailsTo(later!).length, 1);
});

test('two workers at once send nobody anything twice', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => person()));
  const allSent = async () => (await Promise.all(people.map(stateOf))).every((state) => state === 'sent');
  await Promise.all([working(url(), allSent), working(url(), allSent)]);
  assert.ok(people.every((pseudonym) => mailsTo(pseudonym).length === 1));
});

test('while the mail server cannot be reached mails wait untouched, the desk can say why, and the next worker sends them at once', async () => {
  const pseudonym = await person();
  await working('smtp://127.0.0.1:1', async () => {
    const [seen] = await sql<{ trouble: string | null }>('fieldwork', 'SELECT trouble FROM fieldwork.worker');
    return seen?.trouble?.includes('ECONNREFUSED') ?? false;
  });
  const [mail] = await sql('fieldwork', 'SELECT state, tries FROM fieldwork.mail WHERE pseudonym = $1', [pseudonym]);
  assert.deepEqual(mail, { state: 'queued', tries: 0 });
  await working(url(), async () => (await stateOf(pseudonym)) === 'sent');
  assert.equal(mailsTo(pseudonym).length, 1);
});

function workerProcess(): ChildProcess {
  const file = path.join(import.meta.dirname, 'fixtures', 'worker-process.ts');
  const args = [database().url, Buffer.from(secret).toString('base64url'), url(), clock.now.toISOString()];
  return spawn(process.execPath, ['--import', 'tsx', file, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

test('a worker that is killed while a server holds the mail: nobody gets two, and a person is left to decide', async () => {
  const pseudonym = await person();
  manners.delay = 60_000;
  const doomed = workerProcess();
  await eventually(async () => mailsTo(pseudonym).length === 1);
  doomed.kill('SIGKILL');
  await once(doomed, 'exit');
  manners.delay = 0;
  assert.equal(await stateOf(pseudonym), 'sending');
  clock.now = new Date(clock.now.getTime() + 10 * 60_000);
  const other = await person();
  await working(url(), async () => (await stateOf(other)) === 'sent' && (await stateOf(pseudonym)) === 'unknown');
  assert.equal(mailsTo(pseudonym).length, 1);
});
