import { type BrowserContextOptions, type Locator, type Page, chromium as playwright } from 'playwright-core';
import { chromium } from './chromium.ts';

/** A running headless browser. */
export interface TestBrowser {
  /** Opens a page with cookies of its own, as another person's browser. */
  newPage(options?: PageOptions): Promise<Page>;
  /** Call it in `after`. */
  close(): Promise<void>;
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
  return {
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
    close: () => running.close(),
  };
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
