// Ben is an apprentice. His browser runs no JavaScript, and he uses the keyboard only.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browser, type TestBrowser } from '@earshot/testing';
import type { Locator, Page } from 'playwright-core';
import { questionOf } from './answer-page.ts';
import { type RunningEarshot, runningEarshot } from './running-earshot.ts';

let earshot: RunningEarshot;
let chromium: TestBrowser;
let page: Page;

before(async () => {
  [earshot, chromium] = await Promise.all([runningEarshot(), browser()]);
  page = await chromium.newPage({ javaScript: false });
});
after(async () => {
  await chromium?.close();
  await earshot?.stop();
});

/** Presses Tab until the element has the focus, as it must within a page. */
async function tabTo(target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element.matches(':focus'))) return;
  }
  assert.fail(`the Tab key never comes to ${target} on ${page.url()}`);
}

async function follow(target: Locator): Promise<void> {
  await tabTo(target);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

function button(name: string): Locator {
  return page.getByRole('button', { name });
}

/** Answers whatever the page asks with the keys that its controls take. */
async function answer(): Promise<void> {
  if ((await page.getByRole('combobox').count()) > 0) {
    await tabTo(page.getByRole('combobox'));
    await page.keyboard.press('ArrowDown');
  } else if ((await page.locator('input.govuk-input, textarea').count()) > 0) {
    await tabTo(page.locator('input.govuk-input, textarea'));
    await page.keyboard.type('12');
  } else {
    const groups = await page.locator('fieldset').all();
    for (const group of groups) {
      await tabTo(group.locator('input').first());
      await page.keyboard.press('Space');
    }
  }
  await follow(button('Continue'));
}

test('the first thing that Tab comes to skips to the content', async () => {
  await page.goto(earshot.openLink);
  await page.keyboard.press('Tab');
  assert.equal(await page.locator(':focus').innerText(), 'Skip to main content');
});

test('he agrees and starts', async () => {
  await follow(button('Start'));
  assert.match(await page.title(), /^Error: /);
  await tabTo(page.getByRole('checkbox'));
  await page.keyboard.press('Space');
  await follow(button('Start'));
  assert.equal(await page.locator('h1').innerText(), 'Your personal link');
  await follow(button('Continue'));
});

test('a page that he sends empty says what is missing, and its link leads to the first choice', async () => {
  await follow(button('Continue'));
  assert.match(await page.title(), /^Error: /);
  await tabTo(page.locator('.govuk-error-summary a'));
  await page.keyboard.press('Enter');
  const first = page.getByRole('radio').first();
  await page.waitForURL(/#audience$/);
  assert.ok(await first.evaluate((element) => element.matches(':focus')));
});

test('he answers every question and sends his answers', async () => {
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('ArrowDown');
  assert.ok(await page.getByRole('radio', { name: /Student or apprentice/ }).isChecked());
  await follow(button('Continue'));
  const asked: string[] = [];
  while (questionOf(page) !== '') {
    asked.push(questionOf(page));
    await answer();
    assert.notEqual(questionOf(page), asked.at(-1), `${asked.at(-1)} was not taken`);
  }
  assert.ok(asked.includes('student_route') && !asked.includes('role'));
  await follow(button('Send my answers'));
  assert.equal(await page.locator('h1').innerText(), 'Your answers are sent');
});
