// Runs the tests: every file named *.test.ts, or those named on the command line, on one PostgreSQL that is started
// for them. Files share processes, without node:test's process between, as most of a small file's time goes by in
// loading; their results come over a file, so that nothing a test prints can be taken for a result.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type FileRun, runGroup, stopRunning } from './run-group.ts';
import { makeTemplate, TEMPLATE_VARIABLE } from './test-cluster.ts';
import { testGroups } from './test-groups.ts';

const root = path.resolve(import.meta.dirname, '../..');
const AT_ONCE = 2;
/** Folders with tests; the long ones first, so that the short ones fill up the end. */
const FOLDERS = ['journeys', 'testing', 'conformance', 'packages'];
let stopped = false;

function testFiles(): string[] {
  const atRoot = readdirSync(root).filter((name) => name.endsWith('.test.ts'));
  return [...atRoot, ...FOLDERS.flatMap(filesIn)];
}

function filesIn(folder: string): string[] {
  if (!readdirSync(root).includes(folder)) return [];
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
    .map((name) => path.join(folder, name))
    .sort();
}

async function runAll(files: readonly string[]): Promise<FileRun[]> {
  const env: NodeJS.ProcessEnv = { ...process.env };
  delete env.NODE_TEST_CONTEXT; // when this is run by a test: its results are not that test's
  if (files.some(needsDatabase)) env[TEMPLATE_VARIABLE] = await makeTemplate();
  const waiting = testGroups(files.map((file) => path.resolve(root, file)));
  const runs: FileRun[] = [];
  const work = async () => {
    for (let group = waiting.shift(); group !== undefined && !stopped; group = waiting.shift()) {
      const ended = await runGroup(group, env);
      runs.push(...ended);
      if (!stopped) for (const run of ended) printFile(run);
      if (!stopped && ended[0]?.leftOpen) console.log(indented(ended[0].output.trim()));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return runs;
}

function needsDatabase(file: string): boolean {
  return readFileSync(path.resolve(root, file), 'utf8').includes('@earshot/testing');
}

function printFile({ file, seconds, results, output }: FileRun): void {
  const failures = results.filter((result) => result.outcome === 'failed');
  const name = path.relative(root, file);
  console.log(`${failures.length === 0 ? '✓' : '✗'} ${seconds.toFixed(1).padStart(5)} s  ${name}`);
  for (const { title, error } of failures) console.log(`\n  ✗ ${title}\n    ${name}\n${indented(error)}\n`);
  if (failures.length > 0 && output.trim()) console.log(`    It printed:\n${indented(output.trim())}\n`);
}

function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}

function printSummary(runs: readonly FileRun[]): void {
  const results = runs.flatMap((run) => run.results);
  const failures = results.filter((result) => result.outcome === 'failed');
  if (failures.length > 0) console.log('\nFailed:');
  for (const { file, title } of failures) console.log(`  ✗ ${path.relative(root, file)}: ${title}`);
  const count = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
  printCounts(count('passed'), count('failed'), count('skipped'));
}

/** The closing line, for people and scripts, and the exit code that goes with it. */
function printCounts(passed: number, failed: number, skipped: number): void {
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/** Those of the files that are not there: what somebody has mistyped should not cost them a run. */
function missing(files: readonly string[]): string[] {
  const isFile = (file: string): boolean => existsSync(file) && statSync(file).isFile();
  return files.filter((file) => !isFile(path.resolve(root, file)));
}

async function runNamed(files: readonly string[]): Promise<void> {
  const absent = missing(files);
  for (const file of absent) console.log(`There is no test file ${path.relative(root, path.resolve(root, file))}.`);
  if (absent.length > 0) return printCounts(0, absent.length, 0);
  const runs = await runAll(files);
  if (!stopped) return printSummary(runs);
  console.log('\nStopped before the end.');
  process.exitCode = 130;
}

function stop(): void {
  stopRunning(stopped ? 'SIGKILL' : 'SIGTERM');
  stopped = true;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
process.chdir(root);
const named = process.argv.slice(2);
await runNamed(named.length > 0 ? named : testFiles());
