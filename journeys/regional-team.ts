// What a regional team has: Earshot as `npm start` runs it, with a worker and a mail server, and a browser for each.
import path from 'node:path';
import { browser, type PageOptions, testDatabase } from '@earshot/testing';
import type { Page } from 'playwright-core';
import { firstLinkIn, PASSWORD } from './desk-accounts.ts';
import { type Mailbox, mailbox } from './mailbox.ts';
import { press } from './on-a-page.ts';
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

/** The study lead takes the link that the start has printed, and is at the desk. */
export async function makeFirstAccount(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Your e-mail address').fill(addressOf(name));
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await press(page, 'Create account');
  await page.waitForURL(/\/desk$/);
}

/** The address of somebody’s account, such as fay@example.org. */
function addressOf(name: string): string {
  return `${name.split(' ')[0]!.toLowerCase()}@example.org`;
}

/** Somebody takes the one-time link that was handed to them, and is at the desk. */
export async function choosePassword(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.waitForURL(/\/desk$/);
}

/** The study lead adds an account. Returns the link to hand over. @param authority of an authority contact */
export async function addAccount(
  lead: Page,
  origin: string,
  name: string,
  role: string,
  authority?: string,
): Promise<string> {
  await lead.goto(`${origin}/accounts/add`);
  await lead.getByLabel('Name', { exact: true }).fill(name);
  await lead.getByLabel('E-mail address').fill(addressOf(name));
  await lead.getByRole('radio', { name: role }).check();
  if (authority) await lead.getByLabel('Authority, for an authority contact').selectOption({ label: authority });
  await press(lead, 'Add account');
  return lead.locator('.earshot-personal-link').innerText();
}
