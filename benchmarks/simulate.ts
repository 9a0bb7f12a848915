// `npm run bench:simulate [-- --json]`: how long 10,000 simulated interviews of the second wave take.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { questionsIn } from './studies.ts';
import { benchmark } from './timed-command.ts';

const PEOPLE = 10_000;
const folder = mkdtempSync(path.join(tmpdir(), 'earshot-bench-'));
try {
  await benchmark([
    {
      name: 'simulate',
      args: ['simulate', 'second-wave', '--people', String(PEOPLE), '--out', path.join(folder, 'people.csv')],
      sizes: { interviews: PEOPLE, questions: questionsIn('second-wave') },
      limitSeconds: 20,
    },
  ]);
} finally {
  rmSync(folder, { recursive: true });
}
