import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { END, type Result } from './result-lines.ts';

/** What became of one test file. */
export interface FileRun {
  readonly file: string;
  readonly seconds: number;
  readonly results: readonly Result[];
  /** What it wrote to the terminal. */
  readonly output: string;
}

const REPORTER = path.join(import.meta.dirname, 'result-lines.ts');
const LONGEST = 10 * 60_000;
const running = new Set<ChildProcess>();

/** Runs one test file in a process of its own and collects its results; a file that breaks off counts as failed. */
export async function runFile(file: string, env: NodeJS.ProcessEnv): Promise<FileRun> {
  const started = performance.now();
  const lines = path.join(tmpdir(), `results-${process.pid}-${path.basename(file)}-${Math.round(started)}`);
  const report = ['--test-reporter', pathToFileURL(REPORTER).href, '--test-reporter-destination', lines];
  const child = spawn(process.execPath, ['--import', 'tsx', ...report, file], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // a process group of its own, so that nothing that it started survives it
  });
  const { output, end } = await finished(child);
  const seconds = (performance.now() - started) / 1000;
  const results = readResults(lines, end);
  rmSync(lines, { force: true });
  return { file, seconds, results, output };
}

/** Ends every test file that is running, and whatever it has started. */
export function stopRunning(signal: 'SIGTERM' | 'SIGKILL'): void {
  for (const child of running) signalGroup(child, signal);
}

async function finished(child: ChildProcess): Promise<{ output: string; end: string }> {
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
  return { output, end: code === 0 ? '' : end };
}

function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid!, signal);
  } catch {
    // Nobody of the group is left.
  }
}

function readResults(lines: string, end: string): Result[] {
  const written = existsSync(lines) ? readFileSync(lines, 'utf8').split('\n').filter(Boolean) : [];
  const whole = written.at(-1) === END;
  const results: Result[] = written.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  const failed = results.some((result) => result.outcome === 'failed');
  if (whole && (end === '' || failed)) return results;
  const error = `The file ${end || 'ended'}${whole ? ', although no test failed' : ' before its tests had'}.`;
  return [...results, { outcome: 'failed', title: 'the file as a whole', error }];
}
