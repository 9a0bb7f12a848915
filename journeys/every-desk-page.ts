import type { Page } from 'playwright-core';
import { lookAt } from './on-a-page.ts';

/**
 * Looks on a phone of 320 pixels at every page that the desk’s first page, with its navigation, leads somebody to.
 * @param seen addresses that were looked at already, as somebody else; those of this person are added.
 */
export async function lookAtEveryDeskPage(page: Page, origin: string, seen: Set<string>): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${origin}/desk`);
  const links = await page.locator('header a, main a').all();
  const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
  for (const address of addresses) {
    if (!address || seen.has(address)) continue;
    seen.add(address);
    await page.goto(origin + address);
    await lookAt(page);
  }
}
