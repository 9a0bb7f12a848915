// `npm run bench:drivers [-- --json]`: exact shares of R² for 20 players, and a bootstrap of the whole way to them.
import { seededRandom } from '@earshot/statistics';
import { type SurveyDesign, surveyDesign } from '../packages/statistics/src/design/survey-design.ts';
import { keyDrivers } from '../packages/statistics/src/drivers/key-drivers.ts';
import { shapleyShares } from '../packages/statistics/src/drivers/shapley.ts';
import { thisMachine } from './machine.ts';

const PLAYERS = 20;
const PEOPLE = 3000;
const PREDICTORS = 12;
const REPLICATES = 500;
const random = seededRandom(20);
const noise = (): number => random() + random() + random() - 1.5;

interface Timing {
  readonly benchmark: string;
  readonly sizes: Readonly<Record<string, number>>;
  /** Of the processor, from the quickest run; the limit is held by the median. */
  readonly cpuSeconds: readonly number[];
  readonly limitSeconds: number;
  readonly withinLimit: boolean;
}

function measure(benchmark: string, sizes: Timing['sizes'], limitSeconds: number, work: () => void): Timing {
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return Math.round((user + system) / 1000) / 1000;
  });
  const cpuSeconds = runs.toSorted((a, b) => a - b);
  return { benchmark, sizes, cpuSeconds, limitSeconds, withinLimit: cpuSeconds[1]! <= limitSeconds };
}

function correlations(): number[][] {
  const loadings = Array.from({ length: PLAYERS + 1 }, () => 0.2 + 0.6 * random());
  return loadings.map((a, row) => loadings.map((b, column) => (row === column ? 1 : a * b)));
}

function bootstrapOnce(): void {
  const common = Array.from({ length: PEOPLE }, noise);
  const answers = (): Float64Array => Float64Array.from(common, (value) => Math.round(3 + value + noise()));
  const item = (name: string) => ({ kind: 'numeric' as const, name, values: answers() });
  const design = surveyDesign({ weights: common.map(() => 0.5 + random()) }) as SurveyDesign;
  const predictors = Array.from({ length: PREDICTORS }, (_, index) => item(`x${index}`));
  const bootstrap = { replicates: REPLICATES, seed: 1 };
  const result = keyDrivers(design, { outcome: item('y'), predictors, r2Floor: 0, bootstrap });
  if (result.kind !== 'drivers' || !result.bootstrap) throw new Error('bench:drivers: the bootstrap came to nothing.');
}

const matrix = correlations();
const players = Array.from({ length: PLAYERS }, (_, index) => [index]);
const timings = [
  measure('exact shares', { players: PLAYERS, subsets: 2 ** PLAYERS }, 0.5, () => void shapleyShares(matrix, players)),
  measure('bootstrap', { people: PEOPLE, predictors: PREDICTORS, replicates: REPLICATES }, 5, bootstrapOnce),
];
const machine = thisMachine();
for (const { benchmark, sizes, cpuSeconds, limitSeconds, withinLimit } of timings) {
  const size = Object.entries(sizes).map(([what, count]) => `${count} ${what}`);
  const verdict = withinLimit ? 'within' : 'OVER';
  process.stdout.write(
    `${benchmark} (${size.join(', ')}): ${cpuSeconds[1]} s of the processor, ${verdict} the limit of ${limitSeconds} s; runs ${cpuSeconds.join(', ')} s\n`,
  );
}
const { processor, cores, memoryGB, system, node, load } = machine;
process.stdout.write(`on ${processor}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}, load ${load}\n`);
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ timings, machine })}\n`);
process.exitCode = timings.every(({ withinLimit }) => withinLimit) ? 0 : 1;
