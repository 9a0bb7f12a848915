import assert from 'node:assert/strict';
import { test } from 'node:test';
import readWorkbook from 'read-excel-file/node';
import { LIMITS } from '../access/limits.ts';
import { smallStudy } from '../fixtures/small-study.ts';

const LIMIT = 60;
const { send, web, as } = smallStudy(async () => ({ limits: { ...LIMITS, published: LIMIT } }));
const get = (url: string) => send('GET', url);
const titleOf = async (url: string) => (await get(url)).document.querySelector('h1')?.textContent;

test('“how does Kent compare” is two clicks from the front page, for anybody', async () => {
  const front = await get('/');
  const list = front.document.querySelector('main a')!;
  assert.deepEqual([list.textContent, list.getAttribute('href')], ['How authorities compare', '/workforce']);
  const { document } = await get('/workforce');
  assert.ok(document.querySelector('.earshot-authorities a[href="/workforce/kent"]'));
  assert.equal(document.querySelector('h2 a[href="/workforce/south-west"]')!.textContent, 'South West');
  const form = document.querySelector('form[method="get"][action="/workforce"]')!;
  assert.equal(form.querySelector('input')!.getAttribute('name'), 'q');
  assert.equal((await get('/workforce?q=Kent')).location, '/workforce/kent');
  assert.equal(await titleOf('/workforce/kent'), 'Kent: the children’s social work workforce');
});

test('nothing of a study stands on the open pages, and whoever is signed in sees the same', async () => {
  const { headers } = await as('study_lead');
  for (const url of ['/', '/workforce', '/workforce/revisions', '/workforce/rutland']) {
    const { body } = await get(url);
    assert.doesNotMatch(body, /small<|A team|team@example|\/take\//, url);
    assert.equal((await send('GET', url, {}, headers)).body, body, url);
  }
});

test('what was revised of a place has its page, to which the place’s own page leads', async () => {
  const links = [...(await get('/workforce/sunderland')).document.querySelectorAll('a[href*="revisions"]')];
  assert.deepEqual(
    links.map((link) => link.getAttribute('href')),
    [2025, 2024, 2023].map((release) => `/workforce/revisions?place=sunderland&release=${release}`),
  );
  const { document } = await get(links[0]!.getAttribute('href')!);
  const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim()).join(' | '),
  );
  assert.ok(rows.includes('turnover rate (FTE), 2024 | 0.9% | u'), rows.join('; '));
});

test('a name that several places have leads to a choice, and one that none has says so, escaped', async () => {
  const { document } = await get('/workforce?q=kingston');
  assert.equal(document.querySelectorAll('section[aria-labelledby="found"] li').length, 2);
  const none = await get('/workforce?q=%3Cscript%3Ealert(1)');
  assert.match(none.document.querySelector('#found')!.textContent!, /No place matches “<script>/);
  assert.doesNotMatch(none.body, /<script>alert/);
});

test('an authority that has ended has a page of the years until then, and its name leads to what came after as well', async () => {
  const found = async (typed: string) =>
    [...(await get(`/workforce?q=${typed}`)).document.querySelectorAll('section[aria-labelledby="found"] a')].map(
      (link) => link.getAttribute('href'),
    );
  assert.deepEqual(await found('Cumbria'), [
    '/workforce/cumberland',
    '/workforce/westmorland-and-furness',
    '/workforce/cumbria',
  ]);
  const { body } = await get('/workforce/cumbria?release=2022');
  assert.match(body, /Cumbria has ended, so that the model of 2025 gives it no statistical neighbours\./);
  assert.doesNotMatch(body, /neighbours are those of/);
  assert.equal((await get('/workforce?q=Dorset')).location, '/workforce/dorset');
});

test('the release and the benchmark year are chosen on the page, and are in the addresses of its files', async () => {
  const { document } = await get('/workforce/kent?release=2023&benchmark=2019');
  const chosen = (name: string) =>
    document.querySelector(`select[name="${name}"] option[selected]`)!.getAttribute('value');
  assert.deepEqual([chosen('release'), chosen('benchmark')], ['2023', '2019']);
  const releases = [...document.querySelectorAll('select[name="release"] option')].map((one) => one.textContent);
  assert.deepEqual(releases, ['2025', '2024', '2023', '2022']);
  const files = [...document.querySelectorAll('.earshot-files a')].map((link) => link.getAttribute('href'));
  assert.equal(files[0], '/workforce/kent/tables.csv?release=2023&benchmark=2019');
});

test('behind every page are its tables as CSV and its numbers as JSON', async () => {
  for (const place of ['kent', 'south-east', 'england', 'revisions']) {
    const { document } = await get(`/workforce/${place}`);
    const [csv, , json] = [...document.querySelectorAll('.earshot-files a')].map((link) => link.getAttribute('href')!);
    const table = await get(csv!);
    assert.match(String(table.headers['content-type']), /^text\/csv/);
    assert.match(String(table.headers['content-disposition']), new RegExp(`"workforce-${place}-2025\\.csv"`));
    assert.match(table.body, /^table,row,/);
    const { release, later } = JSON.parse((await get(json!)).body);
    assert.equal((release ?? later).year, 2025, place);
  }
});

