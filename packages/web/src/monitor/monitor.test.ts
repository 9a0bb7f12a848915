import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startInterview } from '@earshot/actions';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import { servedFieldwork } from '../fixtures/two-servers.ts';
import { closeWithin } from '../operations/close-within.ts';

const { study, errors, servers, as, open, world, origin } = servedFieldwork();
const MONITOR = `/desk/${study.id}`;
const STARTED = '[data-live-part] > dl:first-of-type .earshot-counts__one:first-child dd';

let chromium: TestBrowser;
before(async () => {
  chromium = await browser();
});
after(() => chromium.close());

async function somebodyStarts(): Promise<void> {
  const started = await startInterview(world(), { studyId: study.id, consents: true, mode: 'web' });
  assert.ok('token' in started);
}

test('without JavaScript the monitor is whole: counts, charts with their tables, and what is under-covered', async () => {
  const page = await chromium.newPage({ javaScript: false });
  await open(page, 'study_lead', MONITOR);
  assert.match(await page.locator('.earshot-simulated').first().innerText(), /simulated/i);
  assert.match(await page.locator('.earshot-under-covered').innerText(), /London/);
  for (const heading of ['Response by group', 'Over time', 'Where people stop', 'By day', 'Latest in the audit']) {
    assert.equal(await page.getByRole('heading', { name: heading, exact: true }).count(), 1, heading);
  }
  const figures = await page.locator('figure').count();
  assert.ok(figures >= 4);
  assert.equal(
    await page.locator('figure + .earshot-table table').count(),
    figures,
    'each chart has its numbers under it',
  );
  assert.equal(await page.getByRole('button', { name: /updating/ }).count(), 0);
});

for (const phone of [true, false]) {
  test(`axe finds nothing on the monitor, and it is no wider than ${phone ? 'a phone' : 'a screen'}`, async () => {
    const page = await chromium.newPage({ phone });
    await open(page, 'study_lead', MONITOR);
    assert.deepEqual(await axeProblems(page), []);
    const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    assert.ok((wider as number) <= 0, `${wider} pixels too wide`);
  });
}

test('the page hears of what was done through another web process, and counts it without being loaded again', async () => {
  const page = await chromium.newPage();
  await open(page, 'study_lead', MONITOR, 1);
  await page.getByRole('status').getByText('updates by itself').waitFor();
  const count = async () => Number((await page.locator(STARTED).innerText()).replaceAll(',', ''));
  const before = await count();
  await page.evaluate('window.kept = true');
  // The stream has to have looked once before it can tell that something changed.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await somebodyStarts();
  const expected = (before + 1).toLocaleString('en-GB');
  await page.locator(STARTED, { hasText: expected }).waitFor();
  assert.equal(await count(), before + 1);
  assert.equal(await page.evaluate('window.kept'), true);
});

test('whoever wants the page to stay as it is can stop it, by keyboard', async () => {
  const page = await chromium.newPage();
  await open(page, 'study_lead', MONITOR);
  const stop = page.getByRole('button', { name: 'Stop updating by itself' });
  await stop.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('stays as it is').waitFor();
  await page.getByRole('button', { name: 'Update by itself', exact: true }).waitFor();
});

test('an analyst sees no audit, no list of under-covered groups, and that small counts are withheld', async () => {
  const page = await chromium.newPage({ javaScript: false });
  await open(page, 'analyst', MONITOR);
  assert.equal(await page.getByRole('heading', { name: 'Latest in the audit' }).count(), 0);
  assert.equal(await page.locator('#under-covered').count(), 0);
  assert.match(await page.locator('main').innerText(), /fewer than 10 people is withheld/);
});

test('the event stream is for those who may see the monitor, and for event streams only', async () => {
  const ask = async (headers: Record<string, string>) => {
    const stopping = new AbortController();
    const response = await fetch(`${origin(0)}${MONITOR}/changes`, {
      headers,
      redirect: 'manual',
      signal: stopping.signal,
    });
    const seen = [response.status, response.headers.get('content-type')?.split(';')[0]];
    stopping.abort();
    return seen;
  };
  const accept = 'text/event-stream';
  const { cookie } = (await as('study_lead')).headers;
  assert.deepEqual(await ask({ cookie, accept }), [200, accept]);
  assert.equal((await ask({ cookie }))[0], 406);
  assert.equal((await ask({ cookie: (await as('interviewer')).headers.cookie, accept }))[0], 403);
  assert.notEqual((await ask({ accept }))[0], 200);
});

test('streams end when the server closes, and nobody was told of a failure', async () => {
  const { cookie } = (await as('study_lead')).headers;
  const response = await fetch(`${origin(0)}${MONITOR}/changes`, { headers: { cookie, accept: 'text/event-stream' } });
  const reading = response.text();
  await closeWithin(servers[0]!, 10_000);
  assert.match(await reading, /^retry: \d+/);
  assert.deepEqual(errors, []);
});
