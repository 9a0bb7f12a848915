import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type DeskRole, type FinishedReport, readStudy } from '@earshot/actions';
import { axeProblems, browser, freePort, type TestBrowser } from '@earshot/testing';
import { cookieName } from '../access/session-cookie.ts';
import { buildWeb } from '../build-web.ts';
import { exploredFiles } from '../fixtures/explored-study.ts';
import { partsOf, servedStudy } from '../fixtures/served-study.ts';
import { closeWithin } from '../operations/close-within.ts';

const { study } = readStudy({ id: 'explored', name: (file) => file, read: (file) => exploredFiles[file] ?? null });
const { send, as, world, told } = servedStudy(study!);
const EXPLORE = '/desk/explored/explore';

/** A report with nothing in it: under it stands the form to take the data, for those who may. */
const REPORT: FinishedReport = {
  title: 'An explored study',
  bodyHtml: '<p>Findings</p>',
  tables: new Map(),
  builtAt: '2026-11-22T09:30:00Z',
};

interface Ready {
  readonly chromium: TestBrowser;
  readonly origin: string;
  close(): Promise<unknown>;
}

/** The same study at an address that a browser on this machine can open, and keeps cookies for. */
let made: Promise<Ready> | undefined;
function ready(): Promise<Ready> {
  made ??= (async () => {
    const chromium = await browser();
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const reportFor = async () => REPORT;
    const app = buildWeb({ ...partsOf(world(), told), publicUrl: origin, trustedProxies: null, reportFor });
    await app.listen({ host: 'localhost', port });
    return { chromium, origin, close: () => Promise.all([chromium.close(), closeWithin(app, 500)]) };
  })();
  return made;
}
after(async () => {
  await (await made)?.close();
  assert.deepEqual(told, []);
});

async function signedInPage(role: DeskRole, options: Parameters<TestBrowser['newPage']>[0]) {
  const { chromium, origin } = await ready();
  const { headers } = await as(role);
  const page = await chromium.newPage(options);
  const value = headers.cookie.split('=')[1]!;
  await page.context().addCookies([{ name: cookieName(origin, 'session'), value, url: origin }]);
  return { page, origin };
}

async function get(query: string, role: DeskRole = 'analyst', format = '') {
  const { headers } = await as(role);
  const address = `${EXPLORE}${format}${query}`;
  let reply = await send('GET', address, {}, headers);
  while (reply.headers.refresh || reply.status === 503) reply = await send('GET', address, {}, headers);
  return reply;
}

test('a lead finds the explorer from the study’s pages, chooses without JavaScript, and gets an address to pass on', async () => {
  const { page, origin } = await signedInPage('study_lead', { javaScript: false });
  await page.goto(`${origin}/desk/explored`);
  await page.getByRole('link', { name: 'Explore', exact: true }).click();
  // Answers are read with the first question about them; the page says how far that is, and loads anew.
  await page.getByLabel('Question', { exact: true }).waitFor();
  assert.match(await page.locator('main').innerText(), /Choose a question to see what 400 people answered/);
  assert.equal(await page.locator('table').count(), 0);
  await page.getByLabel('Question', { exact: true }).selectOption('valued');
  await page.getByLabel('Broken down by').selectOption('region');
  await page.getByLabel('Only people in').selectOption({ label: 'Employed' });
  await page.getByRole('button', { name: 'Show' }).click();
  assert.equal(page.url(), `${origin}${EXPLORE}?q=valued&by=region&only=agency.no_`);
  const main = await page.locator('main').innerText();
  assert.match(main, /Feeling valued, by Region/);
  assert.match(main, /Base: Everyone who answered the question and is weighted; Agency work: Employed/);
  assert.match(main, /Weighting: Weighted by agency work/);
  assert.match(main, /400 of 400 people are simulated/);
  assert.equal(await page.locator('figure svg').count(), 1);
  await page.context().close();
});

for (const phone of [true, false]) {
  test(`the explorer can be read and used by keyboard on ${phone ? 'a phone' : 'a screen'}, and axe finds nothing`, async () => {
    const { page, origin } = await signedInPage('analyst', { phone });
    if (phone) await page.setViewportSize({ width: 320, height: 640 });
    for (const query of ['', '?q=views&by=region,agency&crossed=yes', '?q=valued&only=region.north,region.south']) {
      await page.goto(`${origin}${EXPLORE}${query}`);
      assert.deepEqual(await axeProblems(page), []);
      const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      assert.ok((wider as number) <= 0, `${wider} pixels too wide: ${query}`);
    }
    await page.goto(`${origin}${EXPLORE}`);
    await page.getByLabel('Question', { exact: true }).focus();
    await page.keyboard.type('Feeling');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Show' }).focus();
    await Promise.all([page.waitForURL(`**${EXPLORE}?q=valued`), page.keyboard.press('Enter')]);
    await page.context().close();
  });
}

