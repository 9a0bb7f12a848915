// Devi writes questionnaires. She looks at hers before anybody answers: from her terminal, as respondents and as
// interviewers will see it, and from the desk.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import type { Page } from 'playwright-core';
import { type RunningEarshot, runningEarshot } from './running-earshot.ts';
import { checkout, freePort } from './started-process.ts';

const study = path.join(checkout, 'surveys', 'big-listen');
let chromium: TestBrowser;
let earshot: RunningEarshot;
let page: Page;
let port: number;
let preview: Command;

interface Command {
  readonly process: ChildProcess;
  said(): string;
  readonly ended: Promise<number | null>;
}

/** Runs the command as a terminal does, and waits until it has printed something or ended. */
async function previewCommand(folder: string, ...options: string[]): Promise<Command> {
  const child = spawn(process.execPath, [path.join(checkout, 'bin', 'earshot'), 'preview', folder, ...options]);
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const spoken = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        resolve();
      });
    }
  });
  await Promise.race([spoken, ended]);
  return { process: child, said: () => printed, ended };
}

before(async () => {
  port = await freePort();
  [chromium, earshot, preview] = await Promise.all([
    browser(),
    runningEarshot(),
    previewCommand(study, '--port', String(port)),
  ]);
  page = await chromium.newPage();
});
after(async () => {
  preview?.process.kill('SIGKILL');
  await chromium?.close();
  await earshot?.stop();
});

const at = (address: string): string => `http://127.0.0.1:${port}/preview${address}`;

async function checked(shown = page): Promise<void> {
  assert.deepEqual(await axeProblems(shown), []);
  const tooWide = await shown.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  assert.equal(tooWide, false, `${shown.url()} has to be moved sideways`);
}

test('the command prints where the preview is, without a database, and a port that is taken gets a sentence', async () => {
  assert.match(preview.said(), new RegExp(`Preview of “The Big Listen”: http://localhost:${port}/preview`));
  const second = await previewCommand(study, '--port', String(port));
  assert.equal(await second.ended, 1);
  assert.match(second.said(), new RegExp(`Port ${port} is taken, .* earshot preview big-listen --port ${port + 1}`));
});

test('she walks it as a respondent, and sees why each page is there', async () => {
  await page.goto(at(''));
  await checked();
  await page.getByRole('button', { name: 'Begin' }).click();
  await checked();
  await page.getByRole('radio', { name: /through an agency/ }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/q\/region$/, { waitUntil: 'load' });
  await page.goBack();
  assert.ok(await page.getByRole('radio', { name: /through an agency/ }).isChecked());
});

test('she jumps to a question deep in it, and is told which of the made-up answers matter', async () => {
  await page.getByLabel('Jump to a question').selectOption('agency_reasons');
  await page.getByRole('button', { name: 'Jump' }).click();
  assert.match(page.url(), /\/q\/agency_reasons$/);
  assert.match(
    await page.getByRole('complementary').innerText(),
    /agency_reasons is asked: “audience = agency” is true/,
  );
  await checked();
});

test('she changes to the interviewer’s page, where number keys pick answers and Enter continues', async () => {
  await page.getByText('Walk as somebody else').click();
  await page.getByRole('radio', { name: /By telephone/ }).check();
  await page.getByRole('button', { name: 'Change' }).click();
  assert.match(page.url(), /\/q\/agency_reasons$/);
  await checked();
  await page.keyboard.press('2');
  await page.keyboard.press('1');
  const picked = page.locator('.earshot-call input:checked');
  assert.equal(await picked.count(), 2);
  assert.equal(await page.locator(':focus').getAttribute('data-key'), '1');
  await page.keyboard.press('1');
  assert.equal(await picked.count(), 1, 'the key takes a pick back');
  await Promise.all([page.waitForURL((url) => !url.pathname.endsWith('agency_reasons')), page.keyboard.press('Enter')]);
});

test('in a list of statements the keys answer one after the other', async () => {
  await page.goto(at('/to/supervision?mode=telephone'));
  const rows = page.locator('.earshot-call__row');
  const count = await rows.count();
  assert.ok(count > 1, `${page.url()} has ${count} rows`);
  await page.keyboard.press('2');
  await page.keyboard.press('1');
  assert.ok(await rows.nth(0).locator('[data-key="2"]').isChecked());
  assert.ok(await rows.nth(1).locator('[data-key="1"]').isChecked());
  await checked();
});

