import type { Page } from 'playwright-core';

/**
 * Answers whatever the page asks, as somebody would who takes the first thing offered, and presses Continue. What is
 * answered already stays as it is.
 */
export async function answerPage(page: Page): Promise<void> {
  await fillPage(page);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function fillPage(page: Page): Promise<void> {
  const radios = page.locator('.govuk-radios');
  for (const group of await radios.all()) {
    if ((await group.locator(':checked').count()) === 0) await group.getByRole('radio').first().check();
  }
  const list = page.getByRole('combobox');
  if ((await list.count()) > 0 && (await list.inputValue()) === '') await list.selectOption({ index: 1 });
  const line = page.locator('input.govuk-input');
  if ((await line.count()) > 0 && (await line.inputValue()) === '') await line.fill('12');
  const boxes = page.getByRole('checkbox');
  const isMultiple = (await boxes.count()) > 0 && (await line.count()) === 0;
  if (isMultiple && (await page.locator(':checked').count()) === 0) await boxes.first().check();
}

/** The question that an address asks, such as `audience`; empty when the page asks none. */
export function questionOf(page: Page): string {
  return /\/q\/(\w+)$/.exec(new URL(page.url()).pathname)?.[1] ?? '';
}
