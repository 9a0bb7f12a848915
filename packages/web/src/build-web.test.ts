import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { loadStudy, readStudy, type World } from '@earshot/actions';
import { testDatabase } from '@earshot/testing';
import type { FastifyInstance } from 'fastify';
import { parseHTML } from 'linkedom';
import { buildWeb } from './build-web.ts';

const FILES: Readonly<Record<string, string>> = {
  'study.yml': `
title: A <b>small</b> study
summary: Every kind of question
organisation: A team
contact: team@example.org
welcome: "Taking part is **your** choice. <script>alert(1)</script>"
consent: I agree
thanks: Thank you`,
  'questionnaire.yml': `
title: A small study
scales:
  agree: {agree: Agree, disagree: Disagree}
blocks:
  - id: all
    title: All
    questions:
      - {id: agency, kind: single, text: Agency worker?, options: {yes_: "Yes, one", no_: No}, refused: Rather not say}
      - {id: reasons, kind: multiple, text: Which reasons?, when: agency = yes_, options: {pay: Pay, team: Team, none: {label: None of these, exclusive: true}}}
      - {id: main, kind: main, of: reasons, text: Which ONE is the main reason?}
      - {id: views, kind: grid, text: How far do you agree?, options: agree, rows: {valued: I feel valued, paid: I am paid fairly}}
      - {id: hours, kind: number, text: "Hours, {agency|anyhow}?", unit: hours, range: [0, 168], dont_know: Not sure}
      - {id: place, kind: single, list: true, text: Where?, options: {north: North, south: South}}
      - {id: why, kind: text, long: true, optional: true, text: Anything else?}`,
  'tables.yml': 'title: T\nsource: S\ntables: [{id: agency, title: Agency, items: [agency]}]',
  'report.md': '# Report',
};
const KEY = 'a key for the desk of the tests';

const { study, problems } = readStudy({ id: 'small', name: (file) => file, read: (file) => FILES[file] ?? null });
assert.ok(study, JSON.stringify(problems));
const told: string[] = [];
let web: FastifyInstance;
let drop: () => Promise<void>;

before(async () => {
  const database = await testDatabase();
  drop = database.drop;
  const studies = new Map([['small', study]]);
  const world: World = { store: database.store, studies, now: () => new Date(), randomBytes };
  await loadStudy(world, study, true);
  web = buildWeb({
    world,
    deskKey: KEY,
    publicUrl: 'https://listen.example.org',
    reportFor: async () => {
      throw new Error('the secret of the broken report');
    },
    workforce: {
      authorities: () => [{ name: 'Somewhere', region: 'South West', address: 'somewhere' }],
      pageFor: (address) => (address === 'somewhere' ? { title: 'Somewhere', bodyHtml: '<p>Rates</p>' } : null),
    },
    onError: (error, route) => told.push(`${route} ${error.message}`),
  });
});
after(async () => {
  await web.close();
  await drop();
});

type Fields = Record<string, string | string[]>;

async function send(method: 'GET' | 'POST', url: string, fields: Fields = {}, headers: Record<string, string> = {}) {
  const payload = Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
  const response = await web.inject(
    method === 'GET'
      ? { method, url, headers }
      : { method, url, headers: form, payload: `${new URLSearchParams(payload)}` },
  );
  const { document } = parseHTML(response.body);
  const location = String(response.headers.location ?? '');
  return { status: response.statusCode, location, headers: response.headers, body: response.body, document };
}

async function start(): Promise<string> {
  const { location } = await send('POST', '/take/small', { consent: 'yes' });
  assert.match(location, /^\/a\/[\w-]{22}$/);
  return location;
}

/** Answers pages in order and returns where the last one led. */
async function answer(home: string, pages: Record<string, Fields>): Promise<string> {
  let led = '';
  for (const [question, fields] of Object.entries(pages)) {
    const { status, location } = await send('POST', `${home}/q/${question}`, fields);
    assert.equal(status, 303, `${question} was not taken`);
    led = location;
  }
  return led;
}

const NOT_AGENCY: Record<string, Fields> = {
  agency: { agency: 'no_' },
  views: { views_valued: 'agree', views_paid: 'disagree' },
  hours: { hours: '40' },
  place: { place: 'south' },
  why: { why: 'Nothing & <nothing>' },
};

