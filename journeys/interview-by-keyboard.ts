// An interviewer’s hands stay on the keyboard.
import type { Page } from 'playwright-core';
import { chooseByKey, pressByKey, tabTo } from './by-keyboard.ts';

/** Notes that everything was read out and a clear yes given, and begins the interview. */
export async function agreeByKeyboard(page: Page): Promise<void> {
  for (const box of await page.getByRole('checkbox').all()) {
    await tabTo(page, box);
    await page.keyboard.press('Space');
  }
  await chooseByKey(page, page.getByRole('radio', { name: 'A clear yes' }));
  await pressByKey(page, 'Begin the interview');
}

/** Answers a page and goes on. @param keys that are pressed before Enter, such as 1123 for a grid of four rows */
export async function answerByKeyboard(page: Page, keys: string): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}
