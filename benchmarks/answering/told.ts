import { type Machine, thisMachine } from '../machine.ts';
import type { LoadResult } from './load.ts';

/** What is held to, on two cores that the server shares with the database and with those who answer. */
const LIMITS = { pagesPerSecond: 800, cpuMsPerPage: 2, p99: 60, rssMb: 300 };

/** One run, with what it has cost. */
export interface Run extends LoadResult {
  readonly pagesPerSecond: number;
  /** Milliseconds of the server's processor. */
  readonly cpuMsPerPage: number;
  /** Answers that were acknowledged and are not in the database. */
  readonly lost: number;
}

/** The last line of `--json`. Times of the paced run are in milliseconds. */
export interface Told {
  readonly pagesPerSecond: number;
  readonly cpuMsPerPage: number;
  readonly paced: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly errors: number;
  readonly lost: number;
  readonly rssMb: number;
  readonly machine: Machine;
  readonly sizes: Readonly<Record<string, number>>;
}

interface Measured {
  /** Of which the middle one counts. */
  readonly flatOut: readonly Run[];
  readonly paced: Run;
  readonly peakRssMb: number;
  readonly sizes: Told['sizes'];
}

/** What was measured, for a program and for people, and whether it is within the limits. */
export function tellOf(measured: Measured): { told: Told; lines: string[]; withinLimits: boolean } {
  const told = toldOf(measured);
  const { pagesPerSecond, cpuMsPerPage, paced, errors, lost, rssMb } = told;
  const withinLimits =
    pagesPerSecond >= LIMITS.pagesPerSecond &&
    cpuMsPerPage <= LIMITS.cpuMsPerPage &&
    paced.p99 < LIMITS.p99 &&
    rssMb < LIMITS.rssMb &&
    errors + lost === 0;
  const verdict = withinLimits ? 'within the limits' : `OVER a limit of ${JSON.stringify(LIMITS)}`;
  return { told, lines: [...linesOf(told, measured), verdict], withinLimits };
}

function toldOf({ flatOut, paced, peakRssMb, sizes }: Measured): Told {
  const runs = [...flatOut, paced];
  return {
    pagesPerSecond: Math.round(median(flatOut.map((run) => run.pagesPerSecond))),
    cpuMsPerPage: rounded(median(flatOut.map((run) => run.cpuMsPerPage))),
    paced: { p50: quantile(paced, 0.5), p95: quantile(paced, 0.95), p99: quantile(paced, 0.99) },
    errors: sum(runs.map((run) => run.errors)),
    lost: sum(runs.map((run) => run.lost)),
    rssMb: Math.round(peakRssMb),
    machine: thisMachine(),
    sizes: { ...sizes, flatOutPages: sum(flatOut.map((run) => run.pages)), pacedPages: paced.pages },
  };
}

function linesOf(told: Told, { flatOut, paced }: Measured): string[] {
  const { p50, p95, p99 } = told.paced;
  const each = flatOut.map((run) => `${Math.round(run.pagesPerSecond)}/s at ${rounded(run.cpuMsPerPage)} ms`);
  const first = [...flatOut, paced].find((run) => run.firstError !== null)?.firstError;
  return [
    `flat out: ${told.pagesPerSecond} pages a second, ${told.cpuMsPerPage} ms of the server’s processor a page`,
    `  runs: ${each.join(', ')}`,
    `at a human pace: p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms a page`,
    `errors ${told.errors}, acknowledged answers lost ${told.lost}, most memory of the server ${told.rssMb} MB`,
    ...(first ? [`the first error: ${first}`] : []),
  ];
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
