import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import fastify from 'fastify';
import { closeWithin } from './close-within.ts';

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

test('a server closes although somebody has opened a connection and asked for nothing', async () => {
  const app = fastify();
  await app.listen({ host: '127.0.0.1', port: 0 });
  const unused = await connected((app.server.address() as AddressInfo).port);
  const isGone = once(unused.resume(), 'close');
  await closeWithin(app, 100);
  await isGone;
});

test('a request that is running is answered first, and the next connection is refused', async () => {
  const app = fastify();
  let answer = (_words: string): void => {};
  const asked = new Promise<void>((begun) => {
    app.get('/slow', () => {
      begun();
      return new Promise<string>((resolve) => {
        answer = resolve;
      });
    });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const reply = once(get({ port, path: '/slow', agent: false }), 'response');
  await asked;
  const closing = closeWithin(app, 60_000);
  await assert.rejects(async () => {
    for (;;) (await connected(port)).destroy();
  });
  answer('there you are');
  const [answered] = (await reply) as [IncomingMessage];
  assert.equal(await text(answered), 'there you are');
  await closing;
});
