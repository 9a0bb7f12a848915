// `npm run bench:explore [-- --json]`: pages of the explorer over 100,000 respondents, from the address to the HTML.
import path from 'node:path';
import { readStudy, simulatedDataset, studyFolder } from '@earshot/actions';
import { openEngine } from '@earshot/engine';
import { renderReportBody } from '@earshot/report';
import { DATA_TABLE, type Exploration, explore, prepare } from '@earshot/tables';
import { oneBelowAnother } from '../packages/actions/src/explore/read-in-parts.ts';
import { exploredReport } from '../packages/web/src/explore/explored-report.ts';
import { thisMachine } from './machine.ts';

/** Simulating more takes minutes and would change no time: what is asked depends on people and levels alone. */
const SIMULATED = 5000;
const COPIES = 20;
const LIMIT_MS = 300;
const RUNS = 5;

interface Timing {
  readonly page: string;
  /** The first time that it is asked for, and then the median of the others. */
  readonly firstMs: number;
  readonly laterMs: number;
  readonly laterCpuMs: number;
  readonly withinLimit: boolean;
}

const folder = path.join(import.meta.dirname, '..', 'surveys', 'second-wave');
const { study } = readStudy(studyFolder(folder));
if (!study) throw new Error('bench:explore: the second wave cannot be read.');

const simulated = simulatedDataset(study, SIMULATED, 1);
const dataset = oneBelowAnother(Array.from({ length: COPIES }, () => simulated));
const began = performance.now();
const { prepared } = prepare(study.plan, dataset, new Map());
if (!prepared) throw new Error('bench:explore: the plan of the second wave does not fit its answers.');
const engine = await openEngine(prepared.dataset, DATA_TABLE);
const preparedSeconds = Math.round(performance.now() - began) / 1000;
const source = { plan: study.plan, prepared, query: (sql: string) => engine.query(sql) };

const asked = (items: string[], more: Partial<Exploration> = {}): Exploration => ({
  items,
  breaks: [],
  filters: [],
  people: { weight: null },
  show: 'shares',
  ...more,
});
const grid = prepared.dataset.columns.flatMap(({ variable: { name } }) => (name.startsWith('strain_') ? [name] : []));
const PAGES: Readonly<Record<string, Exploration>> = {
  'one question': asked(['plan']),
  'one question by two breaks': asked(['plan'], { breaks: [['role_group'], ['moved']] }),
  'one question by a crossed break, with two filters': asked(['plan'], {
    breaks: [['role_group', 'cases_group']],
    filters: [
      { variable: 'where_now', code: 'in_authority' },
      { variable: 'stressed', code: 'yes' },
    ],
  }),
  [`a grid of ${grid.length} by two breaks`]: asked(grid, { breaks: [['role_group'], ['moved']] }),
  [`a grid of ${grid.length} by two breaks, with a filter`]: asked(grid, {
    breaks: [['role_group'], ['cases_group']],
    filters: [{ variable: 'where_now', code: 'in_authority' }],
  }),
};

async function page(exploration: Exploration): Promise<{ ms: number; cpuMs: number }> {
  const before = process.cpuUsage();
  const start = performance.now();
  const { table, problems } = await explore(source, exploration);
  if (!table) throw new Error(`bench:explore: ${problems.map(({ sentence }) => sentence).join(' ')}`);
  await renderReportBody(exploredReport(table));
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000 };
}

const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!);

const timings: Timing[] = [];
for (const [name, exploration] of Object.entries(PAGES)) {
  const first = await page(exploration);
  const later: { ms: number; cpuMs: number }[] = [];
  for (let run = 0; run < RUNS; run += 1) later.push(await page(exploration));
  const laterMs = median(later.map(({ ms }) => ms));
  const laterCpuMs = median(later.map(({ cpuMs }) => cpuMs));
  timings.push({ page: name, firstMs: Math.round(first.ms), laterMs, laterCpuMs, withinLimit: laterMs <= LIMIT_MS });
}
engine.close();

const machine = thisMachine();
const memoryMB = Math.round(process.memoryUsage().rss / 2 ** 20);
process.stdout.write(
  `${dataset.rows} people, ${dataset.columns.length} variables: made ready in ${preparedSeconds} s, ${memoryMB} MB\n`,
);
for (const { page: name, firstMs, laterMs, laterCpuMs, withinLimit } of timings) {
  const verdict = withinLimit ? 'within' : 'OVER';
  process.stdout.write(
    `${name}: ${laterMs} ms (${laterCpuMs} ms of the processor), ${verdict} the limit of ${LIMIT_MS} ms; ${firstMs} ms the first time\n`,
  );
}
const { processor, cores, memoryGB, system, node, load } = machine;
process.stdout.write(`on ${processor}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}, load ${load}\n`);
if (process.argv.includes('--json')) {
  const people = dataset.rows;
  process.stdout.write(`${JSON.stringify({ people, preparedSeconds, memoryMB, timings, machine })}\n`);
}
process.exitCode = timings.every(({ withinLimit }) => withinLimit) ? 0 : 1;
