// `npm run bench:answering [-- --json] [-- --seconds N]`: how many pages of a questionnaire are answered, and what one costs.

import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { OpenedWorld } from '@earshot/actions';
import { openDatabase, Refusal } from '@earshot/store';
import { begun, worldBeside } from './answering/begun.ts';
import { type Child, startChild } from './answering/children.ts';
import { countLost } from './answering/kept.ts';
import type { LoadResult, LoadWish } from './answering/load.ts';
import { PAGES } from './answering/pages.ts';
import type { Usage } from './answering/web-process.ts';
import { thisMachine } from './machine.ts';

/** What is held to, on two cores that the server shares with the database and with those who answer. */
const LIMITS = { pagesPerSecond: 800, cpuMsPerPage: 2, p99: 60, rssMb: 300 };
const FLAT_OUT = { people: 64, thinkSeconds: 0 };
const PACED = { people: 400, thinkSeconds: 2 };
/** Runs at full speed, of which the middle one counts. */
const RUNS = 3;
/** More interviews than can be answered in a second, begun beforehand for each second of a run. */
const INTERVIEWS_A_SECOND = 150;
const WARM_UP_SECONDS = 3;

interface Run extends LoadResult {
  readonly pagesPerSecond: number;
  readonly cpuMsPerPage: number;
  readonly lost: number;
}

const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, seconds: { type: 'string', default: '10' } },
});
const seconds = Number(options.seconds);
if (!(seconds >= 1)) throw new Error(`bench:answering: --seconds is “${options.seconds}”; it must be 1 or more.`);

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-bench-'));
chmodSync(folder, 0o755); // so that the account that PostgreSQL runs as can pass, when root runs this
const database = await openDatabase({ dataFolder: path.join(folder, 'postgres'), lock: false });
if (database instanceof Refusal) throw database;
try {
  await measure(database.url);
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(databaseUrl: string): Promise<void> {
  const port = await freePort();
  const surveys = path.join(import.meta.dirname, 'answering', 'surveys');
  const data = {
    DATABASE_URL: databaseUrl,
    EARSHOT_DATA: folder,
    EARSHOT_SURVEYS: surveys,
    EARSHOT_DEMONSTRATION: 'no',
  };
  const web = await startChild(
    'web-process.ts',
    { ...data, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: '' },
    profiling(),
  );
  const beside = await worldBeside(data);
  const people = await startChild('load.ts');
  const origin = `http://127.0.0.1:${port}`;
  const run = (wish: typeof FLAT_OUT, forSeconds: number) =>
    measured({ web, people, beside, databaseUrl }, { ...wish, origin, seconds: forSeconds });
  try {
    await run(FLAT_OUT, WARM_UP_SECONDS);
    const flatOut: Run[] = [];
    for (let each = 0; each < RUNS; each += 1) flatOut.push(await run(FLAT_OUT, seconds));
    const paced = await run(PACED, Math.max(2 * seconds, 3 * PACED.thinkSeconds));
    tell(flatOut, paced, await web.ask<Usage>({ usage: true }));
  } finally {
    await beside.close();
    await people.stop();
    await web.stop();
  }
}

interface Parts {
  readonly web: Child;
  readonly people: Child;
  readonly beside: OpenedWorld;
  readonly databaseUrl: string;
}

async function measured({ web, people, beside, databaseUrl }: Parts, wish: Omit<LoadWish, 'tokens'>): Promise<Run> {
  const isFlatOut = wish.thinkSeconds === 0;
  const tokens = await begun(beside, isFlatOut ? Math.ceil(wish.seconds * INTERVIEWS_A_SECOND) : 2 * wish.people);
  const before = await web.ask<Usage>({ usage: true });
  const from = performance.now();
  const result = await people.ask<LoadResult>({ ...wish, tokens });
  const passed = (performance.now() - from) / 1000;
  const { cpuMs } = await web.ask<Usage>({ usage: true });
  const lost = await countLost(databaseUrl, result.acknowledged);
  const { pages } = result;
  return { ...result, lost, pagesPerSecond: pages / passed, cpuMsPerPage: (cpuMs - before.cpuMs) / pages };
}

function tell(flatOut: readonly Run[], paced: Run, { peakRssMb }: Usage): void {
  const runs = [...flatOut, paced];
  const errors = sum(runs.map((run) => run.errors));
  const lost = sum(runs.map((run) => run.lost));
  const told = {
    pagesPerSecond: Math.round(median(flatOut.map((run) => run.pagesPerSecond))),
    cpuMsPerPage: rounded(median(flatOut.map((run) => run.cpuMsPerPage))),
    paced: { p50: quantile(paced, 0.5), p95: quantile(paced, 0.95), p99: quantile(paced, 0.99) },
    errors,
    lost,
    rssMb: Math.round(peakRssMb),
    machine: thisMachine(),
    sizes: sizesOf(flatOut, paced),
  };
  const line = (text: string): void => console.log(text);
  line(
    `flat out, ${FLAT_OUT.people} people: ${told.pagesPerSecond} pages a second, ${told.cpuMsPerPage} ms of the server’s processor a page`,
  );
  line(
    `  runs: ${flatOut.map((run) => `${Math.round(run.pagesPerSecond)}/s ${rounded(run.cpuMsPerPage)} ms`).join(', ')}`,
  );
  line(
    `paced, ${PACED.people} people, ${PACED.thinkSeconds} s a page: p50 ${told.paced.p50} ms, p95 ${told.paced.p95} ms, p99 ${told.paced.p99} ms`,
  );
  line(`errors ${errors}, acknowledged answers lost ${lost}, most memory of the server ${told.rssMb} MB`);
  const first = runs.find((run) => run.firstError !== null)?.firstError;
  if (first) line(`the first error: ${first}`);
  const withinLimits =
    told.pagesPerSecond >= LIMITS.pagesPerSecond &&
    told.cpuMsPerPage <= LIMITS.cpuMsPerPage &&
    told.paced.p99 < LIMITS.p99 &&
    told.rssMb < LIMITS.rssMb &&
    errors + lost === 0;
  line(withinLimits ? 'within the limits' : `OVER a limit of ${JSON.stringify(LIMITS)}`);
  if (options.json) line(JSON.stringify(told));
  process.exitCode = withinLimits ? 0 : 1;
}

function sizesOf(flatOut: readonly Run[], paced: Run) {
  return {
    pagesAnInterview: PAGES.length,
    flatOutPeople: FLAT_OUT.people,
    flatOutRuns: RUNS,
    flatOutSeconds: seconds,
    flatOutPages: sum(flatOut.map((run) => run.pages)),
    pacedPeople: PACED.people,
    pacedPages: paced.pages,
  };
}

function profiling(): string[] {
  const into = process.env.BENCH_PROFILE;
  return into ? ['--cpu-prof', `--cpu-prof-dir=${into}`] : [];
}

function quantile({ milliseconds }: LoadResult, share: number): number {
  return rounded(milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))] ?? 0);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}
