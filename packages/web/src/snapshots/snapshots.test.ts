// An authority's monthly snapshots at the desk: handed in, shown, kept, removed; whose they are.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type DeskRole, simulatedMonths, type World } from '@earshot/actions';
import { axeProblems, browser } from '@earshot/testing';
import { LEEDS, LEICESTER, listeningDesk } from '../fixtures/listening-desk.ts';

const { as, served } = listeningDesk();
let world: World;
let origin: string;
before(() => {
  ({ world, origin } = served());
});

type Files = ReadonlyMap<string, string>;

/** The files of a made-up month, with the scheme; of real people where they do not say otherwise. */
function monthOf(month: string, { broken, real = false }: { broken?: string; real?: boolean } = {}): Files {
  const made = simulatedMonths({
    month,
    months: 1,
    workers: 150,
    seed: 7,
    ...(broken === undefined ? {} : { broken }),
  });
  assert.ok('files' in made);
  const said = (text: string): string => (real ? text.replaceAll(/,(simulated|yes)\r\n/g, '\r\n') : text);
  return new Map([...made.files].map(([file, text]) => [file.split('/').at(-1)!, said(text)]));
}

async function ask(path: string, role: DeskRole, ons: string, body?: FormData | URLSearchParams) {
  const { headers } = await as(role, ons);
  const post = body ? { method: 'POST', body } : {};
  const reply = await fetch(`${origin}${path}`, {
    headers: { cookie: headers.cookie, origin },
    redirect: 'manual',
    ...post,
  });
  return { status: reply.status, location: reply.headers.get('location') ?? '', body: await reply.text() };
}

function handIn(
  files: Files,
  fields: Readonly<Record<string, string>>,
  role: DeskRole = 'authority_contact',
  ons = LEICESTER.ons,
) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  for (const [file, text] of files) form.append('files', new Blob([text]), file);
  return ask('/snapshots', role, ons, form);
}

test('a contact hands in two months on a phone, is told of an error by its cell, and sees the second beside the first', async () => {
  const chromium = await browser();
  const page = await chromium.newPage({ phone: true });
  const [name, value] = (await as('authority_contact', LEICESTER.ons)).headers.cookie.split('=') as [string, string];
  await page.context().addCookies([{ name, value, url: origin }]);
  const usable = async (): Promise<void> => {
    assert.deepEqual(await axeProblems(page), []);
    const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    assert.ok((wider as number) <= 0, `${wider} pixels too wide: ${page.url()}`);
  };
  const send = async (month: string, files: Files): Promise<string> => {
    await page.getByLabel('Month', { exact: true }).fill(month);
    const chosen = [...files].map(([file, text]) => ({ name: file, mimeType: 'text/csv', buffer: Buffer.from(text) }));
    await page.getByLabel('Files of the month').setInputFiles(chosen);
    await page.getByRole('button', { name: 'Make the page of the month' }).click();
    return page.locator('main').innerText();
  };
  await page.goto(`${origin}/desk`);
  await page.getByRole('link', { name: 'Monthly snapshots' }).click();
  await usable();
  assert.match(await send('2026-09', monthOf('2026-09')), /workforce of Leicester, September 2026/);
  await page.getByRole('link', { name: 'Monthly snapshots' }).first().click();
  const wrong = await send('2026-10', monthOf('2026-10', { broken: 'value-personal' }));
  assert.match(
    wrong,
    /The files have errors, so that nothing is kept[\s\S]*offers\.csv, line \d+, column 1: offer: AA9999999999 looks like/,
  );
  await usable();
  const shown = await send('2026-10', monthOf('2026-10'));
  await usable();
  assert.match(
    shown,
    /This snapshot is simulated[\s\S]*a vacancy rate of [\d.]+%, [\s\S]*Beside the published census[\s\S]*From month to month/,
  );
  assert.doesNotMatch(shown, /NaN|undefined|Infinity|\bE0\d{3}\b/);
  await chromium.close();
});

