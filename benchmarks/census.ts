// `npm run bench:census [-- --json]`: reading, checking and counting a return of 10,000 workers, of whom some 8% break
// a rule, from the file on disk to the findings and measures.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkReturn, simulatedReturn } from '@earshot/actions';
import { thisMachine } from './machine.ts';

const WORKERS = 10_000;
const LIMIT_SECONDS = 2;

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-bench-'));
const timings = [];
try {
  for (const format of ['xml', 'csv'] as const) timings.push(await measure(format));
} finally {
  rmSync(folder, { recursive: true });
}
const machine = thisMachine();
for (const { benchmark, megabytes, findings, seconds, cpuSeconds, withinLimit } of timings) {
  process.stdout.write(
    `${benchmark} (${WORKERS} workers, ${megabytes} MB, ${findings} findings): ${cpuSeconds[1]} s of the processor, ${withinLimit ? 'within' : 'OVER'} the limit of ${LIMIT_SECONDS} s; runs ${cpuSeconds.join(', ')} s; by the clock ${seconds.join(', ')} s\n`,
  );
}
const { processor, cores, memoryGB, system, node, load } = machine;
process.stdout.write(`on ${processor}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}, load ${load}\n`);
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ timings, machine })}\n`);
process.exitCode = timings.every(({ withinLimit }) => withinLimit) ? 0 : 1;

async function measure(format: 'xml' | 'csv') {
  const file = path.join(folder, `return.${format}`);
  writeFileSync(file, returnText(format));
  const runs = [];
  for (let run = 0; run < 3; run += 1) runs.push(await timed(file));
  const cpuSeconds = runs.map(({ cpu }) => cpu).sort((a, b) => a - b);
  return {
    benchmark: `census check, ${format}`,
    workers: WORKERS,
    megabytes: Math.round(statSync(file).size / 1e5) / 10,
    findings: runs[0]!.findings,
    seconds: runs.map(({ wall }) => wall).sort((a, b) => a - b),
    cpuSeconds,
    limitSeconds: LIMIT_SECONDS,
    withinLimit: cpuSeconds[1]! <= LIMIT_SECONDS,
  };
}

/** A simulated return in which every sixth of the commoner ethnicities is one that there is none of. */
function returnText(format: 'xml' | 'csv'): string {
  const made = simulatedReturn({ authority: '855', year: 2022, workers: WORKERS, seed: 1, format });
  if ('sentence' in made) throw new Error(`bench:census: ${made.sentence}`);
  let at = 0;
  return made.text.replaceAll(/\b(WBRI|WOTH|BAFR|AIND)\b/g, (code) => {
    at += 1;
    return at % 6 === 0 ? 'XXXX' : code;
  });
}

async function timed(file: string) {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const checked = await checkReturn({ file });
  const { user, system } = process.cpuUsage(before);
  if ('sentence' in checked || checked.read.workers.length !== WORKERS) throw new Error('bench:census: not read.');
  const [wall, cpu] = [performance.now() - started, (user + system) / 1000].map((ms) => Math.round(ms) / 1000);
  return { wall: wall!, cpu: cpu!, findings: checked.read.findings.errors };
}
