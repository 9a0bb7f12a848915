import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';

/** Half the size of what the package hands out itself, and it goes to the browser for every page that is looked at. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule is tried; only what is broken is written out, since describing all that is right takes most of the time. */
const RUN = "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)";

/**
 * What axe finds wrong with the accessibility of a page, one readable text a finding; empty when it finds nothing.
 * The script is handed in through the debugger, so it works on pages whose security policy allows no scripts,
 * but not in a browser with JavaScript switched off.
 */
export async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = (await page.evaluate(RUN)) as Result[];
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${page.url()}: ${help} (${id}) at ${node.target.join(' ')}: ${node.html}`),
  );
}
