// Runs the test files named on the command line in this process, one after the other, each as a suite that bears its
// name: hooks that stand at the root of a file are those of its suite. The runner starts it; see test-groups.ts for what
// goes together.
import { after, describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LEFT_OPEN } from './result-lines.ts';

/** How long a process may take to end by itself when its tests have. In milliseconds. */
const PATIENCE = 20_000;

for (const file of process.argv.slice(2)) {
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
