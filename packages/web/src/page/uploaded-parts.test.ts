import assert from 'node:assert/strict';
import { test } from 'node:test';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { type UploadedParts, uploadedParts } from './uploaded-parts.ts';

/** What is read of a form with a field and these files, where a file may have a hundred bytes. */
async function read(...files: readonly string[]): Promise<UploadedParts> {
  const app = fastify();
  await app.register(multipart, { limits: { fileSize: 100 } });
  let form: UploadedParts | null = null;
  app.post('/', async (request) => {
    form = await uploadedParts(request);
    return 'read';
  });
  const part = (more: string, body: string) => `--edge\r\nContent-Disposition: form-data; ${more}\r\n\r\n${body}\r\n`;
  const parts = files.map((body, at) => part(`name="list"; filename="${at}.csv"`, body));
  const payload = `${part('name="authority"', 'Plymouth')}${parts.join('')}--edge--\r\n`;
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
  const reply = await app.inject({ method: 'POST', url: '/', headers, payload });
  assert.equal(reply.body, 'read');
  await app.close();
  return form!;
}

test('a file that is too large is named, with what stood before it', async () => {
  const { tooLarge, files, fields } = await read('a,b', 'x'.repeat(200_000));
  assert.deepEqual(tooLarge, { field: 'list', fileName: '1.csv' });
  assert.deepEqual(fields, { authority: 'Plymouth' });
  assert.deepEqual(
    files.map(({ fileName }) => fileName),
    ['0.csv'],
  );
});

test('files that are as large as may be are read whole', async () => {
  const { tooLarge, files } = await read('x'.repeat(100), '');
  assert.equal(tooLarge, null);
  assert.deepEqual(
    files.map(({ bytes }) => bytes.length),
    [100, 0],
  );
});
