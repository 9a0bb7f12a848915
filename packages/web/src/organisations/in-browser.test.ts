import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import type { Page } from 'playwright-core';
import { releaseStudy } from '../fixtures/release-study.ts';
import { PUBLIC_URL } from '../fixtures/served-study.ts';

const { as, web, send } = releaseStudy();
const AUTHORITIES = '/desk/small/authorities';

let chromium: TestBrowser;
before(async () => {
  chromium = await browser();
});
after(() => chromium.close());

/** A page of a browser whose every request goes to the server under test, with the cookies of somebody signed in. */
async function opened(
  options: { phone?: boolean; javaScript?: boolean },
  headers: Record<string, string> = {},
): Promise<Page> {
  const page = await chromium.newPage(options);
  // As narrow as WCAG 1.4.10 asks for.
  if (options.phone) await page.setViewportSize({ width: 320, height: 640 });
  await page.route('**/*', async (route) => {
    const request = route.request();
    const payload = request.postDataBuffer();
    const url = request.url().replace(PUBLIC_URL, '');
    const own = { ...request.headers(), origin: PUBLIC_URL, ...headers };
    const method = request.method() as 'GET' | 'POST';
    let response = await web().inject({ method, url, headers: own, ...(payload ? { payload } : {}) });
    // Where a browser is sent on, it would leave the test; so the way is gone here.
    while (response.statusCode === 303) {
      response = await web().inject({ method: 'GET', url: String(response.headers.location), headers });
    }
    const sent = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const);
    await route.fulfill({ status: response.statusCode, headers: Object.fromEntries(sent), body: response.rawPayload });
  });
  return page;
}

/** The authority of the tests agrees to pass an open link on; returns the link’s path. */
async function openLink(headers: Record<string, string>): Promise<string> {
  await send('POST', `${AUTHORITIES}/invite`, { who: 'all' }, headers);
  await send('POST', `${AUTHORITIES}/E06000016`, { state: 'agreed:open_link' }, headers);
  await send('POST', `${AUTHORITIES}/E06000016/link`, { wish: 'make' }, headers);
  const { document } = await send('GET', `${AUTHORITIES}/E06000016`, {}, headers);
  return (document.querySelector('.earshot-personal-link')?.textContent ?? '').trim().replace(PUBLIC_URL, '');
}

test('every page fits a screen of 320 pixels, and axe finds nothing wrong with it on a phone or a desktop', async () => {
  const { headers } = await as('study_lead');
  const contact = await as('authority_contact', 'E06000016');
  const link = await openLink(headers);
  const lead = ['', '/invite', '/entry', '/profile', '/E06000016'].map((page) => `${AUTHORITIES}${page}`);
  const all: [string, Record<string, string>][] = [
    ...[...lead, '/desk/small/releases', '/desk/small/releases/all/quality'].map(
      (url) => [url, headers] as [string, Record<string, string>],
    ),
    ['/desk/small/our-authority/E06000016', contact.headers],
    [link, {}],
    ['/take/small', {}],
  ];
  for (const phone of [true, false]) {
    for (const [url, sent] of all) {
      const page = await opened({ phone }, sent);
      await page.goto(PUBLIC_URL + url);
      assert.deepEqual(await axeProblems(page), [], url);
      const tooWide = await page.evaluate(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      );
      assert.equal(tooWide, false, `${url} is wider than ${phone ? 'a phone' : 'the screen'}`);
      await page.context().close();
    }
  }
});

test('without JavaScript an authority is entered from a file, and its open link is answered on a phone', async () => {
  const { headers } = await as('study_lead');
  const desk = await opened({ javaScript: false }, headers);
  await desk.goto(`${PUBLIC_URL}${AUTHORITIES}/entry`);
  const text = 'authority,state,way\nLeeds,agreed,open_link\n';
  await desk.getByLabel('CSV file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await desk.getByRole('button', { name: 'Look at it' }).click();
  assert.match((await desk.getByRole('table').textContent()) ?? '', /Leeds\s+Agreed: passes an open link on/);
  await desk.getByRole('button', { name: 'Record all of it' }).click();
  await desk.getByRole('link', { name: 'Leeds' }).click();
  await desk.getByRole('button', { name: 'Make its open link' }).click();
  const link = (await desk.locator('.earshot-personal-link').textContent())!.trim();

  const phone = await opened({ phone: true, javaScript: false });
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Start' }).click();
  assert.match(await phone.title(), /^Error: /);
  await phone.getByLabel('I agree').check();
  await phone.getByRole('button', { name: 'Start' }).click();
  await phone.getByRole('button', { name: 'Continue' }).click();
  await phone.getByLabel('No').check();
  await phone.getByRole('button', { name: 'Continue' }).click();
  await phone.getByRole('button', { name: 'Send my answers' }).click();
  assert.equal(await phone.getByRole('heading', { level: 1 }).textContent(), 'Your answers are sent');
});
