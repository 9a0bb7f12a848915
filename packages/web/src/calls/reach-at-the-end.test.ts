// Somebody agrees by telephone to be asked again, and tells the interviewer how they can be reached at home.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../fixtures/accounts.ts';
import { calledStudy, FILES } from '../fixtures/called-study.ts';

const { as, origin, person, world } = calledStudy({
  'questionnaire.yml': `
title: A study by telephone
modes: [web, telephone]
telephone: {dont_know: Don’t know, refused: Prefer not to say}
blocks:
  - id: all
    title: All
    questions:
      - {id: again, kind: single, text: May we ask you again?, options: {yes_: "Yes", no_: "No"}}`,
  'tables.yml': 'title: T\nsource: S\ntables: [{id: again, title: Again, items: [again]}]',
  'fieldwork.yml': `${FILES['fieldwork.yml']}\nconsents:\n  next_wave: {question: again, yes: yes_}`,
});
let chromium: TestBrowser;
before(async () => {
  chromium = await browser();
});
after(() => chromium?.close());

const click = (page: Page, name: string | RegExp) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()]);

/** An interviewer at the end of the interview, after an answer to whether they may be asked again. */
async function atTheEnd(answer: 'Yes' | 'No', options: Parameters<TestBrowser['newPage']>[0] = {}): Promise<Page> {
  const page = await chromium.newPage(options);
  const { email } = await as('interviewer');
  await page.goto(`${origin()}/desk/called/calls`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await click(page, 'Give me the next call');
  await page.getByRole('button', { name: 'They are on the line' }).click();
  for (const box of ['confidence', 'copy', 'withdraw']) await page.locator(`[id="read-${box}"]`).check();
  await page.getByLabel('A clear yes').check();
  await click(page, 'Begin the interview');
  await page.getByRole('radio', { name: new RegExp(`\\d ${answer}$`) }).check();
  await click(page, 'Continue');
  assert.equal(await page.locator('h1').innerText(), 'The end of the interview');
  return page;
}

const rows = <Row>(sql: string, pseudonym: string) =>
  world().store.transaction('desk', (queries) => queries.query<Row>(sql, [pseudonym]));

test('what was misheard is said before anything is sent; then the call ends and both are kept', async () => {
  const { pseudonym } = await person({ name: 'Gita Rao' });
  const page = await atTheEnd('Yes', { phone: true });
  await page.setViewportSize({ width: 320, height: 640 });
  assert.deepEqual(await axeProblems(page), []);
  await page.getByLabel('Their e-mail address at home').fill('gita at home');
  await page.getByLabel('Their own telephone number').fill('020 7946 0999');
  await click(page, /Send the answers/);
  assert.match(await page.title(), /^Error: /);
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter an e-mail address, such as/);
  assert.equal(await page.getByLabel('Their own telephone number').inputValue(), '020 7946 0999');
  assert.deepEqual(await axeProblems(page), []);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  assert.ok((overflow as number) <= 0);
  await page.getByLabel('Their e-mail address at home').fill('gita@home.example.org');
  await click(page, /Send the answers/);
  assert.match(await page.locator('main').innerText(), /Noted: completed\./);
  const told = await rows<{ action: string; actor: string }>(
    `SELECT action, actor FROM audit.entry WHERE pseudonym = $1 AND action IN ('finish-interview', 'tell-reach')
     ORDER BY entry_id`,
    pseudonym,
  );
  assert.deepEqual(
    told.map(({ action }) => action),
    ['finish-interview', 'tell-reach'],
  );
  assert.equal(told[0]!.actor, told[1]!.actor, 'both by the interviewer');
  const mails = await world().store.transaction('fieldwork', (queries) =>
    queries.query<{ step: string }>('SELECT step FROM fieldwork.mail WHERE pseudonym = $1', [pseudonym]),
  );
  assert.match(mails.map(({ step }) => step).join(), /^confirm_address:\w+$/, 'the address is asked to be confirmed');
});

test('whoever does not agree is not asked how, and blank fields end the call as before', async () => {
  await person({ name: 'Hal Byrne' });
  const page = await atTheEnd('No');
  assert.equal(await page.getByLabel(/e-mail address at home/).count(), 0);
  await click(page, /Send the answers/);
  assert.match(await page.locator('main').innerText(), /Noted: completed\./);
  const { pseudonym } = await person({ name: 'Ida Marsh' });
  const agreed = await atTheEnd('Yes');
  await click(agreed, /Send the answers/);
  assert.match(await agreed.locator('main').innerText(), /Noted: completed\./);
  assert.deepEqual(
    await rows("SELECT 1 FROM audit.entry WHERE pseudonym = $1 AND action = 'tell-reach'", pseudonym),
    [],
  );
});
