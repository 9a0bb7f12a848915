// Amara is a social worker. She gets the open link to the Big Listen from a colleague.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import type { Page } from 'playwright-core';
import { answerPage, questionOf } from './answer-page.ts';
import { type RunningEarshot, runningEarshot } from './running-earshot.ts';

/** A question that is put to agency workers and to nobody else. */
const AGENCY_ONLY = 'agency_reasons';

let earshot: RunningEarshot;
let chromium: TestBrowser;
let phone: Page;
let desk: Page;
let personalLink: string;

before(async () => {
  [earshot, chromium] = await Promise.all([runningEarshot(), browser()]);
  phone = await chromium.newPage({ phone: true });
  desk = await chromium.newPage();
  await earshot.signIn(desk);
});
after(async () => {
  await chromium?.close();
  await earshot?.stop();
});

async function pressed(name: string, page = phone): Promise<void> {
  await page.getByRole('button', { name }).click();
}

async function checked(page = phone): Promise<void> {
  assert.deepEqual(await axeProblems(page), []);
  const tooWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  assert.equal(tooWide, false, `${page.url()} has to be moved sideways`);
}

/** The monitor's numbers by their names, as of now: on a busy machine it shows earlier ones for a while, and says so. */
async function monitor(): Promise<Record<string, number>> {
  do await desk.goto(earshot.deskLink);
  while ((await desk.locator('[data-live-behind]').count()) > 0);
  const rows = await desk.locator('.earshot-counts__one').allInnerTexts();
  return Object.fromEntries(rows.map((row) => row.split('\n')).map(([name, count]) => [name!, toNumber(count!)]));
}

function toNumber(text: string): number {
  return Number(text.replaceAll(',', ''));
}

test('she reads what it is about, and cannot start before she agrees', async () => {
  await phone.goto(earshot.openLink);
  await checked();
  assert.match(await phone.locator('main').innerText(), /Taking part is your choice/);
  await pressed('Start');
  assert.match(await phone.title(), /^Error: /);
  assert.equal(await phone.locator(':focus').getAttribute('class'), 'govuk-error-summary');
  await checked();
});

test('she agrees, and gets a link of her own', async () => {
  await phone.getByRole('checkbox').check();
  await pressed('Start');
  personalLink = await phone.locator('.earshot-personal-link').innerText();
  assert.equal(personalLink, phone.url());
  await checked();
  await pressed('Continue');
});

test('she is asked about agency work as long as she says that she does it', async () => {
  await pressed('Continue');
  assert.match(await phone.title(), /^Error: Which of these best describes you now\?/);
  await checked();
  await phone.getByRole('radio', { name: /through an agency/ }).check();
  await pressed('Continue');
  while (questionOf(phone) !== AGENCY_ONLY) {
    await checked();
    await answerPage(phone);
  }
  await checked();
});

test('she goes back and says that she is employed, and her other answers are still there', async () => {
  await phone.goBack();
  assert.equal(await phone.locator(':checked').count(), 1);
  while (questionOf(phone) !== 'audience') {
    await phone.getByRole('link', { name: 'Back', exact: true }).click();
  }
  assert.ok(await phone.getByRole('radio', { name: /through an agency/ }).isChecked());
  await phone.getByRole('radio', { name: /^Social worker employed/ }).check();
  await pressed('Continue');
  assert.equal(questionOf(phone), 'region');
  assert.ok(await phone.getByRole('radio', { name: 'London' }).isChecked());
});

test('she stops half-way, and her link brings her back to the open question on another device', async () => {
  for (let pages = 0; pages < 10; pages += 1) {
    assert.notEqual(questionOf(phone), AGENCY_ONLY);
    await answerPage(phone);
  }
  const open = questionOf(phone);
  await phone.getByRole('link', { name: 'Stop and come back later' }).click();
  assert.equal(await phone.locator('.earshot-personal-link').innerText(), personalLink);
  await checked();
  phone = await chromium.newPage({ phone: true });
  await phone.setViewportSize({ width: 320, height: 568 }); // the narrowest that pages must fit (WCAG 1.4.10)
  await phone.goto(personalLink);
  assert.match(await phone.locator('main').innerText(), /You have answered \d+ questions so far/);
  await checked();
  await pressed('Continue');
  assert.equal(questionOf(phone), open);
});

test('she finishes, and the monitor counts one more person who did', async () => {
  const earlier = await monitor();
  while (questionOf(phone) !== '') {
    assert.notEqual(questionOf(phone), AGENCY_ONLY);
    await checked();
    await answerPage(phone);
  }
  assert.match(phone.url(), /\/finish$/);
  await checked();
  await pressed('Send my answers');
  assert.match(await phone.title(), /^Your answers are sent/);
  await checked();
  const later = await monitor();
  assert.equal(later.Finished, earlier.Finished! + 1);
  assert.equal(later.Started, earlier.Started);
  await checked(desk);
});

test('the report is built again with one person more, and says that the others are simulated', async () => {
  const { Finished, Simulated } = await monitor();
  await desk.goto(earshot.reportLink);
  await checked(desk);
  const banner = await desk.locator('.earshot-banner').first().innerText();
  assert.match(banner, /simulated/);
  const numbers = (banner.match(/[\d,]+\d/g) ?? []).map(toNumber);
  assert.deepEqual(numbers.slice(0, 2), [Simulated, Finished]);
});

test('she cannot change what she has sent, but she can withdraw, and is counted no more', async () => {
  const sent = await monitor();
  await phone.goto(`${personalLink}/q/audience`);
  assert.equal(phone.url(), personalLink);
  await phone.getByRole('link', { name: 'Withdraw from the study' }).click();
  await checked();
  await pressed('Withdraw my answers');
  assert.equal(await phone.locator('h1').innerText(), 'You have withdrawn');
  await checked();
  const later = await monitor();
  assert.deepEqual([later.Finished, later.Withdrew], [sent.Finished! - 1, sent.Withdrew! + 1]);
});

test('the desk and the report fit a phone too', async () => {
  await earshot.signIn(phone);
  for (const link of [earshot.deskLink, earshot.reportLink]) {
    await phone.goto(link);
    await checked();
  }
});

test('whoever has no account comes from the first page to “how does Kent compare” in two clicks, on a phone', async () => {
  const stranger = await chromium.newPage({ phone: true });
  await stranger.goto(earshot.origin);
  await checked(stranger);
  await stranger.getByRole('link', { name: 'How authorities compare' }).click();
  await checked(stranger);
  await stranger.getByRole('searchbox').fill('kent');
  await stranger.getByRole('button', { name: 'Find' }).click();
  assert.match(await stranger.locator('h1').innerText(), /^Kent:/);
  await checked(stranger);
  await stranger.goto(`${earshot.origin}/workforce/england`);
  await checked(stranger);
});

test('pages for what goes wrong are as legible as the others', async () => {
  const stranger = await chromium.newPage({ phone: true });
  for (const path of ['/nowhere', `/a/${'A'.repeat(22)}`, '/take/nothing', '/desk', '/%zz']) {
    await stranger.goto(earshot.origin + path);
    await checked(stranger);
  }
});
