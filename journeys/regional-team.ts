// What a regional team has: Earshot as `npm start` runs it, with a worker and a mail server, and a browser for each.
import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { axeProblems, browser, type PageOptions, testDatabase } from '@earshot/testing';
import type { Page } from 'playwright-core';
import { firstLinkIn, PASSWORD } from './desk-accounts.ts';
import { type Mailbox, mailbox } from './mailbox.ts';
import { checkout, dataFolder, freePort, startProcess } from './started-process.ts';

export const STUDY = 'family-teams';

export interface RegionalTeam {
  readonly mails: Mailbox;
  readonly origin: string;
  /** The desk of the study, such as `http://127.0.0.1:4000/desk/family-teams`. */
  readonly desk: string;
  readonly firstLink: string;
  newPage(options?: PageOptions): Promise<Page>;
  stop(): Promise<void>;
}

/** Starts all of it, with the studies of the journeys. Call `stop` in `after`. */
export async function regionalTeam(): Promise<RegionalTeam> {
  const [database, mails, chromium, port] = await Promise.all([testDatabase(), mailbox(), browser(), freePort()]);
  const origin = `http://127.0.0.1:${port}`;
  const earshot = await startProcess(dataFolder(), port, {
    DATABASE_URL: database.url,
    EARSHOT_SURVEYS: path.join(checkout, 'journeys', 'studies'),
    PUBLIC_URL: origin,
    SMTP_URL: mails.url,
    MAIL_FROM: 'Family teams <family-teams@example.org>',
    MAIL_PER_MINUTE: '6000',
  });
  return {
    mails,
    origin,
    desk: `${origin}/desk/${STUDY}`,
    firstLink: firstLinkIn(earshot.said()),
    newPage: (options) => chromium.newPage(options),
    async stop() {
      await chromium.close();
      earshot.process.kill('SIGTERM');
      await earshot.ended;
      await Promise.all([mails.stop(), database.drop()]);
    },
  };
}

/** Somebody takes the one-time link that was handed to them, and is at the desk. */
export async function choosePassword(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.waitForURL(/\/desk$/);
}

/** Looks at the page that somebody has come to: nothing for axe to find, and nothing to be moved sideways. */
export async function lookAt(page: Page): Promise<void> {
  assert.deepEqual(await axeProblems(page), []);
  const tooWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  assert.equal(tooWide, false, `${page.url()} has to be moved sideways`);
}

/** Presses a button, and waits for the page that follows. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.waitForLoadState();
}

/** The value of a summary list or of the counts on a page, by what stands beside it. */
export async function valueIn(page: Page, label: string): Promise<string> {
  const key = page.locator('dt').filter({ hasText: new RegExp(`^\\s*${label}\\s*$`) });
  return (await key.locator('xpath=following-sibling::dd[1]').innerText()).trim();
}

/** The cells of a row of a table, by the heading of the row. */
export async function rowOf(page: Page, caption: string | RegExp, row: string): Promise<string[]> {
  const table = page.getByRole('table', { name: caption });
  const found = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: true }) });
  return (await found.getByRole('cell').allInnerTexts()).map((text) => text.trim());
}

/** Waits until something holds, looking again and again; fails in a sentence after half a minute. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await holds())) {
    assert.ok(performance.now() < deadline, `Waited in vain: ${what}`);
    await sleep(100);
  }
}
