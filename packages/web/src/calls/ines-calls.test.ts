// Ines is an interviewer. She takes calls in a real browser; the clock is handed in.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../fixtures/accounts.ts';
import { calledStudy, TUESDAY } from '../fixtures/called-study.ts';

const { as, clock, origin, person, world } = calledStudy();
let chromium: TestBrowser;

before(async () => {
  chromium = await browser();
});
after(() => chromium?.close());
beforeEach(async () => {
  clock.now = TUESDAY;
  await world().store.transaction('fieldwork', async (queries) => {
    await queries.query('UPDATE fieldwork.case_file SET has_phone = false');
    await queries.query('DELETE FROM fieldwork.claim');
  });
});

type Options = Parameters<TestBrowser['newPage']>[0];

/** Ines at her own page, signed in as people do. */
async function atHerCalls(options: Options = {}): Promise<Page> {
  const page = await chromium.newPage(options);
  const { email } = await as('interviewer');
  await page.goto(`${origin()}/desk/called/calls`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Your calls' }).waitFor();
  return page;
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Presses Enter and waits for the page that it leads to. */
async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

async function click(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()]);
}

const headingOf = (page: Page) => page.locator('h1').innerText();

async function assertWhole(page: Page): Promise<void> {
  assert.deepEqual(await axeProblems(page), []);
  const { width, inner } = (await page.evaluate(
    '({ width: document.documentElement.scrollWidth, inner: window.innerWidth })',
  )) as { width: number; inner: number };
  assert.ok(width <= inner, `${page.url()} is ${width} pixels wide in a window of ${inner}`);
}

test('she takes a call, makes an appointment, is given it again when it is due, and completes it by keyboard only', async () => {
  await person({ name: 'Ama Mensah' });
  const page = await atHerCalls();
  await click(page, 'Give me the next call');
  assert.equal(await headingOf(page), 'Ama Mensah');
  assert.doesNotMatch(await page.title(), /Ama/);
  assert.match((await page.getByRole('link', { name: /020 7946/ }).getAttribute('href'))!, /^tel:0207946\d{4}$/);

  await press(page, '1');
  await page.getByLabel('Day of the appointment').selectOption('2026-10-06');
  await page.getByLabel('Time of the appointment').fill('8.30pm');
  await click(page, /Note this/);
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Nobody makes calls at that time/);
  await page.getByLabel('Time of the appointment').fill('2.30pm');
  await page.getByLabel(/Note for whoever/).fill('Ask for extension 12');
  await click(page, /Note this/);
  const text = await page.locator('main').innerText();
  assert.match(text, /Noted: appointment at a time\./);
  assert.match(text, /Tue,? 6 Oct,? 14:30/);
  await click(page, 'Give me the next call');
  assert.match(await page.locator('main').innerText(), /nobody whom you can call now/);

  clock.now = new Date('2026-10-06T13:27:00Z');
  const later = await atHerCalls();
  await click(later, 'Give me the next call');
  assert.match(await later.locator('main').innerText(), /Ask for extension 12/);
  await later.getByRole('button', { name: 'They are on the line' }).focus();
  await enter(later);
  for (const [place, box] of ['confidence', 'copy', 'withdraw'].entries()) {
    await later.locator(`[id="read-${box}"]`).focus();
    await press(later, 'Space');
    assert.equal(await later.locator('input[name=read]:checked').count(), place + 1);
  }
  await later.locator('#answer').focus();
  await press(later, 'Space');
  await enter(later);
  assert.equal(await headingOf(later), 'Do you work through an agency?');
  await press(later, '2');
  await enter(later);
  await press(later, '1', '2');
  await enter(later);
  assert.equal(await headingOf(later), 'How many hours do you work?');
  await press(later, '3', '7');
  await enter(later);
  await press(later, '1');
  await enter(later);
  assert.equal(await headingOf(later), 'The end of the interview');
  await later.getByRole('button', { name: /Send the answers/ }).focus();
  await enter(later);
  assert.match(await later.locator('main').innerText(), /Noted: completed\./);
  const rows = await world().store.transaction('answering', (queries) =>
    queries.query<{ values: object }>(
      `SELECT "values" FROM answers.answer WHERE mode = 'telephone' ORDER BY answer_id`,
    ),
  );
  assert.deepEqual(
    rows.map(({ values }) => values),
    [
      { agency: { state: 'answered', value: 'no_' } },
      { views_valued: { state: 'answered', value: 'agree' }, views_paid: { state: 'answered', value: 'disagree' } },
      { hours: { state: 'answered', value: 37 } },
      { ready: { state: 'answered', value: 'all' } },
    ],
  );
});

