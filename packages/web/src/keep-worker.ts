import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

export interface WorkerCommand {
  /** The program and its arguments. */
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  /** Milliseconds before a worker that died is started again; doubled each time, up to a minute. */
  readonly pause?: number;
}

const PAUSE = 1000;
const LONGEST_PAUSE = 60_000;
/** A worker that has lived so long was in order: the next pause is a short one again. */
const LONG_LIFE = 5 * 60_000;
const LONGEST_STOP = 15_000;

/**
 * Runs the worker as a process beside this one, and starts it again whenever it dies. Its standard input is held open:
 * when that ends, this process is gone, however it went, and the worker ends too. Returns how to stop it.
 */
export function keepWorker(wish: WorkerCommand): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let running: ChildProcess | null = null;
  const kept = (async () => {
    for (let pause = wish.pause ?? PAUSE; !stopping.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const began = Date.now();
      running = start(wish);
      const [code, signal] = await ended(running);
      if (stopping.signal.aborted) return;
      if (Date.now() - began > LONG_LIFE) pause = wish.pause ?? PAUSE;
      wish.say(`The worker, which sends mail, ended (${signal ?? code}). It is started again.`);
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort();
      running?.stdin?.end();
      const timer = setTimeout(() => running?.kill('SIGKILL'), LONGEST_STOP);
      await kept;
      clearTimeout(timer);
    },
  };
}

function start({ command: [program, ...args], env, say }: WorkerCommand): ChildProcess {
  const child = spawn(program, args, { env: { ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => {}); // it has ended already
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => say(text.trimEnd()));
  }
  return child;
}

async function ended(child: ChildProcess): Promise<[number | string | null, string | null]> {
  try {
    return (await once(child, 'exit')) as [number | null, string | null];
  } catch (error) {
    return [(error as Error).message, null]; // it could not be started at all
  }
}
