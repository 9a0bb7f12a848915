import { spawn } from 'node:child_process';
import type { Account } from './account.ts';

/** How one of PostgreSQL's programs is run: as whom (null: as ourselves), from which folder, with what on its input. */
export interface Run {
  readonly account: Account | null;
  readonly folder: string;
  readonly input?: string;
}

export interface RunResult {
  readonly status: number | null;
  readonly output: string;
}

/**
 * Runs a program of PostgreSQL to its end. Its environment is ours without the variables that steer PostgreSQL's
 * programs (PGDATA, PGPORT and the rest), and in the C locale, so that messages can be recognised.
 */
export function runProgram(program: string, args: readonly string[], run: Run): Promise<RunResult> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|LD_LIBRARY_PATH)/.test(name));
  const child = spawn(program, args, {
    cwd: run.folder,
    env: { ...Object.fromEntries(inherited), LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // Ctrl-C in our terminal is ours to deal with, and must not reach it
    ...(run.account ? { uid: run.account.uid, gid: run.account.gid } : {}),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  child.stdin.on('error', () => {}); // a program that ends before it has read its input; its status tells
  child.stdin.end(run.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}
