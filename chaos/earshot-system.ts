import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const checkout = path.join(import.meta.dirname, '..');
const PATIENCE = 60_000;

/** Earshot as `npm start` runs it, with its worker and its PostgreSQL, to be killed in parts and started again. */
export class EarshotSystem {
  readonly origin: string;
  private readonly data: string;
  private readonly env: Readonly<Record<string, string>>;
  private process: ChildProcess | null = null;
  private said = '';

  constructor({ data, port, env }: { data: string; port: number; env: Readonly<Record<string, string>> }) {
    this.data = data;
    this.env = { EARSHOT_DATA: data, PORT: String(port), DATABASE_URL: '', EARSHOT_DEMONSTRATION: 'no', ...env };
    this.origin = `http://localhost:${port}`;
  }

  /** Starts what is not running, and waits until pages are served. */
  async start(): Promise<void> {
    if (!this.hasEnded()) return;
    this.said = '';
    const child = spawn(process.execPath, [path.join(checkout, 'bin', 'start.mjs')], {
      cwd: checkout,
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.said = (this.said + chunk.toString()).slice(-20_000);
      });
    }
    this.process = child;
    await this.until('Earshot is running', () => this.said.includes('Earshot is running'));
  }

  /**
   * Waits until pages are answered again. Where the web process has ended it is started, as a supervisor would; where it
   * still runs it has half a minute to find its database again by itself.
   */
  async standsAgain(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        if (this.hasEnded()) await this.start();
        return await this.untilHealthy();
      } catch (error) {
        if (attempt === 4) throw error;
        this.kill('web');
        this.restartsByHand += 1;
        await sleep(1000);
      }
    }
  }

  /** How often the web process was there and had to be started anew because it did not answer. */
  restartsByHand = 0;

  private hasEnded(): boolean {
    return !this.process || this.process.exitCode !== null || this.process.signalCode !== null;
  }

  private async untilHealthy(): Promise<void> {
    const deadline = performance.now() + 30_000;
    for (;;) {
      const isHealthy = await fetch(`${this.origin}/ready`, { signal: AbortSignal.timeout(3000) })
        .then((response) => response.ok)
        .catch(() => false);
      if (isHealthy) return;
      if (performance.now() > deadline || this.hasEnded()) throw new Error(`Earshot does not answer: ${this.said}`);
      await sleep(200);
    }
  }

  /** Ends one part at once, without a chance to tidy up; a part that is not there is left. */
  kill(part: 'web' | 'worker' | 'postgres'): void {
    const pid = { web: this.process?.pid, worker: this.workerPid(), postgres: this.postmasterPid() }[part];
    if (pid === undefined) return;
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Asks it to stop, and waits until it has. */
  async stop(): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGINT');
    await this.until('the end', () => child.exitCode !== null || child.signalCode !== null);
  }

  /** What it has printed lately, for a report of a failure. */
  get words(): string {
    return this.said;
  }

  private workerPid(): number | undefined {
    if (!this.process?.pid) return undefined;
    try {
      const children = execFileSync('pgrep', ['-P', String(this.process.pid), '-f', 'node'], { encoding: 'utf8' });
      return Number(children.trim().split('\n')[0]) || undefined;
    } catch {
      return undefined; // it has no child at this moment
    }
  }

  private postmasterPid(): number | undefined {
    try {
      return Number(readFileSync(path.join(this.data, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    } catch {
      return undefined;
    }
  }

  private async until(what: string, holds: () => boolean): Promise<void> {
    const deadline = performance.now() + PATIENCE;
    const child = this.process!;
    while (!holds()) {
      if (what !== 'the end' && (child.exitCode !== null || child.signalCode !== null)) {
        throw new Error(`Earshot ended before ${what}. It said: ${this.said}`);
      }
      if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}. It said: ${this.said}`);
      await sleep(50);
    }
  }
}
