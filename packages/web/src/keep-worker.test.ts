import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepWorker } from './keep-worker.ts';

function kept(program: string) {
  const said: string[] = [];
  const worker = keepWorker({
    command: [process.execPath, '-e', program],
    env: process.env,
    say: (line) => said.push(line),
    pause: 10,
  });
  return { said, worker };
}

async function eventually(what: () => boolean): Promise<void> {
  for (const began = Date.now(); !what(); await sleep(20)) assert.ok(Date.now() - began < 20_000);
}

test('a worker that dies is started again', async () => {
  const { said, worker } = kept("console.log('at work'); process.exit(3)");
  await eventually(() => said.filter((line) => line === 'at work').length >= 3);
  assert.ok(said.includes('The worker, which sends mail, ended (3). It is started again.'));
  await worker.stop();
});

test('it is told to stop by the end of its input, as when the parent dies, and is not started again', async () => {
  const { said, worker } = kept(
    "console.log('at work'); process.stdin.resume().on('end', () => { console.log('done') })",
  );
  await eventually(() => said.includes('at work'));
  await worker.stop();
  assert.deepEqual(said, ['at work', 'done']);
});

test('a program that is not there does not end the server', async () => {
  const said: string[] = [];
  const worker = keepWorker({ command: ['/no/such/program'], env: {}, say: (line) => said.push(line), pause: 10 });
  await eventually(() => said.length > 0);
  assert.match(said[0]!, /ENOENT.*It is started again/);
  await worker.stop();
});
