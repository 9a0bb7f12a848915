// Change and drivers at the desk, with the demonstration's waves, in a real browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import { servedFieldwork } from '../fixtures/two-servers.ts';

type Page = Awaited<ReturnType<TestBrowser['newPage']>>;

const { study, as, open, origin, errors, world } = servedFieldwork({ name: 'first-wave', people: 120 });
const [CHANGE, DRIVERS] = [`/desk/${study.id}/change`, `/desk/${study.id}/drivers`];

let chromium: TestBrowser;
before(async () => {
  chromium = await browser();
});
after(async () => {
  await chromium.close();
  assert.deepEqual(errors, []);
});

async function assertUsable(page: Page): Promise<void> {
  assert.deepEqual(await axeProblems(page), []);
  const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  assert.ok((wider as number) <= 0, `${wider} pixels too wide: ${page.url()}`);
}

async function get(address: string, server: 0 | 1 = 0) {
  const { headers } = await as('analyst');
  const reply = await fetch(`${origin(server)}${address}`, { headers, redirect: 'manual' });
  return { status: reply.status, type: reply.headers.get('content-type'), body: await reply.text() };
}

test('an analyst has drivers worked out, stops it, and begins again, by keyboard, at 320 pixels', async () => {
  const page = await chromium.newPage({});
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, 'analyst', `/desk/${study.id}`);
  await page.getByRole('link', { name: 'Drivers', exact: true }).click();
  await assertUsable(page);
  assert.equal((await get(`${DRIVERS}.json`)).status, 303);
  await page.getByRole('button', { name: 'Work it out' }).focus();
  await page.keyboard.press('Enter');
  // It takes longer than the page waits.
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  await assertUsable(page);
  await page.getByRole('button', { name: 'Stop' }).click();
  assert.match(await page.locator('main').innerText(), /It was stopped before it was done/);
  await page.getByRole('button', { name: 'Work it out' }).click();
  await page.locator('table').first().waitFor();
  await assertUsable(page);
  const main = await page.locator('main').innerText();
  assert.match(main, /made from simulated people/);
  assert.match(main, /The model explains \d+% of the variance of “Satisfying job”/);
  assert.equal(await page.locator('figure svg').count(), 1);
  // So few people as here are not enough for the other model.
  assert.match(main, /drivers\.yml:\d+:\d+ .*\[drivers-/);
  assert.match(main, /This model is refused, and has no numbers\./);
  assert.equal(await page.getByRole('button', { name: 'Work it out anew' }).count(), 0);
  await page.context().close();
});

test('a lead reads change between waves without JavaScript, each chart with its numbers, and takes it away in three formats', async () => {
  const page = await chromium.newPage({ javaScript: false });
  await open(page, 'study_lead', CHANGE);
  await page.getByRole('button', { name: 'Work it out' }).click();
  await page.locator('table').first().waitFor();
  const main = await page.locator('main').innerText();
  assert.match(main, /Everybody who answered: First wave \d+%, Second wave \d+%, a change of/);
  const { tables } = JSON.parse((await get(`${CHANGE}.json`)).body) as { tables: { id: string; cells: unknown[] }[] };
  const figures = await page.locator('figure').count();
  assert.equal(await page.locator('figure svg').count(), figures);
  assert.equal(await page.locator('table').count(), figures + tables.length);
  const csv = (await get(`${CHANGE}.csv`)).body.trim().split('\r\n');
  assert.equal(csv.length, 1 + tables.reduce((sum, { cells }) => sum + cells.length, 0));
  const xlsx = await get(`${CHANGE}.xlsx`);
  assert.ok(xlsx.body.startsWith('PK') && xlsx.type?.includes('spreadsheetml'));
  await page.context().close();
  const phone = await chromium.newPage({ phone: true });
  await open(phone, 'study_lead', CHANGE);
  await assertUsable(phone);
  await phone.context().close();
});

test('a study without such a file says how to write one', async () => {
  const { status, body } = await get('/desk/first-wave/change');
  assert.equal(status, 200);
  assert.match(body, /has no change\.yml/);
  const guide = await get('/desk/first-wave/change/guide');
  assert.deepEqual([guide.status, guide.body.startsWith('# The change file')], [200, true]);
});

test('every problem of a change.yml is listed with its place, and nothing can be begun', async () => {
  const { file, text } = study.change!;
  const wrong = text.replace('item: employer_view_loyal', 'item: loyalty').replace('item: hours_worked', 'item: hours');
  (world().studies as Map<string, typeof study>).set(study.id, { ...study, change: { file, text: wrong } });
  const { status, body } = await get(CHANGE, 1);
  assert.equal(status, 422);
  assert.deepEqual(
    [...body.matchAll(/change\.yml:(\d+):\d+ .*?\[(.*?)\]/g)].map(([, , code]) => code),
    ['variable-unknown', 'variable-unknown', 'variable-unknown', 'variable-unknown'],
  );
  assert.doesNotMatch(body, /Work it out/);
});
