import { type BackedUp, backUpDatabase, restoreDatabase, settingsFrom } from '@earshot/actions';
import { readArguments } from './arguments.ts';
import { type ExitCode, type Terminal, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';
import { expectNewFolder } from './write-new-folder.ts';

const BACKUP = {
  operands: ['FOLDER'],
  options: { json: 'flag' },
  usage: USAGES.backup,
} as const;
const RESTORE = {
  operands: ['FOLDER'],
  options: { json: 'flag' },
  usage: USAGES.restore,
} as const;

/** Writes the whole database into a new folder, while a server goes on working on it. */
export async function backup(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, flags } = readArguments(args, BACKUP);
  const folder = operands[0]!;
  expectNewFolder(folder);
  const settings = settingsFrom(terminal.checkout, terminal.env);
  const done = await backUpDatabase(settings, folder, new Date(), progress(terminal)).catch((error: Error) => {
    if (!isOfTheFileSystem(error)) throw error;
    throw new WrongInput(`${folder} cannot be written: ${error.message}`);
  });
  const secret = 'Keep the secret of contact details apart from it: without it no name in it can be read again.';
  return said(done, flags.has('json'), terminal, (one) => [`Wrote ${amount(one)} to ${folder}.`, secret]);
}

/** Fills an empty database from such a folder. */
export async function restoreBackup(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, flags } = readArguments(args, RESTORE);
  const done = await restoreDatabase(settingsFrom(terminal.checkout, terminal.env), operands[0]!, progress(terminal));
  return said(done, flags.has('json'), terminal, (one) => [`Restored ${amount(one)}, as they were at ${one.takenAt}.`]);
}

function progress({ err }: Terminal): (table: string, rows: number) => void {
  return (table, rows) => err(`  ${table}: ${rows} rows`);
}

function amount({ tables, rows }: BackedUp): string {
  return `${rows} rows of ${tables} tables`;
}

function said(
  done: BackedUp | { readonly sentence: string },
  asJson: boolean,
  { out, err }: Terminal,
  lines: (done: BackedUp) => string[],
): ExitCode {
  if (asJson) out(JSON.stringify(done));
  if ('sentence' in done) {
    if (!asJson) err(done.sentence);
    return 1;
  }
  if (!asJson) for (const line of lines(done)) out(line);
  return 0;
}

function isOfTheFileSystem(error: Error): boolean {
  return 'syscall' in error && typeof (error as NodeJS.ErrnoException).path === 'string';
}
