// What somebody does who has a keyboard and no mouse: every step is a key that is pressed, never a focus that is set.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** More stops than any page of the desk has. */
const LONGEST = 120;

/** Tabs to a link, button, field or checkbox. Fails when it cannot be come to, or does not show that it has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const focused = target.and(page.locator(':focus'));
  await tabUntil(page, target, async () => (await focused.count()) > 0);
}

/** Tabs to a group of radio buttons and goes with the arrows to one of them, which chooses it. */
export async function chooseByKey(page: Page, target: Locator): Promise<void> {
  const group = await target.getAttribute('name');
  await tabUntil(page, target, async () => (await page.evaluate('document.activeElement.name')) === group);
  await page.keyboard.press('Space');
  for (let stop = 0; !(await target.isChecked()); stop += 1) {
    assert.ok(stop < LONGEST, `No arrow leads to ${target} on ${page.url()}`);
    await page.keyboard.press('ArrowDown');
  }
}

/** Tabs to a field and types. */
export async function typeInto(page: Page, label: string, words: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(words);
}

/** Tabs to a button and presses it; waits for the page that it leads to. */
export async function pressByKey(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }));
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

/** Tabs to a link and follows it. */
export async function followByKey(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('link', { name }).first());
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

async function tabUntil(page: Page, target: Locator, isThere: () => Promise<boolean>): Promise<void> {
  for (let stop = 0; !(await isThere()); stop += 1) {
    assert.ok(stop < LONGEST, `No Tab leads to ${target} on ${page.url()}`);
    await page.keyboard.press('Tab');
  }
  const { withFocus, without, isInView } = (await page.evaluate(LOOK)) as Look;
  assert.notEqual(withFocus, without, `The focus cannot be seen on ${target}`);
  assert.ok(isInView, `${target} has the focus and is out of sight`);
}

interface Look {
  readonly withFocus: string;
  readonly without: string;
  readonly isInView: boolean;
}

/**
 * How what has the focus looks with and without it; of radio buttons and checkboxes, the label draws what is seen. That
 * something has an outline or a shadow would not do: buttons always have one.
 */
const LOOK = `(() => {
  const element = document.activeElement;
  const look = () => {
    const labels = [...(element.labels ?? [])].map((label) => getComputedStyle(label, '::before'));
    return [getComputedStyle(element), ...labels]
      .map(({ outline, boxShadow, backgroundColor }) => [outline, boxShadow, backgroundColor].join(' '))
      .join('; ');
  };
  const { top, bottom } = element.getBoundingClientRect();
  const withFocus = look();
  element.blur();
  const without = look();
  element.focus({ preventScroll: true });
  return { withFocus, without, isInView: bottom > 0 && top < innerHeight };
})()`;