test('a month is its own authority’s: nobody of another sees it, takes its files or removes it', async () => {
  const { status, location } = await handIn(monthOf('2026-07'), { month: '2026-07', authority: LEEDS.ons });
  // Whatever the form says: a contact’s month is that of their own authority.
  assert.deepEqual([status, location], [303, `/snapshots/${LEICESTER.la}/2026-07`]);
  const remove = `${location}/remove`;
  for (const path of [location, `${location}/tables.csv`, `${location}/tables.xlsx`, `${location}/page.json`]) {
    assert.equal((await ask(path, 'authority_contact', LEEDS.ons)).status, 404, path);
    assert.equal((await ask(path, 'analyst', LEICESTER.ons)).status, 403, path);
    assert.equal((await ask(path, 'study_lead', LEEDS.ons)).status, 200, path);
  }
  assert.equal((await ask(remove, 'authority_contact', LEEDS.ons, new URLSearchParams())).status, 404);
  assert.doesNotMatch((await ask('/snapshots', 'authority_contact', LEEDS.ons)).body, /2026-07/);
  assert.equal((await ask(remove, 'authority_contact', LEICESTER.ons, new URLSearchParams())).status, 303);
  assert.equal((await ask(location, 'authority_contact', LEICESTER.ons)).status, 404);
});

test('a lead chooses the authority; a form without it, without a month or without files is told so', async () => {
  const lead = (files: Files, fields: Record<string, string>) => handIn(files, fields, 'study_lead', LEEDS.ons);
  const nothing = await lead(new Map(), {});
  assert.equal(nothing.status, 422);
  for (const words of [/Choose an authority/, /such as 2026-10/, /Choose the files of a month/])
    assert.match(nothing.body, words);
  const odd = await lead(new Map([['posts.doc', 'x']]), { month: '2026-06', authority: LEEDS.ons });
  assert.match(odd.body, /posts\.doc is neither one of the five CSV files nor scheme\.yml/);
  const twice = new Map([...monthOf('2026-06'), ['Posts.csv', 'post,grade,fte'], ['scheme.YML', 'title: Another']]);
  const doubled = await lead(twice, { month: '2026-06', authority: LEEDS.ons });
  assert.match(doubled.body, /Posts\.csv is there twice\. Choose the one that is right/);
  assert.match(doubled.body, /scheme\.YML is there twice/);
  const unknown = await lead(monthOf('2026-06'), { month: '2026-06', authority: 'E99999999' });
  assert.match(unknown.body, /Earshot knows no such authority/);
  const { location } = await lead(monthOf('2026-06'), { month: '2026-06', authority: LEEDS.ons });
  assert.equal(location, `/snapshots/${LEEDS.la}/2026-06`);
});

test('a simulated month never takes the place of a real one', async () => {
  const fields = { month: '2026-05' };
  assert.equal((await handIn(monthOf('2026-05'), fields)).status, 303);
  const { location } = await handIn(monthOf('2026-05', { real: true }), fields);
  assert.doesNotMatch((await ask(location, 'authority_contact', LEICESTER.ons)).body, /simulated/);
  const refused = await handIn(monthOf('2026-05'), fields);
  assert.match(refused.body, /A simulated one does not take its place/);
});

test('a month of real people that has not begun is refused: its year was mistyped', async () => {
  const ahead = await handIn(monthOf('2099-05', { real: true }), { month: '2099-05' });
  assert.match(ahead.body, /That month has not begun/);
});

test('what is kept holds nobody: no reference of a person, and no caseload of one', async () => {
  const kept = await world.store.transaction('desk', (queries) =>
    queries.query<{ row: string }>(`SELECT row_to_json(kept)::text AS row FROM census.kept_snapshot kept`),
  );
  assert.ok(kept.length > 0);
  for (const { row } of kept) assert.doesNotMatch(row, /"[EA]\d{4}"|\bP\d{4}\b|"OP\d{4}"/);
  const audited = await world.store.transaction('erasure', (queries) =>
    queries.query<{ action: string }>(
      `SELECT DISTINCT action FROM audit.entry WHERE action LIKE '%snapshot%' ORDER BY 1`,
    ),
  );
  assert.deepEqual(
    audited.map(({ action }) => action),
    ['add_snapshot', 'remove_snapshot', 'take_snapshot_file'],
  );
});
