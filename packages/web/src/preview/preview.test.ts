import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftPreview } from '../fixtures/preview-study.ts';

const { send, begin } = draftPreview();

const textOf = (element: { textContent: string | null } | null): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

test('a preview says that nothing is kept, and begins in the first mode with the study’s words as words', async () => {
  const { document, body } = await send('GET', '/preview');
  assert.match(textOf(document.querySelector('main')), /Nothing that you enter is kept/);
  assert.equal(
    document.querySelector('input[name=mode]:checked, input[name=mode][checked]')?.getAttribute('value'),
    'web',
  );
  assert.doesNotMatch(body, /<b>draft/);
});

test('each page is one of the real interview’s, and Continue leads to the next question on the path', async () => {
  const walk = await begin();
  assert.equal((await send('GET', walk)).location, `${walk}/q/works`);
  const { document } = await send('GET', `${walk}/q/works`);
  assert.equal(textOf(document.querySelector('h1')), 'Do you do social work?');
  assert.match(textOf(document.querySelector('.earshot-preview__banner')), /nothing that you enter is kept/);
  const { status, location } = await send('POST', `${walk}/q/works`, { works: 'yes_' });
  assert.deepEqual([status, location], [303, `${walk}/q/team`]);
});

test('what cannot be kept comes back with its errors', async () => {
  const walk = await begin();
  const { status, document } = await send('POST', `${walk}/q/works`);
  assert.equal(status, 422);
  assert.match(document.title, /^Error: /);
  assert.equal(document.querySelector('.govuk-error-summary a')?.getAttribute('href'), '#works');
});

test('beside a page stands why it is asked, what was passed over and why, and the answers so far', async () => {
  const walk = await begin({ mode: 'telephone' });
  await send('POST', `${walk}/q/works`, { works: 'yes_' });
  const { document } = await send('GET', `${walk}/q/team`);
  const panel = textOf(document.querySelector('.earshot-preview__panel'));
  assert.match(panel, /team is asked: it has no condition\./);
  assert.match(panel, /out \(close\): “works = no_” is false, because works is “Yes”\./);
  assert.match(panel, /works Do you do social work\? ?Yes/);
});

test('a close ends the walk with its outcome and its last page', async () => {
  const walk = await begin();
  const { location } = await send('POST', `${walk}/q/works`, { works: 'no_' });
  assert.equal(location, `${walk}/end`);
  const { document } = await send('GET', location);
  assert.match(textOf(document.querySelector('main')), /at the close “out”, with the outcome screened out/);
  assert.match(textOf(document.querySelector('main')), /Thank you all the same\./);
});

test('a jump leads to any question with made-up answers, and says which of them decide the way', async () => {
  const walk = await begin();
  const { location } = await send('POST', `${walk}/jump`, { to: 'agreed' });
  assert.equal(location, `${walk}/q/agreed`);
  const panel = textOf((await send('GET', location)).document.querySelector('.earshot-preview__panel'));
  assert.match(panel, /brought to “agreed” with made-up answers.*link/);
  assert.match(panel, /“link = open” is true, because link is “Open link”/);
});

test('a jump keeps what is known beforehand, unless that keeps people from the question', async () => {
  const walk = await begin({ 'sample-authority': 'Northshire', 'sample-link': 'personal' });
  const { location } = await send('POST', `${walk}/jump`, { to: 'hours' });
  const known = textOf((await send('GET', location)).document.querySelector('.earshot-preview__known'));
  assert.match(known, /Northshire.*Personal link/);
  assert.equal((await send('POST', `${walk}/jump`, { to: 'agreed' })).location, `${walk}/q/agreed`);
});

test('a jump to a question that the walk has passed keeps the answers', async () => {
  const walk = await begin();
  await send('POST', `${walk}/q/works`, { works: 'yes_' });
  assert.equal((await send('POST', `${walk}/jump`, { to: 'works' })).location, `${walk}/q/works`);
  assert.ok((await send('GET', `${walk}/q/works`)).document.querySelector('input[value=yes_][checked]'));
});

test('a jump to a question that nobody is asked in the mode says so', async () => {
  const walk = await begin({ mode: 'web' });
  const { status, document } = await send('POST', `${walk}/jump`, { to: 'heard' });
  assert.equal(status, 404);
  assert.match(textOf(document.querySelector('main')), /Nobody is asked “heard” online\./);
  assert.equal((await send('GET', '/preview/to/nowhere')).status, 404);
});

test('what is known beforehand can be set, and is put into texts', async () => {
  const walk = await begin({ 'sample-authority': 'Some <where>', 'sample-link': 'nonsense' });
  await send('POST', `${walk}/q/works`, { works: 'yes_' });
  const { document } = await send('GET', `${walk}/q/team`);
  assert.match(textOf(document.querySelector('h1')), /Which teams in Some <where>\?/);
});

test('the language and the mode can be changed on the way, and the answers stay', async () => {
  const walk = await begin();
  await send('POST', `${walk}/q/works`, { works: 'yes_' });
  const { location } = await send('POST', `${walk}/settings`, { mode: 'web', language: 'cy', from: 'works' });
  assert.equal(location, `${walk}/q/works`);
  const { document } = await send('GET', location);
  assert.equal(textOf(document.querySelector('h1')), 'Ydych chi’n gwneud gwaith cymdeithasol?');
  assert.equal(document.querySelector('.earshot-preview__page')?.getAttribute('lang'), 'cy');
  assert.ok(document.querySelector('input[value=yes_][checked]'));
  const changed = await send('POST', `${walk}/settings`, { mode: 'telephone', language: 'en', from: 'works' });
  assert.match(textOf((await send('GET', changed.location)).document.querySelector('.earshot-call')), /Read out/);
});

test('a walk that is not there any more says so, and how to begin again', async () => {
  const { status, document } = await send('GET', '/preview/walk/AAAAAAAAAAAAAAAA/q/works');
  assert.equal(status, 404);
  assert.ok(document.querySelector('main a[href="/preview"]'));
});

test('an address of a question off the path leads to the open one', async () => {
  const walk = await begin();
  assert.equal((await send('GET', `${walk}/q/agreed`)).location, `${walk}/q/works`);
  assert.equal((await send('POST', `${walk}/q/agreed`, { agreed_valued: 'agree' })).location, `${walk}/q/works`);
  assert.equal((await send('GET', `${walk}/end`)).location, `${walk}/q/works`);
});

test('the map leads from every question to a walk that has come there, and says the same in words', async () => {
  const { document } = await send('GET', '/preview/map?mode=telephone&size=150');
  const links = [...document.querySelectorAll('svg a')].map((link) => link.getAttribute('href')!);
  assert.equal(links.length, 7);
  for (const link of links) {
    const { status, location } = await send('GET', link);
    assert.equal(status, 303, link);
    assert.equal((await send('GET', location)).status, 200, location);
  }
  const tables = [...document.querySelectorAll('table')].map(textOf);
  assert.match(
    tables[0]!,
    /out \(close\) ?Thank you all the same\. ?ends the interview if works = no_: screened out works/,
  );
  assert.match(tables[1]!, /Views: asked of if link = open|Views: asked if link = open/);
  assert.match(document.querySelector('svg')!.getAttribute('width')!, /^\d+$/);
});
