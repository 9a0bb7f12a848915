// An authority's return at the desk: handed in, checked, looked at, kept and forgotten, with a server and a browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type CensusDesk, type DeskRole, simulatedReturn, type World } from '@earshot/actions';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import { LEEDS, LEICESTER, listeningDesk } from '../fixtures/listening-desk.ts';

const { as, served } = listeningDesk();
let world: World;
let desk: CensusDesk;
let origin: string;
before(() => {
  ({ world, origin } = served());
  desk = served().parts.census;
});

function simulated(la: string, broken?: string, workers = 120): string {
  const wish = { authority: la, year: 2024, workers, seed: 5, format: 'xml' } as const;
  const made = simulatedReturn(broken === undefined ? wish : { ...wish, broken });
  assert.ok('text' in made);
  return made.text;
}

interface Handed {
  readonly name?: string;
  readonly text: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly collection?: string;
}

async function ask(path: string, role: DeskRole, ons: string, body?: FormData | URLSearchParams) {
  const { headers } = await as(role, ons);
  const sent = { cookie: headers.cookie, origin };
  const reply = await fetch(`${origin}${path}`, {
    headers: sent,
    redirect: 'manual',
    ...(body ? { method: 'POST', body } : {}),
  });
  return { status: reply.status, location: reply.headers.get('location') ?? '', body: await reply.text(), reply };
}

function handIn({ name = 'return.xml', text, fields = {}, collection }: Handed, role: DeskRole, ons = LEICESTER.ons) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  if (name !== '') form.set('file', new Blob([text]), name);
  if (collection !== undefined) form.set('collection', new Blob([collection]), 'guide.yml');
  return ask('/census', role, ons, form);
}

