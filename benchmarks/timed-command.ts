import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type Machine, thisMachine } from './machine.ts';

const checkout = path.join(import.meta.dirname, '..');

/** What is measured: one command line of `bin/earshot`, from its start to its end, as somebody at a terminal waits for it. */
export interface Measured {
  readonly name: string;
  readonly args: readonly string[];
  /** How much work it is, in plain numbers. */
  readonly sizes: Readonly<Record<string, number>>;
  /** The time that it is held to on two cores. */
  readonly limitSeconds: number;
}

interface Timing {
  readonly benchmark: string;
  readonly command: string;
  readonly sizes: Measured['sizes'];
  /** Of the runs, from the quickest; the wall's time, which other work on the machine makes longer. */
  readonly seconds: readonly number[];
  readonly medianSeconds: number;
  /** The processor's time of the same runs, which hardly depends on other work. */
  readonly cpuSeconds: readonly number[];
  readonly medianCpuSeconds: number;
  readonly limitSeconds: number;
  readonly withinLimit: boolean;
}

/**
 * Runs the commands three times each, says their times, and with `--json` ends with one line that is one object. The
 * exit code is 1 when a median is over its limit or a command fails.
 */
export async function benchmark(commands: readonly Measured[]): Promise<void> {
  const timings = commands.map(timed);
  const machine = thisMachine();
  for (const line of [...timings.map(timingLine), machineLine(machine)]) process.stdout.write(`${line}\n`);
  if (process.argv.includes('--json') && !process.stdout.write(`${JSON.stringify({ timings, machine })}\n`)) {
    await once(process.stdout, 'drain');
  }
  process.exitCode = timings.every((timing) => timing.withinLimit) ? 0 : 1;
}

function timed({ name, args, sizes, limitSeconds }: Measured): Timing {
  const runs = [1, 2, 3].map(() => run(args));
  const [seconds, cpuSeconds] = [sorted(runs.map(({ wall }) => wall)), sorted(runs.map(({ cpu }) => cpu))];
  const [medianSeconds, medianCpuSeconds] = [seconds[1]!, cpuSeconds[1]!];
  const command = ['bin/earshot', ...args].join(' ');
  const withinLimit = medianSeconds <= limitSeconds;
  return {
    benchmark: name,
    command,
    sizes,
    seconds,
    medianSeconds,
    cpuSeconds,
    medianCpuSeconds,
    limitSeconds,
    withinLimit,
  };
}

function sorted(times: readonly number[]): number[] {
  return [...times].sort((a, b) => a - b);
}

/** Has a Node write its processor's time to its fourth stream when it ends: what spawned it is not told otherwise. */
const TELLS_CPU = `data:text/javascript,${encodeURIComponent(`import { writeSync } from 'node:fs';
process.on('exit', () => { const { user, system } = process.cpuUsage(); writeSync(3, String(user + system)); });`)}`;

/** The seconds of one run: the wall's and the processor's. Throws when the command fails. */
function run(args: readonly string[]): { wall: number; cpu: number } {
  const started = performance.now();
  const command = ['--import', TELLS_CPU, path.join(checkout, 'bin', 'earshot'), ...args];
  const { status, stderr, output } = spawnSync(process.execPath, command, {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`bin/earshot ${args.join(' ')} ended with ${status}: ${stderr}`);
  return { wall: Math.round(performance.now() - started) / 1000, cpu: Math.round(Number(output[3]) / 1000) / 1000 };
}

function timingLine({
  command,
  sizes,
  seconds,
  medianSeconds,
  medianCpuSeconds,
  limitSeconds,
  withinLimit,
}: Timing): string {
  const size = Object.entries(sizes)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
  const verdict = withinLimit ? 'within' : 'OVER';
  return `${command} (${size}): ${medianSeconds} s, ${verdict} the limit of ${limitSeconds} s; runs ${seconds.join(', ')} s; ${medianCpuSeconds} s of the processor`;
}

function machineLine({ processor, cores, memoryGB, system, node, load }: Machine): string {
  return `on ${processor}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}, load ${load}`;
}
