// Runs the test files named on the command line in this process, one after the other, each as a suite that bears its
// name: hooks that stand at the root of a file are those of its suite. The runner starts it; see test-groups.ts for what
// goes together.
import { after, describe } from 'node:test';
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2)) {
  await new Promise<void>((ended) => {
    describe(file, async () => {
      await import(pathToFileURL(file).href).finally(() => after(() => ended()));
    });
  });
}
