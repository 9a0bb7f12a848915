// What people say beside what the census counts, at the desk.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, test } from 'node:test';
import { besideDesk, figuresOf, readStudy, reportDesk } from '@earshot/actions';
import { axeProblems, browser } from '@earshot/testing';
import { exploredFiles } from '../fixtures/explored-study.ts';
import { servedStudy } from '../fixtures/served-study.ts';

const CHECKOUT = path.join(import.meta.dirname, '..', '..', '..', '..');
const BESIDE = `
title: What people say & what is counted
census: {year: 2022}
fieldwork: {from: 2022-11-01, to: 2023-01-31}
places: {region: {are: regions, names: {north: North East, south: South East, west: South West}}}
pairs:
  - {id: vacancies, title: Feeling valued beside vacancies, voice: {table: valued, row: valued.agree}, measure: vacancy_rate_fte, expect: opposite, why: Empty posts tell <those> who stay how they are valued.}
  - {id: caseload, title: Feeling valued beside caseload, voice: {table: valued, row: valued.agree}, measure: caseload_fte, expect: opposite, why: Fewer cases leave more time for each other.}`;
const files: Readonly<Record<string, string>> = { ...exploredFiles, 'beside.yml': BESIDE };
const { study, problems } = readStudy({ id: 'explored', name: (file) => file, read: (file) => files[file] ?? null });
assert.deepEqual(problems, []);

const figures = figuresOf(CHECKOUT);
const served = servedStudy(study!, async () => {
  const reportFor = reportDesk(served.world(), figures);
  return { reportFor, beside: besideDesk(served.world(), figures, reportFor) };
});
const { send, as, world, told } = served;
after(() => assert.deepEqual(told, []));
const PAGE = '/desk/explored/beside';
const get = async (address: string, role: Parameters<typeof as>[0] = 'analyst') =>
  send('GET', address, {}, (await as(role)).headers);

test('every pair has its marks in words, a picture where there is one, and its table, with both dates', async () => {
  const { status, document, body } = await get(PAGE);
  assert.equal(status, 200);
  const sections = [...document.querySelectorAll('main section')];
  assert.equal(sections.length, 2);
  assert.equal(sections[0]!.querySelectorAll('svg circle').length, 3);
  assert.equal(sections[1]!.querySelector('svg'), null);
  const [vacancies, caseload] = sections.map(({ textContent }) => textContent!);
  assert.match(vacancies!, /North: (agree|conflict|silent)\. .*South: (agree|conflict|silent)\./s);
  assert.match(caseload!, /South: (agree|conflict|silent)\..*The average caseload, 17\.3, .*England’s, 16\.6,/s);
  assert.match(caseload!, /chance is judged by how much the authorities of a region differ/);
  assert.match(vacancies!, /30 September 2022.* from 1 November 2022 to 31 January 2023/s);
  assert.match(body, /Empty posts tell &lt;those&gt; who stay/);
  assert.match(body, /400 of 400/);
});

test('the files hold the numbers of the page', async () => {
  const [json, csv, xlsx] = [await get(`${PAGE}.json`), await get(`${PAGE}.csv`), await get(`${PAGE}.xlsx`)];
  const { pairs } = JSON.parse(json.body) as { pairs: { places: { mark: string; sentence: string }[] }[] };
  const { document } = await get(PAGE);
  for (const { sentence } of pairs.flatMap(({ places }) => places)) {
    assert.ok(document.querySelector('main')!.textContent!.includes(sentence), sentence);
  }
  assert.match(csv.body, /beside_vacancies/);
  assert.ok(xlsx.body.startsWith('PK'));
});

test('who may see the report may look, which the audit holds once; nobody else may', async () => {
  const { viewer } = await as('field_manager');
  for (let time = 0; time < 2; time += 1) assert.equal((await get(PAGE, 'field_manager')).status, 200);
  const looked = await world().store.transaction('desk', (queries) =>
    queries.query<{ actor: string }>(
      `SELECT actor FROM audit.entry WHERE action = 'see-beside' AND study_id = 'explored' AND actor = $1`,
      [viewer.accountId],
    ),
  );
  assert.equal(looked.length, 1);
  for (const role of ['interviewer', 'authority_contact'] as const) {
    for (const address of [PAGE, `${PAGE}.csv`, `${PAGE}/guide`]) assert.equal((await get(address, role)).status, 403);
  }
  assert.equal((await get('/desk/nothing/beside')).status, 404);
  assert.match((await get(`${PAGE}/guide`)).body, /^# The beside file/);
});

test('it is read at 320 pixels, and by those who listen', async () => {
  const { headers } = await as('analyst');
  const chromium = await browser();
  try {
    const page = await chromium.newPage({});
    await page.setViewportSize({ width: 320, height: 640 });
    await page.route('**/*', async (route) => {
      const { pathname, search } = new URL(route.request().url());
      const reply = await served.web().inject({ method: 'GET', url: `${pathname}${search}`, headers });
      const type = String(reply.headers['content-type']);
      await route.fulfill({ status: reply.statusCode, body: reply.rawPayload, headers: { 'content-type': type } });
    });
    await page.goto(`https://listen.example.org${PAGE}`);
    assert.equal(await page.locator('main svg').count(), 1);
    assert.deepEqual(await axeProblems(page), []);
    const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    assert.ok((wider as number) <= 0, `${wider} pixels too wide`);
    await page.context().close();
  } finally {
    await chromium.close();
  }
});
