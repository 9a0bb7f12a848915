// What journeys do on any page of a browser.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { axeProblems } from '@earshot/testing';
import type { Locator, Page } from 'playwright-core';

/** The narrowest phone that pages have to fit, in CSS pixels: WCAG 2.2, reflow. */
const NARROWEST = 320;

/** Looks at the page that somebody has come to: nothing for axe to find, and nothing to be moved sideways on any phone. */
export async function lookAt(page: Page): Promise<void> {
  assert.deepEqual(await axeProblems(page), []);
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: NARROWEST, height: 640 });
  const width = (await page.evaluate('document.documentElement.scrollWidth')) as number;
  assert.ok(width <= NARROWEST, `${page.url()} is ${width} pixels wide on a phone of ${NARROWEST}`);
  await page.setViewportSize(size);
}

/** Presses a button that leads to another page, and waits for that. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()]);
}

/** The value of a summary list or of the counts on a page, by what stands beside it. */
export async function valueBeside(page: Page, label: string): Promise<string> {
  const key = page.locator('dt').filter({ hasText: new RegExp(`^\\s*${label}\\s*$`) });
  return (await key.locator('xpath=following-sibling::dd[1]').innerText()).trim();
}

/** Asserts what stands in rows of a table: by the headings of the rows, the first of their cells. */
export async function rowsAre(
  page: Page,
  caption: RegExp,
  expected: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const table = page.locator('table').filter({ has: page.locator('caption').filter({ hasText: caption }) });
  for (const [heading, cells] of Object.entries(expected)) {
    const row = table.locator('tbody tr').filter({ has: page.getByRole('rowheader', { name: heading, exact: true }) });
    const found = await textsOf(row.locator('td'));
    assert.deepEqual(found.slice(0, cells.length), cells, `${heading} of ${caption} on ${page.url()}`);
  }
}

/** What each of several counts says, by its label. */
export async function countsOf<Label extends string>(page: Page, labels: readonly Label[]): Promise<string[]> {
  return Promise.all(labels.map((label) => valueBeside(page, label)));
}

/** Waits until something holds, looking again and again; fails with the sentence after a minute and a half. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 90_000;
  while (!(await holds())) {
    assert.ok(performance.now() < deadline, `Waited in vain: ${what}`);
    await sleep(100);
  }
}

/** The texts of everything that a locator finds. */
export async function textsOf(found: Locator): Promise<string[]> {
  return (await found.allInnerTexts()).map((text) => text.trim());
}