test('somebody half way online is gone on with by telephone, breaks off, and goes on with their own link', async () => {
  const { link } = await person({ name: 'Bo Larsen' });
  const own = await chromium.newPage({ phone: true });
  await own.goto(link);
  await own.getByRole('checkbox').check();
  await own
    .getByRole('button')
    .filter({ hasText: /Start|Continue/ })
    .click();
  if (!/\/q\//.test(own.url())) await own.getByRole('button', { name: 'Continue' }).click();
  await own.getByRole('radio', { name: 'No' }).check();
  await own.getByRole('button', { name: 'Continue' }).click();
  await own.waitForURL(/views/);

  clock.now = new Date(TUESDAY.getTime() + 40 * 60_000);
  const page = await atHerCalls({ javaScript: false });
  await click(page, 'Give me the next call');
  assert.match(await page.locator('main').innerText(), /They have begun and answered 1 question: you go on from there/);
  await page.getByRole('button', { name: 'They are on the line' }).click();
  for (const box of ['confidence', 'copy', 'withdraw']) await page.locator(`[id="read-${box}"]`).check();
  await page.getByLabel('A clear yes').check();
  await click(page, 'Go on with the interview');
  assert.equal(await headingOf(page), 'How far do you agree?');
  for (const group of await page.locator('.earshot-call__row').all()) await group.getByLabel(/Disagree/).check();
  await click(page, 'Continue');
  await page.getByRole('link', { name: 'Back' }).click();
  assert.equal(await page.locator('input:checked').count(), 2);
  await page.getByRole('link', { name: 'Go to the open question' }).click();
  assert.equal(await headingOf(page), 'How many hours do you work?');
  await page.getByRole('link', { name: 'Break off the interview' }).click();
  await page.getByLabel('The call broke off').check();
  await click(page, /Note this/);
  assert.match(await page.locator('main').innerText(), /Noted: started and broke off\./);

  await own.goto(link);
  await own.getByRole('button', { name: /Continue|Go on/ }).click();
  assert.match(own.url(), /\/q\/hours$/);
});

test('who refuses is asked once whether they would rather do it online', async () => {
  await person({ name: 'Cas Abara' });
  const page = await atHerCalls();
  await click(page, 'Give me the next call');
  await page.getByRole('button', { name: 'They are on the line' }).click();
  await click(page, 'Begin the interview');
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.locator('.govuk-error-summary li').count(), 4);
  await page.getByLabel('Refused: the employer does not allow it').check();
  await click(page, /Note this/);
  assert.equal(await headingOf(page), 'Online instead?');
  await page.getByLabel('Their e-mail address').fill('nonsense');
  await click(page, /Yes: send the link/);
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter an e-mail address/);
  await click(page, /No: they refuse/);
  assert.match(await page.locator('main').innerText(), /Noted: refused: employer’s policy/);
});

test('answers that end the call lead to its outcome, and the interview stays open', async () => {
  await person({ name: 'Dee Roy' });
  const page = await atHerCalls();
  await click(page, 'Give me the next call');
  await page.getByRole('button', { name: 'They are on the line' }).click();
  for (const box of ['confidence', 'copy', 'withdraw']) await page.locator(`[id="read-${box}"]`).check();
  await page.getByLabel('A clear yes').check();
  await click(page, 'Begin the interview');
  for (const keys of [['1'], ['1', '1'], ['4', '0'], ['2']]) {
    await press(page, ...keys);
    await enter(page);
  }
  assert.equal(await headingOf(page), 'The end of the call');
  assert.ok(await page.getByRole('radio', { name: /Appointment at a time/ }).isChecked());
});

test('every page is whole on a phone and for axe, and nothing is dialled for a simulated person', async () => {
  const { pseudonym } = await person({ name: 'Eli Simulated-Person-With-A-Long-Name', simulated: true });
  for (const phone of [true, false]) {
    const page = await atHerCalls({ phone });
    if (phone) await page.setViewportSize({ width: 320, height: 640 });
    await assertWhole(page);
    assert.match(await page.locator('.earshot-simulated').innerText(), /^Simulated\. 1 of the \d+ sampled people/);
    await click(page, phone ? 'Give me the next call' : 'Go on with it');
    await page.waitForURL(/calls\/[\w-]+$/);
    assert.equal(await page.locator('a[href^="tel:"]').count(), 0);
    const call = page.url();
    assert.ok(call.endsWith(pseudonym));
    await assertWhole(page);
    for (const part of ['/agree', '/online', '/about', '/break']) {
      await page.goto(call + part);
      await assertWhole(page);
    }
    await page.goto(call);
    await click(page, /Note this/);
    await assertWhole(page);
  }
  const supervisor = await chromium.newPage({ phone: true });
  const { email } = await as('study_lead');
  await supervisor.goto(`${origin()}/desk/called/calls/work`);
  await supervisor.getByLabel('E-mail address').fill(email);
  await supervisor.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await supervisor.getByRole('button', { name: 'Sign in' }).click();
  await supervisor.getByRole('heading', { name: 'Call work' }).waitFor();
  await assertWhole(supervisor);
  await click(supervisor, /Hand back/);
  assert.match(await supervisor.locator('main').innerText(), /Open calls\s+None\./);
});

test('a supervisor is asked before the calls to somebody end; without scripts too, and nobody is named', async () => {
  const { pseudonym } = await person({ name: 'Fay Okoro' });
  const page = await atHerCalls();
  await click(page, 'Give me the next call');
  await press(page, '4');
  assert.ok(await page.getByRole('radio', { name: 'No reply' }).isChecked());
  await click(page, /Note this/);
  const supervisor = await chromium.newPage({ javaScript: false });
  const { email } = await as('field_manager');
  await supervisor.goto(`${origin()}/desk/called/calls/work`);
  await supervisor.getByLabel('E-mail address').fill(email);
  await supervisor.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await supervisor.getByRole('button', { name: 'Sign in' }).click();
  const row = supervisor.getByRole('row').filter({ hasText: pseudonym.slice(0, 8) });
  assert.match(await row.innerText(), /1\s+No reply, Tue,? 6 Oct,? 10:00, .+\s+Tue,? 6 Oct,? 14:00/);
  assert.doesNotMatch(await supervisor.locator('main').innerText(), /Fay/);
  await row.getByRole('link', { name: /^Not .+ again/ }).click();
  assert.match(await headingOf(supervisor), /to other interviewers\?$/);
  await supervisor.getByRole('link', { name: 'No, go back' }).click();
  await row.getByRole('link', { name: /End the calls/ }).click();
  await click(supervisor, 'End the calls');
  assert.equal(await headingOf(supervisor), 'Call work');
  assert.equal(await row.count(), 0);
});