test('a reader of spreadsheets that is not ours finds every table of a page on a sheet, and the licence on the cover', async () => {
  const file = await web().inject('/workforce/kent/tables.xlsx?release=2024');
  assert.match(String(file.headers['content-disposition']), /"workforce-kent-2024\.xlsx"/);
  const [cover, , , ...sheets] = await readWorkbook(file.rawPayload);
  const words = cover!.data.map(([line]) => String(line)).join(' ');
  assert.match(words, /^Kent: the children’s social work workforce .*Open Government Licence v3\.0/);
  assert.match(words, /Published percentages are stored as they were printed/);
  // As printed in DfE’s release of 2024.
  const turnover = sheets.find(({ data }) => String(data[0]![0]).includes('Turnover rate in Kent, 2017 to 2024'));
  const [found] = turnover!.data.filter(([row, year]) => row === 'Kent' && String(year) === '2024');
  assert.deepEqual(found, ['Kent', '2024', 'Percentage', 11.1]);
  const { document } = await get('/workforce/kent?release=2024');
  assert.equal(sheets.length, document.querySelectorAll('.earshot-table').length);
});

test('the JSON of a page is what the command line prints', async () => {
  const { measures, release } = JSON.parse((await get('/workforce/leicestershire/page.json?release=2022')).body);
  assert.deepEqual(release, { firstYear: 2017, year: 2022 });
  const turnover = measures.find((one: { measure: string }) => one.measure === 'turnover_rate_fte');
  // As printed in DfE’s release of 2022.
  assert.deepEqual([turnover.years.at(-1).authority, turnover.years.at(-1).england], [18.1, 17.1]);
});

test('what cannot be shown is said, with the status of its kind', async () => {
  const said = async (url: string) => {
    const { status, document } = await get(url);
    return [status, document.querySelector('main')!.textContent!.replaceAll(/\s+/g, ' ')] as const;
  };
  const [nowhere] = await said('/workforce/nowhere');
  assert.equal(nowhere, 404);
  const [unheld, held] = await said('/workforce/kent?release=2021');
  assert.equal(unheld, 404);
  assert.match(held, /those held are of 2022, 2023, 2024 and 2025/);
  assert.match((await said('/workforce/cumberland?release=2022'))[1], /has no figures for Cumberland/);
  for (const query of ['release=x', 'benchmark=19', 'benchmark=2025', 'release=2022&release=2023']) {
    assert.equal((await said(`/workforce/kent?${query}`))[0], 422, query);
  }
  assert.equal((await get('/workforce/kent/tables.pdf')).status, 404);
  assert.equal((await get('/workforce/kent/constructor')).status, 404);
});

test('an address that is written otherwise leads to the right one, with what was asked, and never off the site', async () => {
  const leadsTo = async (url: string) => {
    const { status, location } = await get(url);
    return status === 303 ? location : status;
  };
  for (const written of ['Kent', 'KENT', '886', 'kent%20', 'Kent%20County%20Council', 'kent,'])
    assert.equal(await leadsTo(`/workforce/${written}`), '/workforce/kent', written);
  assert.equal(
    await leadsTo('/workforce/North_Yorkshire?release=2023&benchmark=2019'),
    '/workforce/north-yorkshire?release=2023&benchmark=2019',
  );
  assert.equal(
    await leadsTo('/workforce/South%20East/tables.csv?release=2024'),
    '/workforce/south-east/tables.csv?release=2024',
  );
  assert.equal(await leadsTo('/workforce/Cumbria'), '/workforce/cumbria');
  assert.equal(await leadsTo('/workforce/kent/?release=2024'), '/workforce/kent?release=2024');
  assert.equal(await leadsTo('/workforce/Kent?release=//evil.example&next=https://evil.example'), '/workforce/kent');
  for (const none of [
    '/workforce/kingston',
    '/workforce/kingston/',
    '/workforce/%2F%2Fevil.example',
    '/workforce/Kent/constructor',
    '/workforce/Kent/%2F%2Fevil.example',
  ])
    assert.equal(await leadsTo(none), 404, none);
  assert.equal(await leadsTo('/workforce/england'), 200);
});

test('the pages may be kept for some minutes, and set no cookie; what went wrong is not kept', async () => {
  for (const url of ['/workforce', '/workforce/kent', '/workforce/kent/page.json', '/workforce/revisions']) {
    const { headers } = await get(url);
    assert.deepEqual([headers['cache-control'], headers['set-cookie']], ['public, max-age=600', undefined], url);
  }
  assert.equal((await get('/workforce/nowhere')).headers['cache-control'], 'no-store');
});

test('whoever asks for too many has to wait', async () => {
  const statuses: number[] = [];
  for (let asked = 0; asked < LIMIT + 2; asked += 1) {
    const { statusCode } = await web().inject({ url: '/workforce/nowhere', remoteAddress: '198.51.100.7' });
    statuses.push(statusCode);
  }
  assert.deepEqual(statuses, [...Array(LIMIT).fill(404), 429, 429]);
});
