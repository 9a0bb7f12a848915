import { type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
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
      return context.newPage();
    },
    close: () => running.close(),
  };
}
