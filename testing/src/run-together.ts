// Runs the test files named on the command line in this process, one after the other, each as a suite that bears its
// name: hooks that stand at the root of a file are those of its suite. The runner starts it; see test-groups.ts for what
// goes together.
import { readFileSync } from 'node:fs';
import { after, describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LEFT_OPEN } from './result-lines.ts';

/**
 * How long a property may take, and the search for the smallest example of one that does not hold; the first example that
 * was found is then what is told. In milliseconds.
 */
const SEARCH = 2 * 60_000;
/** How long a process may take to end by itself when its tests have. In milliseconds. */
const PATIENCE = 20_000;

const files = process.argv.slice(2);
if (files.some((file) => readFileSync(file, 'utf8').includes("'fast-check'"))) {
  const { default: fastCheck } = await import('fast-check');
  fastCheck.configureGlobal({ interruptAfterTimeLimit: SEARCH, markInterruptAsFailure: true });
}

for (const file of files) {
  await new Promise<void>((ended) => {
    describe(file, async () => {
      await import(pathToFileURL(file).href).finally(() => after(() => ended()));
    });
  });
}

// Whoever has left something open keeps this process from ending, which is no matter of their tests: it is said, and the
// process ended. The timer itself keeps nothing open.
setTimeout(() => {
  console.log(`Left open: ${[...new Set(process.getActiveResourcesInfo())].join(', ')}.`);
  process.exit(LEFT_OPEN);
}, PATIENCE).unref();