test('number keys can be turned off, and stay off', async () => {
  const toggle = page.getByRole('button', { name: /Number keys/ });
  await toggle.click();
  assert.equal(await toggle.getAttribute('aria-pressed'), 'false');
  await page.reload();
  await page.keyboard.press('1');
  assert.equal(await page.locator('.earshot-call input:checked').count(), 0);
  await toggle.click();
  assert.equal(await toggle.getAttribute('aria-pressed'), 'true');
});

test('a digit goes into the number that is asked for, wherever the focus was', async () => {
  await page.goto(at('/to/hours_worked?mode=telephone'));
  await page.keyboard.type('37');
  assert.equal(await page.locator('[data-typed=digits] input').inputValue(), '37');
});

test('Tab goes through an interviewer’s page in the order of reading, and only then to what stands beside it', async () => {
  await page.goto(at('/to/agency_reasons?mode=telephone'));
  await page.getByRole('checkbox').first().focus();
  const order: string[] = [];
  for (let presses = 0; presses < 30 && order.at(-1) !== 'to'; presses += 1) {
    await page.keyboard.press('Tab');
    order.push(String(await page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()')));
  }
  const continues = order.indexOf('Continue');
  assert.ok(continues > order.findIndex((name) => name.startsWith('agency_reasons')));
  assert.ok(order.indexOf('to') > continues);
});

test('the map is drawn and in words, larger and smaller, and its questions lead into the preview', async () => {
  await page.goto(at('/map?mode=telephone'));
  await checked();
  const width = async (): Promise<number> => (await page.locator('svg').boundingBox())!.width;
  const usual = await width();
  await page.getByRole('link', { name: 'Size 200%' }).click();
  assert.equal(Math.round((await width()) / usual), 2);
  await checked();
  await page.getByRole('link', { name: 'agency_reasons', exact: true }).click();
  assert.match(page.url(), /\/q\/agency_reasons$/);
  assert.ok(await page.locator('.earshot-call').isVisible());
});

test('all of it fits a phone, and works without JavaScript', async () => {
  const phone = await chromium.newPage({ phone: true });
  for (const address of ['', '/to/supervision?mode=telephone', '/to/supervision?mode=web', '/map']) {
    await phone.goto(at(address));
    await checked(phone);
  }
  const plain = await chromium.newPage({ javaScript: false });
  await plain.goto(at('/to/audience?mode=telephone'));
  assert.equal(await plain.getByText('Number keys').isVisible(), false);
  await plain.getByRole('radio').first().check();
  await plain.getByRole('button', { name: 'Continue' }).click();
  assert.match(plain.url(), /\/q\/region$/);
});

test('at the desk she finds the preview beside the study, and nobody does without signing in', async () => {
  const stranger = await chromium.newPage();
  await stranger.goto(`${earshot.origin}/desk/big-listen/preview`);
  assert.match(stranger.url(), /\/sign-in\?next=%2Fdesk%2Fbig-listen%2Fpreview$/);
  await earshot.signIn(stranger, 'study_lead', '/desk/big-listen');
  await stranger
    .getByRole('link', { name: /^Preview/ })
    .first()
    .click();
  await stranger.getByRole('button', { name: 'Begin' }).click();
  await checked(stranger);
  await stranger.getByRole('link', { name: 'Map of all questions' }).click();
  await checked(stranger);
  const missing = await stranger.goto(`${earshot.origin}/desk/nothing/preview`);
  assert.equal(missing!.status(), 404);
});

test('what she entered is counted nowhere', async () => {
  const desk = await chromium.newPage();
  await earshot.signIn(desk, 'study_lead', '/desk/big-listen');
  const real = desk.locator('.earshot-counts__one', { hasText: 'Real people' });
  assert.match(await real.innerText(), /\b0$/);
});

test('Ctrl-C stops the preview', async () => {
  preview.process.kill('SIGINT');
  assert.equal(await preview.ended, 0);
});
