import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { tryAddress } from './listen.ts';

test('a port that another program has is in the way, and a port that was tried is free again', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const place = { host: '127.0.0.1', port };
  assert.match((await tryAddress(place)) ?? '', new RegExp(`^Port ${port} is taken, .*: PORT=\\d+ npm start$`));
  await new Promise((resolve) => other.close(resolve));
  assert.equal(await tryAddress(place), null);
  assert.equal(await tryAddress(place), null);
});

test('an address of another machine is in the way', async () => {
  // 192.0.2.0/24 is kept for documentation (RFC 5737), so no machine has it.
  const sentence = 'HOST is “192.0.2.1”, which is no address of this machine.';
  assert.equal(await tryAddress({ host: '192.0.2.1', port: 4000 }), sentence);
});
