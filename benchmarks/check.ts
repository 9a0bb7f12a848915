// `npm run bench:check [-- --json]`: how long it takes to check whole studies, proofs and bound reports included.
import { questionsIn } from './studies.ts';
import { benchmark } from './timed-command.ts';

await benchmark(
  ['second-wave', 'big-listen'].map((study) => ({
    name: 'check',
    args: ['check', study],
    sizes: { questions: questionsIn(study) },
    limitSeconds: 10,
  })),
);
