import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rightsStudy } from '../fixtures/rights-study.ts';

const { send, person, complete, told, as } = rightsStudy();

const textOf = (document: { querySelector(selector: string): { textContent: string | null } | null }) =>
  (document.querySelector('main')?.textContent ?? '').replaceAll(/\s+/g, ' ');

test('the page of a personal link shows answers, contact details and consents, in the language that is asked for', async () => {
  const { home, email } = await person();
  await complete(home);
  const { status, document, headers } = await send('GET', `${home}/data`);
  assert.equal(status, 200);
  assert.equal(headers['cache-control'], 'no-store');
  const text = textOf(document);
  for (const said of ['Agency worker?', 'No', '=1+1', 'Ama Mensah', email, 'May we ask you again?', 'Nobody has.']) {
    assert.ok(text.includes(said), said);
  }
  const welsh = textOf((await send('GET', `${home}/data?lang=cy`)).document);
  for (const said of ['Eich data', 'Gweithiwr asiantaeth?', 'Nac ydw']) assert.ok(welsh.includes(said), said);
  assert.deepEqual(told, []);
});

test('answers are handed out as CSV that no spreadsheet runs, and everything as JSON', async () => {
  const { home, email } = await person();
  await complete(home);
  const csv = await send('GET', `${home}/data.csv`);
  assert.match(String(csv.headers['content-type']), /^text\/csv/);
  assert.match(String(csv.headers['content-disposition']), /^attachment; filename="your-answers\.csv"$/);
  assert.equal(csv.headers['cache-control'], 'no-store');
  assert.deepEqual(csv.body.replace('\uFEFF', '').trim().split('\r\n'), [
    'question_id,variable,question,row,state,value,answer',
    'agency,agency,Agency worker?,,answered,no_,No',
    "why,why,Anything else?,,answered,'=1+1,'=1+1",
  ]);
  const json = await send('GET', `${home}/data.json`);
  assert.match(String(json.headers['content-disposition']), /your-data\.json/);
  const data = JSON.parse(json.body);
  assert.equal(data.contactDetails.email, email);
  assert.equal(data.everyAnswerGiven.length, 2);
  assert.deepEqual(
    data.events.map(({ kind }: { kind: string }) => kind),
    ['consented', 'finished'],
  );
});

test('sent answers are opened again, changed and sent anew', async () => {
  const { home } = await person();
  await complete(home);
  assert.equal((await send('POST', `${home}/q/agency`, { agency: 'yes_' })).status, 409);
  const reopened = await send('POST', `${home}/data/reopen`);
  assert.deepEqual([reopened.status, reopened.location], [303, home]);
  const page = await send('GET', `${home}/data`);
  assert.match(textOf(page.document), /Until you send them again, what you sent before counts/);
  assert.ok(page.document.querySelector(`a[href="${home}/q/agency"]`));
  assert.equal((await send('POST', `${home}/q/agency`, { agency: 'yes_' })).status, 303);
  assert.equal((await send('POST', `${home}/finish`)).status, 303);
  assert.match(textOf((await send('GET', `${home}/data`)).document), /Agency worker\? Yes/);
});

test('contact details are corrected field by field, or removed', async () => {
  const { home } = await person();
  const wrong = await send('POST', `${home}/data/details`, { name: '', email: 'nobody', phone: '', homeEmail: '' });
  assert.equal(wrong.status, 422);
  const links = [...wrong.document.querySelectorAll('.govuk-error-summary a')].map((link) => link.getAttribute('href'));
  assert.deepEqual(links, ['#name', '#email']);
  const right = { name: 'Ama Owusu', email: 'ama@example.org', homePhone: '020 7946 0001' };
  assert.equal((await send('POST', `${home}/data/details`, right)).location, `${home}/data`);
  assert.match(textOf((await send('GET', `${home}/data`)).document), /Ama Owusu .* ama@example\.org/);
  await send('POST', `${home}/data/details/remove`);
  assert.match(textOf((await send('GET', `${home}/data`)).document), /holds no contact details of yours/);
});

test('a consent is taken back and given again', async () => {
  const { home } = await person();
  const said = async () => /You (agreed|said no) on/.exec(textOf((await send('GET', `${home}/data`)).document))?.[1];
  assert.equal(await said(), 'agreed');
  await send('POST', `${home}/data/consents`, { purpose: 'next_wave', given: 'no' });
  assert.equal(await said(), 'said no');
  await send('POST', `${home}/data/consents`, { purpose: 'next_wave', given: 'yes' });
  assert.equal(await said(), 'agreed');
  assert.equal((await send('POST', `${home}/data/consents`, { purpose: 'nonsense', given: 'yes' })).status, 303);
});

