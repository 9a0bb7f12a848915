import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEY } from '../fixtures/served-study.ts';
import { smallStudy } from '../fixtures/small-study.ts';

const { send, deskCookie } = smallStudy();

test('the desk, reports and workforce pages stay shut without the key', async () => {
  for (const url of [
    '/desk',
    '/desk/small',
    '/report/small',
    '/workforce',
    '/workforce/somewhere',
    '/desk?key=wrong',
    '/desk?key=a&key=b',
  ]) {
    const { status, document } = await send('GET', url);
    assert.equal(status, 403, url);
    assert.match(document.querySelector('h1')?.textContent ?? '', /for the people who run the study/);
  }
});

test('the key sets a cookie that scripts and other sites cannot use, and leaves the address', async () => {
  const cookie = await deskCookie();
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Strict/);
  assert.match(cookie, /Secure/, 'the public address is https');
  assert.ok(!cookie.includes(encodeURIComponent(KEY)));
  const { status, document } = await send('GET', '/desk/small', {}, { cookie: cookie.split(';')[0]! });
  assert.equal(status, 200);
  assert.match(document.querySelector('.earshot-counts')?.textContent ?? '', /Started/);
  assert.ok(document.querySelector('a[href="/report/small"]'));
});
