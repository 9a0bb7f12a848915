import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds wrong with the accessibility of a page, one readable text a finding; empty when it finds nothing.
 * The script is handed in through the debugger, so it works on pages whose security policy allows no scripts,
 * but not in a browser with JavaScript switched off.
 */
export async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run(document)')) as axe.AxeResults;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${page.url()}: ${help} (${id}) at ${node.target.join(' ')}: ${node.html}`),
  );
}
