import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { freePort } from '@earshot/testing';
import fastify from 'fastify';
import { smallStudy } from '../fixtures/small-study.ts';
import { measuresOf } from './measures.ts';
import { operationsOf } from './operations.ts';
import { operationsSettingsFrom } from './operations-settings.ts';

const { send, start, world } = smallStudy();

test('a server is alive as long as it answers, and ready as long as its database does', async () => {
  for (const [address, words] of [
    ['/health', 'ok'],
    ['/ready', 'ready'],
  ] as const) {
    const { status, body } = await send('GET', address);
    assert.deepEqual([status, body], [200, words]);
  }
});

test('the measures count requests by the pattern of their route, and what people did, without saying who', async () => {
  const measures = measuresOf(world());
  const home = await start();
  const answered = { id: 'a-1', method: 'POST', milliseconds: 12 };
  measures.request({ ...answered, route: '/a/:token/q/:questionId', status: 303 });
  measures.request({ ...answered, route: '/a/:token/q/:questionId', status: 422 });
  const text = await measures.text();
  assert.match(
    text,
    /earshot_request_seconds_count\{method="POST",route="\/a\/:token\/q\/:questionId",status="303"\} 1/,
  );
  assert.match(text, /^earshot_pages_answered_total 1$/m);
  assert.match(text, /^earshot_mail_due 0$/m);
  assert.match(text, /^earshot_database_connections [1-9]/m);
  assert.match(text, /^nodejs_eventloop_lag_seconds /m);
  assert.ok(!text.includes(home.slice('/a/'.length)));
});

test('the measures are served at an address of their own, and the pages do not have them', async () => {
  const port = await freePort();
  const lines: string[] = [];
  const settings = { log: 'off', metrics: { host: '127.0.0.1', port }, stopAfter: 0 } as const;
  const operations = operationsOf(world(), settings, (line) => lines.push(line));
  const app = fastify();
  assert.equal(await operations.start(), null);
  const reply = await fetch(`http://127.0.0.1:${port}/metrics`);
  assert.match(reply.headers.get('content-type')!, /^text\/plain; version=0\.0\.4/);
  assert.match(await reply.text(), /earshot_request_seconds/);
  assert.equal((await fetch(`http://127.0.0.1:${port}/desk`)).status, 404);
  assert.equal((await send('GET', '/metrics')).status, 404);
  await operations.stop(app);
  await assert.rejects(fetch(`http://127.0.0.1:${port}/metrics`));
  assert.deepEqual(lines, []);
});

test('a server that is told to stop says so, ends what it is doing, and takes nothing new', async () => {
  const operations = operationsOf(world(), { log: 'off', metrics: null, stopAfter: 0 }, () => {});
  const app = fastify({ return503OnClosing: false });
  let finish = (): void => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    app.get('/slow', async () => {
      resolve();
      await held;
      return 'whole';
    });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const slow = fetch(`http://127.0.0.1:${port}/slow`).then((reply) => reply.text());
  await arrived;
  assert.equal(operations.isStopping(), false);
  const stopped = operations.stop(app);
  assert.equal(operations.isStopping(), true);
  finish();
  assert.equal(await slow, 'whole');
  await stopped;
  await assert.rejects(
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/slow' }, resolve).on('error', reject).end();
    }),
    { code: 'ECONNREFUSED' },
  );
});

test('settings are read, and what cannot be is said in a sentence', () => {
  assert.deepEqual(operationsSettingsFrom({}), { log: 'off', metrics: null, stopAfter: 0 });
  assert.deepEqual(operationsSettingsFrom({ LOG: 'json', METRICS_ADDRESS: '[::1]:9464', STOP_AFTER: '5' }), {
    log: 'json',
    metrics: { host: '::1', port: 9464 },
    stopAfter: 5,
  });
  for (const env of [{ LOG: 'yes' }, { METRICS_ADDRESS: 'localhost:9464' }, { STOP_AFTER: '-1' }]) {
    const [name] = Object.keys(env);
    const settings = operationsSettingsFrom(env);
    assert.ok('sentence' in settings && settings.sentence.startsWith(`${name} is “`), name);
  }
  for (const metrics of ['127.0.0.1', '127.0.0.1:0', '127.0.0.1:99999', ':9464']) {
    assert.ok('sentence' in operationsSettingsFrom({ METRICS_ADDRESS: metrics }), metrics);
  }
});
