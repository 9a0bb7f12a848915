import { mailSettingsFrom, openWorld, settingsFrom, startWorker } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { readArguments } from './arguments.ts';
import { type ExitCode, type Terminal, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';

const WORK = {
  operands: [],
  options: { 'with-parent': 'flag' },
  usage: USAGES.work,
} as const;

/**
 * Sends mail and does the daily work until it is stopped, on the database of an Earshot that may run elsewhere. `npm
 * start` starts one with `--with-parent`, which ends with it.
 */
export async function work(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { flags } = readArguments(args, WORK);
  const { checkout, env, err } = terminal;
  const mail = mailSettingsFrom(env);
  if ('sentence' in mail) throw new WrongInput(mail.sentence);
  const opened = await openWorld(settingsFrom(checkout, env), 'visitor');
  if ('sentence' in opened) throw new WrongInput(opened.sentence);
  // With its parent, which says the same of the same files, it says nothing of them.
  const isAlone = !flags.has('with-parent');
  if (isAlone) for (const problem of opened.problems) err(problemLine(problem));
  const { databaseUrl, world } = opened;
  const onError = (error: Error): void => err(`Worker: ${error.stack ?? error.message}`);
  try {
    const worker = await startWorker(world, { databaseUrl, mail, onError });
    const doing = mail.smtpUrl ? 'sends mail' : 'sends no mail, since SMTP_URL is not set';
    if (isAlone) err(`The worker runs and ${doing}. Ctrl-C stops it.`);
    await terminal.untilStopped(!isAlone);
    await worker.stop();
  } finally {
    await opened.close();
  }
  return 0;
}
