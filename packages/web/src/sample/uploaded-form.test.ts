import assert from 'node:assert/strict';
import { test } from 'node:test';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { UPLOAD_LIMITS, type UploadedForm, uploadedForm } from './uploaded-form.ts';

/** What is read of a form, where a file may have a hundred bytes. */
async function read(file: string): Promise<UploadedForm> {
  const app = fastify();
  await app.register(multipart, { limits: { ...UPLOAD_LIMITS, fileSize: 100 } });
  let form: UploadedForm | null = null;
  app.post('/', async (request) => {
    form = await uploadedForm(request);
    return 'read';
  });
  const part = (name: string, more: string, body: string) =>
    `--edge\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${body}\r\n`;
  const payload = `${part('authority', '', 'Plymouth')}${part('list', '; filename="staff.csv"', file)}--edge--\r\n`;
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
  const reply = await app.inject({ method: 'POST', url: '/', headers, payload });
  assert.equal(reply.body, 'read');
  await app.close();
  return form!;
}

test('a file that is too large is told by its form, with whose list it was', async () => {
  const { tooLarge, bytes, fields, fileName } = await read('x'.repeat(200_000));
  assert.deepEqual([tooLarge, bytes.length, fields, fileName], [true, 0, { authority: 'Plymouth' }, 'staff.csv']);
});

test('a file that is as large as may be is read whole', async () => {
  const { tooLarge, bytes } = await read('x'.repeat(100));
  assert.deepEqual([tooLarge, bytes.length], [false, 100]);
});
