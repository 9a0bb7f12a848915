// Earshot as a process of its own, as `npm start` runs it, on the embedded PostgreSQL.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';

export const checkout = path.join(import.meta.dirname, '..');

export interface StartedProcess {
  readonly process: ChildProcess;
  readonly origin: string;
  /** Everything that it has printed so far. */
  said(): string;
  /** Settles with the exit code when the process has ended; a signal that ended it counts as its name. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Starts the process and waits until it prints its links, or ends. */
export async function startProcess(data: string, port: number): Promise<StartedProcess> {
  const child = spawn(process.execPath, [path.join(checkout, 'bin', 'start.mjs')], {
    cwd: checkout,
    env: { ...process.env, DATABASE_URL: '', HOST: '', PORT: String(port), EARSHOT_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal!));
  });
  const running = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.includes('Earshot is running')) resolve();
      });
    }
  });
  await Promise.race([running, ended]);
  return { process: child, origin: `http://127.0.0.1:${port}`, said: () => printed, ended };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
