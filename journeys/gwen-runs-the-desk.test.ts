// Gwen leads a study. She starts Earshot, makes her account, and gives her interviewer one. He has a phone and no
// JavaScript; she uses the keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import type { Page } from 'playwright-core';
import { type RunningEarshot, runningEarshot } from './running-earshot.ts';

const PASSWORD = 'tractor lemon bridge nine';
let earshot: RunningEarshot;
let chromium: TestBrowser;
let gwen: Page;
let tom: Page;
let link: string;

before(async () => {
  [earshot, chromium] = await Promise.all([runningEarshot(), browser()]);
  gwen = await chromium.newPage();
  tom = await chromium.newPage({ phone: true, javaScript: false });
});
after(async () => {
  await chromium?.close();
  await earshot?.stop();
});

/** Axe needs JavaScript, so what Tom sees is looked at on a phone with it. */
async function checked(page: Page): Promise<void> {
  assert.deepEqual(await axeProblems(page), []);
  const tooWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  assert.equal(tooWide, false, `${page.url()} has to be moved sideways`);
}

test('she makes the first account by the link that the start printed, and is told what is wrong with it', async () => {
  await gwen.goto(earshot.firstLink);
  await checked(gwen);
  await gwen.getByLabel('Your name').fill('Gwen Pugh');
  await gwen.getByLabel('Your e-mail address').fill('gwen@example.org');
  await gwen.getByLabel('Password', { exact: true }).fill('gwenpugh2026');
  await gwen.keyboard.press('Enter');
  await gwen.locator('.govuk-error-summary').waitFor();
  assert.match(await gwen.title(), /^Error: /);
  assert.equal(await gwen.locator(':focus').getAttribute('class'), 'govuk-error-summary');
  await checked(gwen);
  await gwen.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await gwen.keyboard.press('Enter');
  await gwen.waitForURL(/\/desk$/);
  await checked(gwen);
});

test('by keyboard alone she comes to the accounts and adds Tom’s', async () => {
  await gwen.getByRole('link', { name: 'Accounts' }).focus();
  await gwen.keyboard.press('Enter');
  await gwen.waitForURL(/\/accounts$/);
  await checked(gwen);
  await gwen.getByRole('button', { name: 'Add an account' }).focus();
  await gwen.keyboard.press('Enter');
  await gwen.waitForURL(/\/accounts\/add$/);
  await checked(gwen);
  await gwen.getByLabel('Name', { exact: true }).focus();
  await gwen.keyboard.type('Tom Reed');
  await gwen.keyboard.press('Tab');
  await gwen.keyboard.type('tom@example.org');
  await gwen.keyboard.press('Tab');
  await gwen.keyboard.press('ArrowDown');
  await gwen.keyboard.press('ArrowDown');
  assert.ok(await gwen.getByRole('radio', { name: 'Interviewer' }).isChecked());
  await gwen.keyboard.press('Tab');
  await gwen.keyboard.press('Tab');
  await gwen.keyboard.press('Enter');
  await gwen.locator('.earshot-personal-link').waitFor();
  await checked(gwen);
  link = await gwen.locator('.earshot-personal-link').innerText();
});

test('Tom chooses a password on his phone, and sees what an interviewer may see', async () => {
  await tom.goto(link);
  assert.match(await tom.locator('main').innerText(), /There is an account for you, Tom Reed/);
  await tom.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await tom.getByRole('button', { name: 'Save password' }).click();
  await tom.waitForURL(/\/desk$/);
  const header = await tom.locator('header').innerText();
  assert.match(header, /Tom Reed, interviewer/);
  assert.doesNotMatch(header, /Accounts/);
  assert.equal((await tom.goto(`${earshot.origin}/accounts`))!.status(), 403);
  assert.equal((await tom.goto(link))!.status(), 404);
});

test('he signs out, comes back to a page of the desk, and is led to it once he has signed in', async () => {
  await tom.goto(`${earshot.origin}/desk`);
  await tom.getByRole('button', { name: 'Sign out' }).click();
  assert.match(await tom.locator('main').innerText(), /You have signed out/);
  await tom.goto(`${earshot.origin}/account`);
  await tom.getByLabel('E-mail address').fill('tom@example.org');
  await tom.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await tom.getByRole('button', { name: 'Sign in', exact: true }).click();
  await tom.waitForURL(/\/account$/);
});

test('she closes his account, and the next page that he asks for is shut', async () => {
  await gwen.goto(`${earshot.origin}/accounts`);
  await gwen.getByRole('link', { name: 'Tom Reed' }).click();
  await checked(gwen);
  await gwen.getByRole('button', { name: 'Close account' }).click();
  await gwen.getByRole('button', { name: 'Open account' }).waitFor();
  await tom.goto(`${earshot.origin}/desk`);
  assert.match(tom.url(), /\/sign-in\?next=%2Fdesk$/);
});

test('every page of accounts fits a phone and is as legible there', async () => {
  const phone = await chromium.newPage({ phone: true });
  await phone.goto(`${earshot.origin}/sign-in`);
  await checked(phone);
  await phone.getByLabel('E-mail address').fill('gwen@example.org');
  await phone.getByLabel('Password', { exact: true }).fill('not hers at all');
  await phone.getByRole('button', { name: 'Sign in', exact: true }).click();
  await phone.locator('.govuk-error-summary').waitFor();
  await checked(phone);
  await phone.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await phone.getByRole('button', { name: 'Sign in', exact: true }).click();
  await phone.waitForURL(/\/desk$/);
  const page = new URL(
    (await gwen.getByRole('link', { name: 'Gwen Pugh' }).getAttribute('href')) ?? '',
    earshot.origin,
  );
  for (const path of ['/desk', '/account', '/accounts', '/accounts/add', page.pathname, '/desk/big-listen']) {
    await phone.goto(earshot.origin + path);
    await checked(phone);
  }
});
