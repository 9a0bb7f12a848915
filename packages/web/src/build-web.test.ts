import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOT_AGENCY, smallStudy } from './fixtures/small-study.ts';

const { send, start, answer, as } = smallStudy();

test('every page forbids scripts and styles from elsewhere, frames and keeping', async () => {
  for (const url of ['/take/small', '/a/wrong', '/nowhere', '/desk', '/%zz']) {
    const { headers } = await send('GET', url);
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/);
    // A personal link leaves no trace with anybody; the desk’s forms have to say where they come from.
    assert.equal(headers['referrer-policy'], url === '/desk' ? 'same-origin' : 'no-referrer');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['cache-control'], 'no-store');
  }
});

test('no page carries a style or a script of its own, which the policy would stop', async () => {
  const home = await start();
  const led = await answer(home, { agency: { agency: 'no_' } });
  for (const url of ['/take/small', home, led, `${home}/later`, `${home}/withdraw`, '/nowhere']) {
    const { body } = await send('GET', url);
    assert.doesNotMatch(body, /<style|style="|<script>|<script [^>]*>[^<]| on[a-z]+="/, url);
  }
});

test('no page repeats the name of the server that a request says', async () => {
  const home = await start();
  const { cookie } = (await as('study_lead')).headers;
  for (const url of [home, `${home}/later`, '/desk/small']) {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', cookie };
    const { status, body } = await send('GET', url, {}, headers);
    assert.equal(status, 200, url);
    assert.doesNotMatch(body, /evil\.example/, url);
    assert.match(body, /https:\/\/listen\.example\.org\//, url);
  }
});

test('a wrong link, a wrong page, a broken address and too much text each get a page that says what to do', async () => {
  const home = await start();
  await answer(home, NOT_AGENCY);
  const wrong = [
    [await send('GET', `/a/${'A'.repeat(22)}`), 404, 'This link does not work'],
    [await send('GET', '/take/other'), 404, 'There is no study here'],
    [await send('GET', '/nowhere'), 404, 'Page not found'],
    [await send('GET', '/%zz'), 400, 'Sorry, we could not read that address'],
    [await send('POST', `${home}/q/why`, { why: 'x'.repeat(300_000) }), 413, 'That was too much at once'],
  ] as const;
  for (const [{ status, document }, expected, heading] of wrong) {
    assert.equal(status, expected);
    assert.equal(document.querySelector('h1')?.textContent, heading);
    assert.equal(document.querySelector('html')?.getAttribute('lang'), 'en-GB');
  }
});

test('only forms are read, so that no field can hold anything but words', async () => {
  const home = await start();
  const headers = { 'content-type': 'application/json' };
  const { status, body } = await send('POST', `${home}/q/agency`, '{"agency":[{}]}', headers);
  assert.equal(status, 415);
  assert.match(body, /Sorry, we could not read that/);
});

test('styles and scripts are kept by the browser for as long as their content is the same', async () => {
  const { document } = await send('GET', '/take/small');
  const hrefs = [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.getAttribute('href')!);
  assert.equal(hrefs.length, 2);
  for (const href of hrefs) {
    const { status, headers } = await send('GET', href);
    assert.equal(status, 200);
    assert.match(String(headers['cache-control']), /immutable/);
  }
  assert.equal((await send('GET', '/assets/../parts.ts')).status, 404);
});
