import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { chromium } from './chromium.ts';

/** A running headless browser. */
export interface TestBrowser {
  /** Opens a page with cookies of its own, as another person's browser. */
  newPage(options?: PageOptions): Promise<Page>;
  /** Chromium’s first process. */
  readonly pid: number;
  /** Call it in `after`. @param patience how long Chromium may take to go, in milliseconds. */
  close(patience?: number): Promise<void>;
}

export interface PageOptions {
  /** A small phone's screen, with touch. */
  readonly phone?: boolean;
  /** False for a browser with JavaScript switched off. */
  readonly javaScript?: boolean;
}

const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 640 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

const FLAGS = [
  '--no-sandbox', // the sandbox needs rights that containers and root do not give; only our own pages are opened
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts a headless Chromium, which never asks anything of the network but what the tests open. */
export async function browser(): Promise<TestBrowser> {
  const { executablePath, env } = chromium();
  const running = await playwright.launch({ executablePath, args: FLAGS, env: { ...process.env, ...env } as never });
  const pid = await firstProcess(running);
  return {
    pid,
    async newPage({ phone = false, javaScript = true } = {}) {
      const context = await running.newContext({
        locale: 'en-GB',
        javaScriptEnabled: javaScript,
        ...(phone ? PHONE : {}),
      });
      const page = await context.newPage();
      clicksWaitForTheirPage(page);
      return page;
    },
    close: (patience = PATIENCE) => ended(running, pid, patience),
  };
}

async function firstProcess(running: Browser): Promise<number> {
  const session = await running.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.find(({ type }) => type === 'browser')!.id;
}

const PATIENCE = 15_000;

/**
 * Now and then Chromium does not go when it is told to, and Playwright waits for that without end (microsoft/playwright,
 * issue 39753); the tests of its process would then be stopped for it, passed or not.
 */
async function ended(running: Browser, pid: number, patience: number): Promise<void> {
  const gone = running.close().then(() => true);
  if (await Promise.race([gone, sleep(patience, false, { ref: false })])) return;
  for (const whom of [-pid, pid]) {
    try {
      process.kill(whom, 'SIGKILL');
    } catch {
      // It has gone meanwhile, or leads no group of processes: then it alone is ended.
    }
  }
  await gone;
}

/**
 * A click of Playwright's comes back when the page that it leads to has begun to arrive: on a busy machine that is
 * before the page has its title. From here on it comes back when the page is there, so that a test may read it.
 */
function clicksWaitForTheirPage(page: Page): void {
  const locator: Locator = Object.getPrototypeOf(page.locator('html'));
  if (waiting.has(locator)) return;
  waiting.add(locator);
  const click = locator.click;
  locator.click = async function (this: Locator, ...options) {
    await click.apply(this, options);
    await this.page().waitForLoadState('domcontentloaded');
  };
}

/** The prototypes whose clicks wait: one, as all pages of a process have theirs in common. */
const waiting = new WeakSet<Locator>();
