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

/** Agrees and begins, from the page that one’s own link or an open link leads to; then a question is open. */
export async function beginAnswering(page: Page): Promise<void> {
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForLoadState();
  if (questionOf(page) === '') await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/q\//);
}

/** Begins, answers everything and sends it. @param look at every page on the way */
export async function answerToTheEnd(page: Page, look = async (): Promise<void> => {}): Promise<void> {
  await look();
  await beginAnswering(page);
  while (questionOf(page) !== '') {
    await look();
    await Promise.all([page.waitForEvent('load'), answerPage(page)]);
  }
  await look();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Send' }).click()]);
  await look();
  await page.getByRole('heading', { level: 1, name: 'Your answers are sent' }).waitFor();
}
