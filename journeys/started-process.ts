// Earshot as a process of its own, as `npm start` runs it, on the embedded PostgreSQL.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export { freePort } from '@earshot/testing';

export const checkout = path.join(import.meta.dirname, '..');

export interface StartedProcess {
  readonly process: ChildProcess;
  readonly origin: string;
  /** Everything that it has printed so far. */
  said(): string;
  /** Settles with the exit code when the process has ended; a signal that ended it counts as its name. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

type Settings = Readonly<Record<string, string>>;

/** Starts the process and waits until it prints its links, or ends. @param settings environment variables beside these */
export async function startProcess(data: string, port: number, settings: Settings = {}): Promise<StartedProcess> {
  const started = launchProcess(data, port, settings);
  await untilOrEnded(started, () => started.said().includes('Earshot is running'));
  return started;
}

/** The longest that anything here is waited for: far beyond what a busy machine needs, so that a test fails, not hangs. */
const PATIENCE = 120_000;

/** Waits until something holds or the process has ended. Rejects, with what the process said, when neither comes. */
export async function untilOrEnded(started: StartedProcess, holds: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  while (!holds()) {
    if ((await Promise.race([started.ended, sleep(20)])) !== undefined) return;
    if (performance.now() > deadline) throw new Error(`Waited in vain. The process said: ${started.said()}`);
  }
}

/** Starts the process and waits for nothing. */
export function launchProcess(data: string, port: number, settings: Settings = {}): StartedProcess {
  const child = spawn(process.execPath, [path.join(checkout, 'bin', 'start.mjs')], {
    cwd: checkout,
    env: { ...process.env, DATABASE_URL: '', HOST: '', PORT: String(port), EARSHOT_DATA: data, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal!));
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  return { process: child, origin: `http://127.0.0.1:${port}`, said: () => printed, ended };
}

/** A folder for a database of its own. PostgreSQL can enter it also when root runs the tests, so that all goes with it. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-data-'));
  chmodSync(folder, 0o755);
  return folder;
}
