import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Begun, END, type FileEnd, LEFT_OPEN, type Result } from './result-lines.ts';

/** What became of one test file. */
export interface FileRun {
  readonly file: string;
  readonly seconds: number;
  readonly results: readonly Result[];
  /** What its process wrote to the terminal. */
  readonly output: string;
  /** Whether all tests of its process ended and the process did not. */
  readonly leftOpen: boolean;
}

const TOGETHER = path.join(import.meta.dirname, 'run-together.ts');
const REPORTER = path.join(import.meta.dirname, 'result-lines.ts');
/** Several times what the longest takes, and so little that the whole run still ends in time to be read. */
const LONGEST = 5 * 60_000;
const running = new Set<ChildProcess>();
let started = 0;

/**
 * Runs test files in one process and collects their results. When that process breaks off, each file is run again in
 * one of its own, to tell whose fault it was; the fault counts, even if it does not come again.
 */
export async function runGroup(files: readonly string[], env: NodeJS.ProcessEnv): Promise<FileRun[]> {
  const runs = await runInOneProcess(files, env);
  if (files.length === 1 || !runs.some(brokeOff)) return runs;
  const alone: FileRun[] = [];
  for (const file of files) alone.push(...(await runInOneProcess([file], env)));
  return alone.some(hasFailed) ? alone : runs;
}

async function runInOneProcess(files: readonly string[], env: NodeJS.ProcessEnv): Promise<FileRun[]> {
  const lines = path.join(tmpdir(), `results-${process.pid}-${started++}`);
  const report = ['--test-reporter', pathToFileURL(REPORTER).href, '--test-reporter-destination', lines];
  const child = spawn(process.execPath, ['--import', 'tsx', ...report, TOGETHER, ...files], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // a process group of its own, so that nothing that it started survives it
  });
  const ended = await finished(child);
  const runs = readRuns(files, lines, ended);
  rmSync(lines, { force: true });
  return runs;
}

/** Ends every process of test files that is running, and whatever it has started. */
export function stopRunning(signal: 'SIGTERM' | 'SIGKILL'): void {
  for (const child of running) signalGroup(child, signal);
}

interface Finished {
  readonly output: string;
  /** How it ended, in words; empty when all is well. */
  readonly end: string;
  readonly leftOpen: boolean;
}

async function finished(child: ChildProcess): Promise<Finished> {
  running.add(child);
  let output = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  let tooLong = false;
  const timer = setTimeout(() => {
    tooLong = true;
    signalGroup(child, 'SIGKILL');
  }, LONGEST);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (...end) => resolve(end));
  });
  clearTimeout(timer);
  signalGroup(child, 'SIGKILL');
  running.delete(child);
  const minutes = LONGEST / 60_000;
  const end = tooLong ? `was stopped after ${minutes} minutes` : `ended with ${signal ?? `exit code ${code}`}`;
  const leftOpen = code === LEFT_OPEN;
  return { output, end: code === 0 || leftOpen ? '' : end, leftOpen };
}

function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid!, signal);
  } catch {
    // Nobody of the group is left.
  }
}

function readRuns(files: readonly string[], lines: string, { output, end, leftOpen }: Finished): FileRun[] {
  const written = existsSync(lines) ? readFileSync(lines, 'utf8').split('\n').filter(Boolean) : [];
  const read: (Result | FileEnd | Begun)[] = written
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  const results = read.filter((line) => 'outcome' in line);
  const ends = read.filter((line) => 'seconds' in line);
  const begun = read.findLast((line) => 'begun' in line)?.begun;
  const whole = leftOpen || written.at(-1) === END;
  const runs = files.map((file): FileRun => {
    const own = results.filter((result) => (result.file || files[0]) === file);
    const ended = ends.find((one) => one.file === file);
    const error = whole && ended ? noTest(own) : `The file ${end || 'ended'}${BEFORE} Last begun: ${begun}.`;
    return {
      file,
      seconds: ended?.seconds ?? 0,
      results: error ? [...own, failure(file, error)] : own,
      output,
      leftOpen,
    };
  });
  if (end === '' || runs.some(hasFailed)) return runs;
  const [first, ...others] = runs;
  const error = `The process of ${files.length === 1 ? 'the file' : 'these files'} ${end}, although no test failed.`;
  return [{ ...first!, results: [...first!.results, failure(first!.file, error)] }, ...others];
}

const BEFORE = ' before its tests had.';

function brokeOff({ results }: FileRun): boolean {
  return results.some(({ error }) => error.includes(BEFORE));
}

function hasFailed({ results }: FileRun): boolean {
  return results.some(({ outcome }) => outcome === 'failed');
}

function noTest(results: readonly Result[]): string {
  return results.length === 0 ? 'There is no test in the file.' : '';
}

function failure(file: string, error: string): Result {
  return { file, outcome: 'failed', title: 'the file as a whole', error };
}