/** The address of a check that is done. */
async function checked(handed: Handed, role: DeskRole = 'authority_contact', ons = LEICESTER.ons): Promise<string> {
  const { status, location, body } = await handIn(handed, role, ons);
  assert.equal(status, 303, body);
  for (let tries = 0; tries < 900; tries += 1) {
    const { reply } = await ask(location, role, ons);
    if (!reply.headers.has('refresh')) return location;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It was not checked in time.');
}

const audited = (): Promise<{ action: string; detail: Record<string, unknown> }[]> =>
  world.store.transaction('erasure', (queries) =>
    queries.query(`SELECT action, detail FROM audit.entry WHERE action LIKE '%return%' OR action LIKE '%census%'`),
  );

let chromium: TestBrowser;
before(async () => {
  chromium = await browser();
});
after(() => chromium.close());

test('a contact hands in a return with two rules broken, on a phone, and sees both, the measures and the page to sign', async () => {
  const page = await chromium.newPage({ phone: true });
  const [name, value] = (await as('authority_contact', LEICESTER.ons)).headers.cookie.split('=') as [string, string];
  await page.context().addCookies([{ name, value, url: origin }]);
  const usable = async (): Promise<void> => {
    assert.deepEqual(await axeProblems(page), []);
    const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    assert.ok((wider as number) <= 0, `${wider} pixels too wide: ${page.url()}`);
  };
  await page.goto(`${origin}/desk`);
  await page.getByRole('link', { name: 'Census return' }).click();
  await usable();
  const text = simulated(LEICESTER.la, 'V6').replace(/<WorkingDaysLost>.*?</, '<WorkingDaysLost>1800<');
  await page
    .getByLabel('The return', { exact: true })
    .setInputFiles({ name: 'ours.xml', mimeType: 'text/xml', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Check the return' }).click();
  await page.getByRole('heading', { name: 'Workforce return of Leicester' }).waitFor();
  await usable();
  const main = await page.locator('main').innerText();
  assert.match(main, /Simulated return\. Nobody in it exists/);
  assert.match(main, /not ready to be sent/);
  assert.match(main, /V6\. A full-time equivalent is not above 1: 1/);
  assert.match(main, /Q9\. Nobody loses more days than there are to work: 1/);
  assert.match(main, /release of 2025\. Of \d+ figures that can be compared, \d+ differ/);
  assert.match(main, /By people, the DfE’s formula gives [\d.]+ per cent/);
  await page.getByRole('link', { name: 'Tables: who is there' }).click();
  await usable();
  assert.match(await page.locator('main').innerText(), /Simulated return[\s\S]*Where leavers went/);
  await page.getByRole('link', { name: 'The checked return' }).click();
  await page.getByRole('link', { name: 'Page to print and sign' }).click();
  await usable();
  const signOff = await page.locator('main').innerText();
  assert.match(signOff, /This return is simulated/);
  assert.match(signOff, /not ready to be signed/);
  await page.getByRole('link', { name: 'The checked return' }).click();
  await page.getByLabel('Count at another day').fill('2024-03-31');
  await page.getByRole('button', { name: 'Count', exact: true }).click();
  await page.getByRole('heading', { name: 'Measures at 31 March 2024' }).waitFor();
  await page.getByRole('button', { name: 'Keep these measures' }).click();
  await usable();
  assert.match(
    await page.locator('main').innerText(),
    /Simulated return[\s\S]*Turnover rate[\s\S]*published [\d.]+[\s\S]*1 error and 1 query/,
  );
  await page.context().close();
});

test('a check and what is kept of it are its own authority’s, until somebody says that it is to be forgotten', async () => {
  const home = await checked({ text: simulated(LEICESTER.la) });
  assert.match((await ask(home, 'authority_contact', LEICESTER.ons)).body, /Nothing was found wrong with this return/);
  for (const [role, ons] of [
    ['authority_contact', LEEDS.ons],
    ['study_lead', LEEDS.ons],
  ] as const) {
    for (const more of ['', '/tables', '/sign-off', '/findings.csv', '/tables.xlsx'])
      assert.equal((await ask(`${home}${more}`, role, ons)).status, 404, `${role} ${more}`);
    for (const deed of ['/day', '/stop', '/forget', '/keep'])
      assert.equal((await ask(`${home}${deed}`, role, ons, new URLSearchParams())).status, 404, `${role} ${deed}`);
  }
  assert.equal((await ask(home, 'authority_contact', LEICESTER.ons)).status, 200);
  const kept = await ask(`${home}/keep`, 'authority_contact', LEICESTER.ons, new URLSearchParams());
  assert.equal(kept.location, '/census/kept/856');
  const remove = (ons: string) =>
    ask('/census/kept/856/remove', 'authority_contact', ons, new URLSearchParams({ year: '2024' }));
  assert.equal((await ask('/census/kept/856', 'authority_contact', LEEDS.ons)).status, 404);
  assert.equal((await remove(LEEDS.ons)).status, 404);
  assert.doesNotMatch((await ask('/census', 'authority_contact', LEEDS.ons)).body, /kept\/856/);
  assert.match((await ask('/census', 'study_lead', '')).body, /kept\/856/);
  assert.equal((await ask(`${home}/forget`, 'authority_contact', LEICESTER.ons, new URLSearchParams())).status, 303);
  assert.equal((await ask(home, 'authority_contact', LEICESTER.ons)).status, 404);
  assert.match((await ask('/census/kept/856', 'authority_contact', LEICESTER.ons)).body, /Turnover rate/);
  assert.equal((await remove(LEICESTER.ons)).status, 303);
  assert.equal((await ask('/census/kept/856', 'authority_contact', LEICESTER.ons)).status, 404);
});

test('another authority’s return is refused to a contact, and nothing of it is shown or kept', async () => {
  const home = await checked({ text: simulated(LEEDS.la, 'V1') });
  const { body } = await ask(home, 'authority_contact', LEICESTER.ons);
  assert.match(body, /This return is not shown to you/);
  assert.match(body, /its LEA is not 856/);
  assert.doesNotMatch(body, /XXXX|Ethnicity/);
  for (const more of ['/tables', '/sign-off'])
    assert.equal((await ask(home + more, 'authority_contact', LEICESTER.ons)).status, 303);
  assert.equal((await ask(`${home}/findings.csv`, 'authority_contact', LEICESTER.ons)).status, 404);
  assert.equal((await ask(`${home}/keep`, 'authority_contact', LEICESTER.ons, new URLSearchParams())).status, 404);
  const [last] = (await audited()).filter(({ action }) => action === 'checked_return').slice(-1);
  assert.deepEqual(last!.detail, { authority: LEEDS.la, year: 2024, refused: true });
  const nameless = await checked({ text: simulated(LEICESTER.la, 'S8') });
  const unsaid = (await ask(nameless, 'authority_contact', LEICESTER.ons)).body;
  assert.match(unsaid, /does not say that it is the return of your authority/);
  assert.match(unsaid, /\[S8\]/);
  assert.match(
    (await ask(await checked({ text: simulated(LEEDS.la) }, 'study_lead'), 'study_lead', '')).body,
    /return of Leeds/,
  );
});

test('files hold every finding, measure and table, and each taking stands in the audit', async () => {
  const text = simulated(LEICESTER.la, 'V1').replace('>XXXX<', '>=cmd()<');
  const home = await checked({ text });
  const get = (name: string) => ask(`${home}/${name}`, 'authority_contact', LEICESTER.ons);
  const findings = await get('findings.csv');
  assert.match(findings.reply.headers.get('content-disposition') ?? '', /simulated-return-856-2024-findings\.csv/);
  assert.match(findings.body, /error,V1,\d+,\d+,Ethnicity,'=cmd\(\),/);
  assert.match((await get('measures.csv')).body, /turnover_rate_fte,Turnover rate,per cent,2024-09-30,[\d.]+,/);
  const json = JSON.parse((await get('findings.json')).body);
  assert.deepEqual([json.errors, json.simulated, json.published.release.year], [1, true, 2025]);
  assert.ok(JSON.parse((await get('tables.json')).body).length > 20);
  assert.match((await get('tables.csv')).body, /\r\ndestination,/);
  for (const name of ['findings.xlsx', 'tables.xlsx']) assert.ok((await get(name)).body.startsWith('PK'), name);
  const taken = (await audited())
    .filter(({ action }) => action === 'take_return_file')
    .map(({ detail }) => detail.what);
  assert.deepEqual(taken.slice(-7).sort(), [
    'findings.csv',
    'findings.json',
    'findings.xlsx',
    'measures.csv',
    'tables.csv',
    'tables.json',
    'tables.xlsx',
  ]);
  const [handedIn, checkedOf] = ['check_return', 'checked_return'].map((wanted) =>
    audited().then((entries) => entries.filter(({ action }) => action === wanted)),
  );
  assert.equal((await handedIn!).length, (await checkedOf!).length);
  const [last] = (await checkedOf!).slice(-1);
  assert.deepEqual(last!.detail, { authority: '856', year: 2024, errors: 1, queries: 0 });
  for (const [, number] of text.matchAll(/<SWENo>(.*?)</g))
    assert.doesNotMatch(JSON.stringify(json), new RegExp(number!));
});

test('what is wrong with the form is said at the form, all at once', async () => {
  const wrong = await handIn(
    { name: '', text: '', fields: { year: '24', day: 'June' }, collection: 'years: 2024' },
    'study_lead',
  );
  assert.equal(wrong.status, 422);
  for (const words of [/Choose the file/, /four digits/, /year, month and day/, /guide\.yml:1:8/])
    assert.match(wrong.body, words);
  const large = await handIn({ text: 'x'.repeat(12_000_001) }, 'study_lead');
  assert.equal(large.status, 422);
  assert.match(large.body, /more than 12 MB/);
  const collection = await handIn({ text: simulated(LEICESTER.la), collection: 'items:\n  stepup: {}' }, 'study_lead');
  assert.equal(collection.status, 422);
  assert.match(collection.body, /guide\.yml:2:\d+ There is no “stepup” among items/);
  const renamed = simulated(LEICESTER.la).replaceAll('StepUpGrad', 'StepUpGraduate');
  const own = await checked({ text: renamed, collection: 'items: {step_up: {element: StepUpGraduate}}' }, 'study_lead');
  assert.match(
    (await ask(own, 'study_lead', '')).body,
    /Nothing was found wrong[\s\S]*as guide\.yml changes them for 2024/,
  );
  const outside = await ask(`${own}/day`, 'study_lead', '', new URLSearchParams({ day: '2023-01-01' }));
  assert.equal(outside.status, 422);
  assert.match(outside.body, /no day of the census year/);
  assert.match((await ask('/census/guide', 'study_lead', '')).body, /^# An authority’s own return/);
});

test('a check that goes on says how far it is, and can be stopped', async () => {
  const { viewer } = await as('authority_contact', LEICESTER.ons);
  const begun = await desk.begin(viewer, {
    ...{ fileName: 'large.xml', bytes: Buffer.from(simulated(LEICESTER.la, undefined, 5000)) },
    ...{ year: null, day: null, own: null, stopping: new AbortController().signal },
  });
  assert.ok('id' in begun);
  const home = `/census/checks/${begun.id}`;
  const going = await ask(home, 'authority_contact', LEICESTER.ons);
  assert.deepEqual([going.status, going.reply.headers.get('refresh')], [200, '3']);
  assert.match(going.body, /Checking large\.xml/);
  assert.equal((await ask(`${home}/tables`, 'authority_contact', LEICESTER.ons)).location, home);
  assert.equal((await ask(`${home}/stop`, 'authority_contact', LEICESTER.ons, new URLSearchParams())).location, home);
  await begun.finished;
  assert.match((await ask(home, 'authority_contact', LEICESTER.ons)).body, /The check was stopped before it was done/);
});
