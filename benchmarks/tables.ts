// `npm run bench:tables [-- --json]`: a table of 60 items by eight breaks with everything that a cell holds, and raking
// to four margins, at 10,000, 100,000 and a million simulated respondents. Each size has a process of its own, so that
// its memory is its own too.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { thisMachine } from './machine.ts';
import type { SizeTiming } from './tables-of-size.ts';

const SIZES = [10_000, 100_000, 1_000_000];
/** For the sizes that have one, in seconds on two cores. */
const LIMITS: Readonly<Record<number, number>> = { 100000: 1.2, 1000000: 5 };
const MOST_MEMORY_GB = 1.5;
const RAKING_LIMIT = 0.05;

interface Judged extends SizeTiming {
  readonly limitSeconds: number | null;
  readonly withinLimit: boolean;
}

function timingOf(respondents: number): Judged {
  const command = ['--import', 'tsx', `${import.meta.dirname}/tables-of-size.ts`, String(respondents)];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 2 ** 24 });
  if (status !== 0) throw new Error(`bench:tables with ${respondents} ended with ${status}: ${stderr}`);
  const timing: SizeTiming = JSON.parse(stdout);
  const limitSeconds = LIMITS[respondents] ?? null;
  const isQuick = limitSeconds === null || timing.tables.medianSeconds <= limitSeconds;
  const withinLimit = isQuick && timing.memoryGB <= MOST_MEMORY_GB && timing.raking.medianCpuSeconds <= RAKING_LIMIT;
  return { ...timing, limitSeconds, withinLimit };
}

function line({ sizes, tables, raking, loading, memoryGB, limitSeconds, withinLimit }: Judged): string {
  const { respondents, items, breaks, cells } = sizes;
  const limit = limitSeconds === null ? '' : ` (limit ${limitSeconds} s)`;
  return [
    `${respondents} simulated respondents, ${items} items, ${breaks} breaks, ${cells} cells: ${withinLimit ? 'within' : 'OVER'} the limits`,
    `  tables ${tables.medianSeconds} s${limit}, ${tables.medianCpuSeconds} s of the processor; runs ${tables.seconds.join(', ')} s`,
    `  raking to four margins ${raking.medianCpuSeconds} s of the processor (limit ${RAKING_LIMIT} s), after a collapsing query of ${raking.querySeconds} s`,
    `  putting the dataset into the engine, before: ${loading.seconds} s; largest memory ${memoryGB} GB (limit ${MOST_MEMORY_GB} GB)`,
  ].join('\n');
}

const timings: Judged[] = [];
for (const size of SIZES) {
  timings.push(timingOf(size));
  process.stdout.write(`${line(timings.at(-1)!)}\n`);
}
const [first, last] = [timings[0]!, timings.at(-1)!];
const growth = {
  respondents: last.sizes.respondents! / first.sizes.respondents!,
  seconds: Math.round((10 * last.tables.medianSeconds) / first.tables.medianSeconds) / 10,
  cpuSeconds: Math.round((10 * last.tables.medianCpuSeconds) / first.tables.medianCpuSeconds) / 10,
};
const machine = thisMachine();
process.stdout.write(
  `growth from ${first.sizes.respondents} to ${last.sizes.respondents}: ${growth.respondents} times the respondents take ${growth.seconds} times as long, ${growth.cpuSeconds} times the processor's time\n`,
);
process.stdout.write(
  `on ${machine.processor}, ${machine.cores} cores, ${machine.memoryGB} GB, ${machine.system}, Node ${machine.node}, load ${machine.load}\n`,
);
if (process.argv.includes('--json') && !process.stdout.write(`${JSON.stringify({ timings, growth, machine })}\n`)) {
  await once(process.stdout, 'drain');
}
process.exitCode = timings.every(({ withinLimit }) => withinLimit) ? 0 : 1;
