import type { Locator, Page } from 'playwright-core';

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
  await page.waitForLoadState();
  if (await page.evaluate("document.querySelector('.js-enabled select[data-searched]') !== null")) {
    await page.locator('input[role=combobox]').first().waitFor();
  }
  for (const list of await page.getByRole('combobox').all()) {
    if ((await list.inputValue()) === '') await chooseFirst(page, list);
  }
  const lines = await page.locator('input.govuk-input:visible').all();
  for (const line of lines) if ((await line.inputValue()) === '') await line.fill('12');
  const boxes = page.getByRole('checkbox');
  const isMultiple = (await boxes.count()) > 0 && lines.length === 0;
  if (isMultiple && (await page.locator(':checked').count()) === 0) await boxes.first().check();
}

/** Of a drop-down the first option, with a script that makes it searchable or without. */
async function chooseFirst(page: Page, list: Locator): Promise<void> {
  if ((await list.evaluate((element) => element.tagName)) === 'SELECT') {
    await list.selectOption({ index: 1 });
    return;
  }
  await list.click();
  await page.getByRole('option').first().click();
}

/** The question that an address asks, such as `audience`; empty when the page asks none. */
export function questionOf(page: Page): string {
  return /\/q\/(\w+)$/.exec(new URL(page.url()).pathname)?.[1] ?? '';
}
