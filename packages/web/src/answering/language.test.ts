import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGES, wholeLanguage } from '../fixtures/whole-language.ts';

const { send, start, answer } = wholeLanguage();

type Shown = Awaited<ReturnType<typeof send>>['document'];

/** Every link and form of a page that leads on in the study, but those of the switch. */
function ways(document: Shown): string[] {
  const links = [...document.querySelectorAll('main a, .govuk-back-link, form')];
  return links
    .filter((link) => link.closest('.govuk-error-summary') === null)
    .map((link) => link.getAttribute('href') ?? link.getAttribute('action') ?? '');
}

test('the switch names each language in its own words, and works without a script or a cookie', async () => {
  const { document, headers } = await send('GET', '/take/whole-language');
  const link = document.querySelector('.govuk-language-navigation a');
  assert.deepEqual(
    ['href', 'lang', 'hreflang'].map((name) => link?.getAttribute(name)),
    ['/take/whole-language?lang=cy', 'cy', 'cy'],
  );
  assert.equal(link?.textContent?.trim(), 'Cymraeg');
  const current = document.querySelector('.govuk-language-navigation [aria-current]');
  assert.equal(current?.textContent?.trim(), 'English');
  assert.equal(headers['set-cookie'], undefined);
});

test('people are told, agree and answer in the language that they choose', async () => {
  const { document, body } = await send('GET', '/take/whole-language?lang=cy');
  assert.equal(document.querySelector('html')?.getAttribute('lang'), 'cy');
  assert.equal(document.querySelector('h1')?.textContent, 'Yr iaith gyfan');
  assert.match(body, /Rwy’n cytuno i roi cynnig/);
  const refused = await send('POST', '/take/whole-language?lang=cy');
  assert.match(refused.document.title, /^Gwall: /);
  assert.equal(
    refused.document.querySelector('.govuk-error-summary a')?.textContent,
    'Ticiwch y blwch os ydych yn cytuno i gymryd rhan',
  );
  const started = await send('POST', '/take/whole-language?lang=cy', { consent: 'yes' });
  assert.match(started.location, /^\/a\/[\w-]{22}\?lang=cy$/);
});

test('every way on keeps the language, and the switch leads back to the same page', async () => {
  const home = await start();
  const token = new RegExp(`^(https://listen.example.org)?${home}`);
  for (const page of ['', '/later', '/withdraw', '/q/works']) {
    const { document } = await send('GET', `${home}${page}?lang=cy`);
    for (const way of ways(document)) {
      assert.match(way, token, page);
      assert.match(way, /\?lang=cy$/, page);
    }
    const back = document.querySelector('.govuk-language-navigation a')?.getAttribute('href');
    assert.equal(back, `${home}${page}`);
  }
  const posted = await send('POST', `${home}/q/works?lang=cy`, PAGES.works);
  assert.equal(posted.location, `${home}/q/reasons?lang=cy`);
});

test('questions, notes, options and our own words are in the language; answers are the same in every one', async () => {
  const home = await start();
  await answer(home, { works: PAGES.works, reasons: PAGES.reasons });
  const { document, body } = await send('GET', `${home}/q/reasons?lang=cy`);
  assert.equal(document.querySelector('h1')?.textContent?.trim(), 'Pam y gallech adael waith cymdeithasol?');
  assert.match(body, /Meddyliwch am eich swydd gyfan/);
  assert.match(body, />\s*Parhau\s*</);
  assert.equal(document.querySelector('input[value=pay]')?.hasAttribute('checked'), true);
  // What nobody has translated is in the study’s own language.
  assert.match(body, /Small reasons count as well/);
});

test('errors are said in the language, also those of a row and of a box instead of a number', async () => {
  const home = await start();
  for (const page of ['works', 'reasons', 'main_reason', 'how', 'authority', 'hours'] as const) {
    await answer(home, { [page]: PAGES[page] });
  }
  const sentences = async (page: string, fields: Record<string, string | string[]>) => {
    const { document } = await send('POST', `${home}/q/${page}?lang=cy`, fields);
    return [...document.querySelectorAll('.govuk-error-summary a')].map((link) => link.textContent);
  };
  assert.deepEqual(await sentences('works', {}), ['Dewiswch un ateb']);
  assert.deepEqual(await sentences('reasons', { reasons: ['pay', 'none'] }), [
    'Dewiswch naill ai “Dim un o’r rhain” neu atebion eraill, nid y ddau',
  ]);
  assert.deepEqual(await sentences('hours', { hours: '169', 'direct_hours-state': 'no_families' }), [
    'Rhowch rif rhwng 0 a 168',
  ]);
  assert.deepEqual(await sentences('hours', { hours: '70', 'direct_hours-state': 'no_families' }), [
    'Mae 70 o oriau yn fwy nag y mae’r rhan fwyaf yn eu gweithio.',
  ]);
  assert.ok(
    (await sentences('views', {})).includes(
      'Dewiswch un ateb ar gyfer “Rwy’n cael fy nhalu’n deg: Ydy e’n bwysig i chi?”',
    ),
  );
});

test('a language that a study does not have, or that is none, changes nothing', async () => {
  for (const lang of ['fr', '../x', '<b>', 'cy%20', '']) {
    const { status, document, body } = await send('GET', `/take/whole-language?lang=${encodeURIComponent(lang)}`);
    assert.equal(status, 200);
    assert.equal(document.querySelector('html')?.getAttribute('lang'), 'en-GB', lang);
    assert.doesNotMatch(body, /lang=fr|<b>/);
  }
});

test('refusals are said in the language too', async () => {
  const home = await start();
  await answer(home, { works: { works: 'no_' } });
  await send('POST', `${home}/finish`);
  const { status, document } = await send('POST', `${home}/q/works?lang=cy`, PAGES.works);
  assert.equal(status, 409);
  assert.equal(document.querySelector('html')?.getAttribute('lang'), 'cy');
  assert.equal(document.querySelector('h1')?.textContent, 'Mae eich atebion eisoes wedi’u hanfon');
  assert.equal(document.querySelector('main a')?.getAttribute('href'), `${home}?lang=cy`);
});
