import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { serveChanges } from './changes.ts';

/** Serves streams in which it is asked often who may watch; reads one to its end. */
async function watched(mayWatch: () => Promise<boolean>) {
  const errors: string[] = [];
  const app = fastify();
  const onError = (error: Error): void => void errors.push(error.message);
  serveChanges(app, { mark: async () => 'the same', mayWatch, pulse: 10, onError });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const response = await fetch(`${origin}/desk/small/changes`, { headers: { accept: 'text/event-stream' } });
  const text = await response.text();
  await app.close();
  return { text, errors };
}

test('a stream goes on for as long as its watcher may watch, and then ends', async () => {
  let asked = 0;
  const { text, errors } = await watched(async () => {
    asked += 1;
    return asked < 4;
  });
  assert.equal(asked, 4);
  assert.equal(text, `retry: 3000\n\n${':\n\n'.repeat(3)}`);
  assert.deepEqual(errors, []);
});

test('a stream ends when it cannot be asked who may watch, and whoever runs the server is told', async () => {
  const { text, errors } = await watched(() => Promise.reject(new Error('the database is away')));
  assert.equal(text, 'retry: 3000\n\n');
  assert.deepEqual(errors, ['the database is away']);
});