test('whoever has withdrawn still sees what is held, but no answers', async () => {
  const { home } = await person();
  await complete(home, 'A secret');
  await send('POST', `${home}/withdraw`);
  const text = textOf((await send('GET', `${home}/data`)).document);
  assert.match(text, /You have withdrawn/);
  assert.doesNotMatch(text, /A secret/);
  assert.match(text, /Ama Mensah/);
  assert.doesNotMatch((await send('GET', `${home}/data.json`)).body, /A secret/);
});

test('a link that is nobody’s shows nothing', async () => {
  for (const page of ['data', 'data.csv', 'data.json', 'data/details']) {
    assert.equal((await send('GET', `/a/${'A'.repeat(22)}/${page}`)).status, 404, page);
  }
  for (const page of ['reopen', 'erase', 'consents', 'details/remove']) {
    assert.equal((await send('POST', `/a/${'A'.repeat(22)}/data/${page}`)).status, 404, page);
  }
});

test('a person asks for an erasure; the data officer carries it out, and hands out the certificate', async () => {
  const { home, pseudonym } = await person('Bo <b>Bold</b>');
  await complete(home);
  await send('POST', `${home}/data/erase`);
  assert.match(textOf((await send('GET', `${home}/data`)).document), /It is to be done by/);
  const { headers } = await as('data_officer');
  const handed = await send('POST', `/rights/people/${pseudonym}/export`, { form: 'page' }, headers);
  assert.match(handed.body, /Bo &lt;b&gt;Bold/, 'names are text in what is handed out');
  const log = await send('GET', '/rights', {}, headers);
  assert.equal(log.status, 200);
  const erase = [...log.document.querySelectorAll('a[href$="/erase"]')].at(-1)!.getAttribute('href')!;
  const unsure = await send('POST', erase, {}, headers);
  assert.equal(unsure.status, 422);
  const done = await send('POST', erase, { sure: 'yes' }, headers);
  assert.equal(done.status, 303);
  const certificate = await send('GET', done.location, {}, headers);
  assert.match(textOf(certificate.document), /contacts\.person/);
  const file = await send('GET', `${done.location}.json`, {}, headers);
  assert.deepEqual(JSON.parse(file.body).people, [pseudonym]);
  assert.equal((await send('GET', `${home}/data`)).status, 404);
  assert.deepEqual(told, []);
});

test('a data officer closes a link that is in wrong hands: it opens nothing from then on, whoever has it', async () => {
  const { home, pseudonym } = await person('Dee Dow');
  const { headers } = await as('data_officer');
  const page = `/rights/people/${pseudonym}`;
  const analyst = await as('analyst');
  assert.equal((await send('POST', `${page}/link`, {}, analyst.headers)).status, 403);
  assert.equal((await send('GET', home)).status, 200);
  const replaced = await send('POST', `${page}/link`, {}, headers);
  const said = await send('GET', replaced.location, {}, headers);
  assert.match(textOf(said.document), /The earlier link is closed, and the new one goes to the address on file/);
  assert.doesNotMatch(said.body, /\/a\//, 'the desk does not see the link');
  for (const address of ['', '/data', '/data.json', '/q/agency', '/withdraw']) {
    assert.equal((await send('GET', home + address)).status, 404, address);
  }
  assert.equal((await send('POST', `${home}/q/agency`, { agency: 'no_' })).status, 404);
});

test('a data officer finds, hands out, corrects and restricts; nobody else does, and the person sees that', async () => {
  const { home, pseudonym, email } = await person('Céline Ångström');
  await complete(home);
  const { headers } = await as('data_officer');
  for (const [by, words] of [
    ['name', 'celine ang'],
    ['email', email.toUpperCase()],
  ] as const) {
    const sent = await send('POST', '/rights/search', { by, words }, headers);
    const found = sent.location ? await send('GET', sent.location, {}, headers) : sent;
    assert.match(textOf(found.document), /Céline Ångström/, by);
  }
  const page = `/rights/people/${pseudonym}`;
  assert.match(textOf((await send('GET', page, {}, headers)).document), /Céline Ångström .*answers\.answer/);
  const exported = await send('POST', `${page}/export`, { form: 'json' }, headers);
  assert.equal(JSON.parse(exported.body).studies[0].answers.length, 2);
  const readable = await send('POST', `${page}/export`, { form: 'page' }, headers);
  assert.match(readable.body, /Céline Ångström/);
  assert.equal((await send('POST', `${page}/details`, { name: 'C', email: 'x' }, headers)).status, 422);
  assert.equal((await send('POST', `${page}/restrict`, { restricted: 'yes' }, headers)).status, 303);
  const seen = textOf((await send('GET', `${home}/data`)).document);
  assert.match(seen, /your data is kept and not used/);
  assert.match(seen, /Data officer(Opened your contact details|Saw your name)/);
  for (const role of ['analyst', 'study_lead', 'interviewer'] as const) {
    assert.equal((await send('GET', page, {}, (await as(role)).headers)).status, 403, role);
  }
  assert.deepEqual(told, []);
});