test('the form to take the data, under a report, fits a phone, says what it asks, and axe finds nothing', async () => {
  const { page, origin } = await signedInPage('analyst', { phone: true });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${origin}/report/explored`);
  await page.getByRole('heading', { name: 'Take the data' }).waitFor();
  assert.deepEqual(await axeProblems(page), []);
  const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  assert.ok((wider as number) <= 0, `${wider} pixels too wide`);
  const programs = page.getByRole('group', { name: 'Which program are they for?' }).getByRole('radio');
  assert.ok((await programs.count()) > 1);
  await programs.first().focus();
  await page.keyboard.press('ArrowDown');
  assert.ok(await programs.nth(1).isChecked());
  await page.context().close();
});

test('the files of an address hold the numbers of its page', async () => {
  const query = '?q=valued&by=region';
  const [page, csv, json] = [
    await get(query),
    await get(query, 'analyst', '.csv'),
    await get(query, 'analyst', '.json'),
  ];
  const { table } = JSON.parse(json.body) as {
    table: { cells: { row: string; column: string; estimate: { value: number } }[] };
  };
  const north = table.cells.find(({ row, column }) => row === 'valued.agree' && column === 'region.north')!;
  assert.ok(page.body.includes(`${Math.round(north.estimate.value * 100)}%`));
  assert.ok(csv.body.includes(String(north.estimate.value)));
  assert.match(String(csv.headers['content-disposition']), /explored-explored\.csv/);
  const xlsx = await get(query, 'analyst', '.xlsx');
  assert.match(String(xlsx.headers['content-type']), /spreadsheetml/);
  assert.ok(xlsx.body.startsWith('PK'), 'a workbook is an archive');
  assert.equal(page.document.querySelector('a[href$=".csv?q=valued&by=region"]')?.textContent, 'This table (CSV)');
});

test('a form’s address is shortened, and what is not chosen is not in it', async () => {
  const { headers } = await as('analyst');
  const reply = await send('GET', `${EXPLORE}?q=valued&q=&by=&by=&only=&people=people&show=`, {}, headers);
  assert.deepEqual([reply.status, reply.location], [303, `${EXPLORE}?q=valued`]);
});

test('what cannot be shown is said with a sentence, on the page and in place of a file', async () => {
  const page = await get('?q=valued&only=region.north,region.south');
  assert.equal(page.status, 422);
  assert.match(
    page.document.querySelector('.govuk-error-summary')!.textContent!,
    /Both filters are on the same question/,
  );
  const json = await get('?q=nothing&by=nowhere', 'analyst', '.json');
  assert.equal(json.status, 422);
  assert.equal((JSON.parse(json.body) as { problems: unknown[] }).problems.length, 2);
  assert.equal((await get('', 'analyst', '.csv')).status, 422);
});

test('everything that somebody looks at stands in the audit once, with who it was', async () => {
  const { viewer } = await as('analyst');
  const query = 'q=views_fair&by=agency';
  for (let time = 0; time < 3; time += 1) await get(`?${query}`);
  const looked = await world().store.transaction('desk', (queries) =>
    queries.query<{ actor: string }>(
      `SELECT actor FROM audit.entry WHERE action = 'explore' AND study_id = 'explored' AND detail->>'address' = $1`,
      [query],
    ),
  );
  assert.deepEqual(looked, [{ actor: viewer.accountId }]);
});

test('nobody but a lead and an analyst may explore, whatever the address', async () => {
  for (const role of ['field_manager', 'interviewer', 'authority_contact', 'data_officer'] as const) {
    const { headers } = await as(role);
    for (const address of [EXPLORE, `${EXPLORE}.csv?q=valued`, `${EXPLORE}.json?q=valued`]) {
      assert.equal((await send('GET', address, {}, headers)).status, 403, `${role} ${address}`);
    }
  }
  const { headers } = await as('analyst');
  assert.equal((await send('GET', '/desk/nothing/explore', {}, headers)).status, 404);
});
