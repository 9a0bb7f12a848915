// What somebody sees who clones Earshot and types `npm start`.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { deskAccounts, firstLinkIn } from './desk-accounts.ts';
import {
  dataFolder,
  freePort,
  launchProcess,
  type StartedProcess,
  startProcess,
  untilOrEnded,
} from './started-process.ts';

let data: string;
let server: StartedProcess;
let port: number;
before(async () => {
  data = dataFolder();
  port = await freePort();
  server = await startProcess(data, port);
});
after(async () => {
  server.process.kill('SIGKILL');
  await server.ended;
  rmSync(data, { recursive: true });
});

function somebodyListens(at: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(at, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function linksOf(said: string): string[] {
  return [...said.matchAll(/http:\/\/localhost:\d+(\S+)/g)].map((match) =>
    match[1]!.replace(/one-time\/.*/, 'one-time/…'),
  );
}

const LINKS = ['/desk', '/workforce', '/take/big-listen', '/take/second-wave'];

test('the desk, the published figures, a link a study and one for the first account are printed, and each of them opens', async () => {
  assert.deepEqual(linksOf(server.said()), [...LINKS, '/one-time/…']);
  for (const [link] of server.said().matchAll(/http:\/\/localhost:\d+\S+/g)) {
    const response = await fetch(link.replace('localhost', '127.0.0.1'));
    assert.equal(response.status, 200, link);
  }
});

test('it answers on the loopback address only', async () => {
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((one) => one && !one.internal && one.family === 'IPv4');
  for (const other of others) {
    await assert.rejects(fetch(`http://${other!.address}:${port}/health`, { signal: AbortSignal.timeout(2000) }));
  }
});

test('a second start says that Earshot is running already, and leaves it alone', async () => {
  const second = await startProcess(data, await freePort());
  assert.equal(await second.ended, 1);
  assert.match(second.said(), /already/);
  assert.equal((await fetch(`${server.origin}/health`)).status, 200);
});

test('a port that is taken gets a sentence with what to do, and nothing is left behind', async () => {
  const other = dataFolder();
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port: number } = taken.address() as { port: number };
  const started = await startProcess(other, number);
  assert.equal(await started.ended, 1);
  assert.match(started.said(), new RegExp(`Port ${number} is taken, .* PORT=${number + 1} npm start`));
  assert.deepEqual(readdirSync(other), []);
  taken.close();
  rmSync(other, { recursive: true });
});

test('Ctrl-C stops it and its database, and the next start has another link for the first account', async () => {
  const before = firstLinkIn(server.said());
  const postmaster = path.join(data, 'postgres', 'data', 'postmaster.pid');
  // The fourth line of postmaster.pid is the port that PostgreSQL listens on.
  const databasePort = Number(readFileSync(postmaster, 'utf8').split('\n')[3]);
  server.process.kill('SIGINT');
  assert.equal(await server.ended, 0);
  assert.equal(existsSync(postmaster), false);
  assert.equal(await somebodyListens(databasePort), false);

  server = await startProcess(data, port);
  assert.notEqual(firstLinkIn(server.said()), before);
});

test('once there is an account, the start prints addresses only, and the link opens nothing any more', async () => {
  const first = firstLinkIn(server.said());
  await deskAccounts(new URL(first).origin, first).cookie();
  server.process.kill('SIGINT');
  assert.equal(await server.ended, 0);
  server = await startProcess(data, port);
  assert.deepEqual(linksOf(server.said()), LINKS);
  assert.equal((await fetch(first)).status, 404);
  server.process.kill('SIGINT');
  assert.equal(await server.ended, 0);
});

test('Ctrl-C while the database is being made is heard at once, prints no links and leaves nothing running', async () => {
  const fresh = dataFolder();
  const early = launchProcess(fresh, await freePort());
  await untilOrEnded(early, () => readdirSync(fresh).length > 0);
  early.process.kill('SIGINT');
  await untilOrEnded(early, () => early.said().includes('Stopping …'));
  assert.equal(early.process.exitCode, null, 'it was heard only when all was over');
  early.process.kill('SIGINT'); // as npm does, which passes on what the terminal has sent already
  assert.equal(await early.ended, 0);
  assert.equal(early.said().trim(), 'Stopping …');
  assert.equal(existsSync(path.join(fresh, 'postgres', 'data', 'postmaster.pid')), false);
  rmSync(fresh, { recursive: true });
});
