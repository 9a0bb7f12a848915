// Ines speaks Welsh too: she changes the language of an interview in the middle, and the desk stays in English.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../fixtures/accounts.ts';
import { calledStudy, FILES } from '../fixtures/called-study.ts';

const WELSH = {
  'questionnaire.yml': FILES['questionnaire.yml']!.replace('modes:', 'languages: [cy]\nmodes:'),
  'questionnaire.cy.yml': `
language: cy
title: Astudiaeth dros y ffôn
telephone: {dont_know: Ddim yn gwybod, refused: Mae’n well gen i beidio â dweud}
blocks: {all: {title: Eich gwaith}}
questions:
  agency: {text: {web: Gweithiwr asiantaeth?, telephone: Ydych chi’n gweithio drwy asiantaeth?}, options: {yes_: Ydw, no_: Nac ydw}}
  views: {text: I ba raddau ydych chi’n cytuno?, options: {agree: Cytuno, disagree: Anghytuno}, rows: {valued: Rwy’n cael fy ngwerthfawrogi, paid: Rwy’n cael fy nhalu’n deg}}
  hours: {text: Faint o oriau ydych chi’n gweithio?, unit: awr}
  ready: {text: Ai dyna’r cyfan?, options: {all: Ie, later: Rywbryd eto}}
  not_now: {text: Byddwn yn eich ffonio eto.}`,
};
const SPOKEN = `
calling:
  languages:
    cy:
      opening: Helô, ga i siarad â {name}?
      introduction: [Rwy’n galw am astudiaeth.]
      rights: [{id: withdraw, title: Tynnu’n ôl, text: Gallwch dynnu’n ôl.}]
      consent: Ydych chi’n fodlon cymryd rhan?
`;

const { as, origin, person, world } = calledStudy({ ...WELSH, 'fieldwork.yml': FILES['fieldwork.yml'] + SPOKEN });
let chromium: TestBrowser;
before(async () => {
  chromium = await browser();
});
after(() => chromium?.close());

async function takesACall(options: Parameters<TestBrowser['newPage']>[0]): Promise<Page> {
  const page = await chromium.newPage(options);
  const { email } = await as('interviewer');
  await page.goto(`${origin()}/desk/called/calls`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /next call/ }).click();
  await page.waitForURL(/calls\/[\w-]+/);
  return page;
}
const go = (page: Page, name: string | RegExp) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()]);
const switchTo = (page: Page, name: string) =>
  Promise.all([
    page.waitForEvent('load'),
    page.getByRole('navigation', { name: 'Language of the interview' }).getByRole('link', { name }).click(),
  ]);
const langOf = (page: Page, text: string | RegExp) =>
  page.getByText(text).evaluate((element) => element.closest('[lang]')?.getAttribute('lang'));

test('the language is chosen before the consent, changed in the middle, and recorded with each answer', async () => {
  const { pseudonym } = await person({ name: 'Ceri Evans' });
  const page = await takesACall({ phone: true });
  await switchTo(page, 'Cymraeg');
  assert.match(await page.locator('main').innerText(), /Helô, ga i siarad â Ceri Evans\?/);
  assert.equal(await langOf(page, /Helô/), 'cy');
  assert.equal(await page.getByRole('button', { name: 'They are on the line' }).count(), 1, 'the desk is in English');
  assert.deepEqual(await axeProblems(page), []);
  await go(page, 'They are on the line');
  await page.getByLabel('Read out: Tynnu’n ôl').check();
  await page.getByLabel('A clear yes').check();
  assert.deepEqual(await axeProblems(page), []);
  await go(page, 'Begin the interview');
  assert.equal(await page.locator('h1').innerText(), 'Ydych chi’n gweithio drwy asiantaeth?');
  assert.equal(await langOf(page, 'Nac ydw'), 'cy');
  assert.deepEqual(await axeProblems(page), []);
  await page.getByLabel('Nac ydw').check();
  await go(page, 'Continue');
  assert.equal(await page.locator('h1').innerText(), 'I ba raddau ydych chi’n cytuno?');
  await switchTo(page, 'English');
  assert.equal(await page.locator('h1').innerText(), 'How far do you agree?');
  for (const group of await page.locator('.earshot-call__row').all()) await group.getByLabel(/Agree/).check();
  await go(page, 'Continue');
  assert.equal(await page.locator('h1').innerText(), 'How many hours do you work?');

  const audited = await world().store.transaction('desk', (queries) =>
    queries.query<{ language: string }>(
      `SELECT detail ->> 'language' AS language FROM audit.entry
       WHERE pseudonym = $1 AND action = 'record-answer' ORDER BY entry_id`,
      [pseudonym],
    ),
  );
  assert.deepEqual(
    audited.map(({ language }) => language),
    ['cy', 'en'],
  );
  const [consent] = await world().store.transaction('answering', (queries) =>
    queries.query<{ detail: Record<string, unknown> }>(
      `SELECT detail FROM answers.event WHERE pseudonym = $1 AND kind = 'consented'`,
      [pseudonym],
    ),
  );
  assert.deepEqual(consent?.detail, {
    consent: 'Ydych chi’n fodlon cymryd rhan?',
    read: ['Gallwch dynnu’n ôl.'],
    language: 'cy',
    interviewLanguage: 'cy',
  });

  await page.goto(`${origin()}/desk/called/calls/${pseudonym}/interview`);
  assert.equal(await page.locator('h1').innerText(), 'Faint o oriau ydych chi’n gweithio?', 'as they agreed');
});