test('every page forbids scripts and styles from elsewhere, frames and keeping', async () => {
  for (const url of ['/take/small', '/a/wrong', '/nowhere', '/desk', '/%zz']) {
    const { headers } = await send('GET', url);
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/);
    assert.equal(headers['referrer-policy'], 'no-referrer');
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

test('the landing page says what the study is, and shows its words as words', async () => {
  const { document, body } = await send('GET', '/take/small');
  assert.equal(document.querySelector('h1')?.textContent, 'A <b>small</b> study');
  assert.match(body, /is <strong>your<\/strong> choice/);
  assert.doesNotMatch(body, /<script>alert/);
});

test('without the box ticked nobody is started, and the summary leads to the box', async () => {
  const { status, document } = await send('POST', '/take/small');
  assert.equal(status, 422);
  assert.match(document.title, /^Error: /);
  const link = document.querySelector('.govuk-error-summary a');
  assert.equal(link?.getAttribute('href'), '#consent');
  assert.ok(document.querySelector('input#consent'));
});

test('each page is one question, which is its heading and begins its title', async () => {
  const home = await start();
  const { document } = await send('GET', `${home}/q/agency`);
  assert.deepEqual(
    [...document.querySelectorAll('h1')].map((h1) => h1.textContent?.trim()),
    ['Agency worker?'],
  );
  assert.equal(document.title, 'Agency worker? – A <b>small</b> study');
  assert.equal(document.querySelector('.govuk-back-link')?.getAttribute('href'), home);
});

test('ways of not answering stand after a divider', async () => {
  const home = await start();
  const { document } = await send('GET', `${home}/q/agency`);
  const order = [...document.querySelectorAll('.govuk-radios > *')].map((item) => item.textContent?.trim());
  assert.deepEqual(order, ['Yes, one', 'No', 'or', 'Rather not say']);
});

test('a page that cannot be read comes back as it was sent, with the same words above and at the field', async () => {
  const home = await start();
  await answer(home, { agency: { agency: 'no_' }, views: NOT_AGENCY.views! });
  const { status, document } = await send('POST', `${home}/q/hours`, { hours: 'fourty <2>' });
  assert.equal(status, 422);
  assert.match(document.title, /^Error: Hours, No\?/);
  const sentence = 'Enter a whole number between 0 and 168';
  assert.equal(document.querySelector('.govuk-error-summary a')?.textContent, sentence);
  assert.match(document.querySelector('#hours-error')?.textContent ?? '', new RegExp(sentence));
  assert.equal(document.querySelector('#hours')?.getAttribute('value'), 'fourty <2>');
});

test('every error of a grid leads to its own row', async () => {
  const home = await start();
  await answer(home, { agency: { agency: 'no_' } });
  const { document } = await send('POST', `${home}/q/views`, { views_valued: 'agree' });
  const links = [...document.querySelectorAll('.govuk-error-summary a')].map((link) => link.getAttribute('href'));
  assert.deepEqual(links, ['#views_paid']);
  assert.equal(document.querySelector('input#views_paid')?.getAttribute('type'), 'radio');
  assert.ok(document.querySelector('input#views_valued')?.hasAttribute('checked'));
  assert.equal(document.querySelectorAll('fieldset legend').length, 2);
});

test('answers are shown again on return, whatever the kind of question', async () => {
  const home = await start();
  assert.equal(await answer(home, NOT_AGENCY), `${home}/finish`);
  const page = async (question: string) => (await send('GET', `${home}/q/${question}`)).document;
  const checked = (await page('agency')).querySelector('input[checked]');
  assert.equal(checked?.getAttribute('value'), 'no_');
  assert.equal((await page('hours')).querySelector('#hours')?.getAttribute('value'), '40');
  assert.equal((await page('place')).querySelector('option[selected]')?.getAttribute('value'), 'south');
  assert.match((await send('GET', `${home}/q/why`)).body, />Nothing &amp; &lt;nothing&gt;<\/textarea>/);
});

test('a changed answer changes the way: new questions are asked, and Back follows the new path', async () => {
  const home = await start();
  await answer(home, NOT_AGENCY);
  assert.equal(await answer(home, { agency: { agency: 'yes_' } }), `${home}/q/reasons`);
  assert.equal(await answer(home, { reasons: { reasons: ['pay', 'team'] } }), `${home}/q/main`);
  const { document } = await send('GET', `${home}/q/main`);
  const offered = [...document.querySelectorAll('input')].map((input) => input.getAttribute('value'));
  assert.deepEqual(offered, ['pay', 'team']);
  assert.equal(document.querySelector('.govuk-back-link')?.getAttribute('href'), `${home}/q/reasons`);
  assert.equal(await answer(home, { main: { main: 'team' } }), `${home}/q/views`);
  assert.match((await send('GET', `${home}/q/hours`)).document.title, /^Hours, Yes, one\?/);
});

test('a question off the path sends its visitor to the open one', async () => {
  const home = await start();
  assert.equal((await send('GET', `${home}/q/hours`)).location, `${home}/q/agency`);
  assert.equal((await send('GET', `${home}/finish`)).location, `${home}/q/agency`);
  assert.equal((await send('POST', `${home}/q/hours`, { hours: '3' })).status, 404);
});

test('the personal link is shown whole, and leads back to the open question', async () => {
  const home = await start();
  const first = await send('GET', home);
  assert.match(first.body, new RegExp(`https://listen.example.org${home}`));
  await answer(home, { agency: { agency: 'no_' } });
  const { document } = await send('GET', home);
  assert.match(document.querySelector('main')?.textContent ?? '', /answered 1\s+question so far/);
  assert.equal(document.querySelector('.govuk-button')?.getAttribute('href'), `${home}/q/views`);
});

test('no page repeats the name of the server that a request says', async () => {
  const home = await start();
  const cookie = (await deskCookie()).split(';')[0]!;
  for (const url of [home, `${home}/later`, '/desk/small']) {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', cookie };
    const { status, body } = await send('GET', url, {}, headers);
    assert.equal(status, 200, url);
    assert.doesNotMatch(body, /evil\.example/, url);
    assert.match(body, /https:\/\/listen\.example\.org\//, url);
  }
});

test('answers that were sent cannot be changed, and a second press of the button does no harm', async () => {
  const home = await start();
  await answer(home, NOT_AGENCY);
  assert.equal((await send('POST', `${home}/finish`)).location, home);
  assert.equal((await send('POST', `${home}/finish`)).location, home);
  assert.match((await send('GET', home)).document.title, /^Your answers are sent/);
  const change = await send('POST', `${home}/q/hours`, { hours: '1' });
  assert.equal(change.status, 409);
  assert.equal(change.document.querySelector('h1')?.textContent, 'Your answers are already sent');
  assert.equal((await send('GET', `${home}/q/hours`)).location, home);
});

test('who withdraws is told what that means, and their answers are no longer shown', async () => {
  const home = await start();
  await answer(home, { agency: { agency: 'no_' } });
  assert.match((await send('GET', `${home}/withdraw`)).body, /published before you withdraw are not changed/);
  assert.equal((await send('POST', `${home}/withdraw`)).location, home);
  assert.equal((await send('GET', home)).document.querySelector('h1')?.textContent, 'You have withdrawn');
  assert.equal((await send('GET', `${home}/q/agency`)).location, home);
  assert.equal((await send('POST', `${home}/q/agency`, { agency: 'yes_' })).status, 410);
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
  const response = await web.inject({ method: 'POST', url: `${home}/q/agency`, headers, payload: '{"agency":[{}]}' });
  assert.equal(response.statusCode, 415);
  assert.match(response.body, /Sorry, we could not read that/);
});

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

test('what breaks is told to whoever runs the server, and only the fact to the reader', async () => {
  const cookie = (await deskCookie()).split(';')[0]!;
  const { status, body } = await send('GET', '/report/small', {}, { cookie });
  assert.equal(status, 500);
  assert.doesNotMatch(body, /secret/);
  assert.deepEqual(told, ['/report/:study the secret of the broken report']);
});

test('the authorities stand in a list by region, each with a link to its page', async () => {
  const cookie = (await deskCookie()).split(';')[0]!;
  const { document } = await send('GET', '/workforce', {}, { cookie });
  assert.equal(document.querySelector('h2')!.textContent, 'South West');
  assert.equal(document.querySelector('.earshot-authorities a')!.getAttribute('href'), '/workforce/somewhere');
});

test('a workforce page is framed, and one that does not exist is not found', async () => {
  const cookie = (await deskCookie()).split(';')[0]!;
  const { document } = await send('GET', '/workforce/somewhere', {}, { cookie });
  assert.equal(document.querySelector('h1')?.textContent, 'Somewhere');
  assert.equal((await send('GET', '/workforce/nowhere', {}, { cookie })).status, 404);
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

test('the server is healthy when the database answers', async () => {
  const { status, body } = await send('GET', '/health');
  assert.deepEqual([status, body], [200, 'ok']);
});

async function deskCookie(): Promise<string> {
  const { status, location, headers } = await send('GET', `/desk?key=${encodeURIComponent(KEY)}`);
  assert.deepEqual([status, location], [303, '/desk']);
  return String(headers['set-cookie']);
}
