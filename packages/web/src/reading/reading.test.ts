import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallStudy } from '../fixtures/small-study.ts';

const { send, as, told } = smallStudy();

test('what breaks is told to whoever runs the server, and only the fact to the reader', async () => {
  const { headers } = await as('analyst');
  const { status, body } = await send('GET', '/report/small', {}, headers);
  assert.equal(status, 500);
  assert.doesNotMatch(body, /secret/);
  assert.deepEqual(told, ['/report/:study the secret of the broken report']);
});

test('the authorities stand in a list by region, each with a link to its page', async () => {
  const { headers } = await as('analyst');
  const { document } = await send('GET', '/workforce', {}, headers);
  assert.equal(document.querySelector('h2 a[href="/workforce/south-west"]')!.textContent, 'South West');
  assert.equal(document.querySelector('.earshot-authorities a')!.getAttribute('href'), '/workforce/somewhere');
});

test('a workforce page is framed, and one that does not exist is not found', async () => {
  const { headers } = await as('analyst');
  const { document } = await send('GET', '/workforce/somewhere', {}, headers);
  assert.equal(document.querySelector('h1')?.textContent, 'Somewhere');
  assert.equal((await send('GET', '/workforce/nowhere', {}, headers)).status, 404);
});
