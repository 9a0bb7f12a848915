import { ACCOUNT_LINK, accountLink } from './account-link.ts';
import { asksForHelp } from './arguments.ts';
import { BACKUP, backup, RESTORE, restoreBackup } from './backup.ts';
import { BANK, bank } from './bank.ts';
import { BOUNCES, bounces } from './bounces.ts';
import { CENSUS, census } from './census.ts';
import { CHANGE, change } from './change.ts';
import { CHECK, check } from './check.ts';
import { COMPARE, compare } from './compare.ts';
import { DATA, data } from './data.ts';
import { DRIVERS, drivers } from './drivers.ts';
import { EXPORT, exportFile } from './export.ts';
import { IMPORT, importFile } from './import.ts';
import { OUTCOMES, outcomes } from './outcomes.ts';
import { PREVIEW, preview } from './preview.ts';
import { PROTOCOL, protocol } from './protocol.ts';
import { REPORT, report } from './report.ts';
import { RETENTION, retention } from './retention.ts';
import { SAMPLE, sample } from './sample.ts';
import { SIMULATE, simulate } from './simulate.ts';
import { TABLES, tables } from './tables.ts';
import { CallError, type ExitCode, type Terminal } from './terminal.ts';
import { WORK, work } from './work.ts';
import { WORKFORCE, workforce } from './workforce.ts';

const COMMANDS = {
  'account-link': accountLink,
  backup,
  restore: restoreBackup,
  bank,
  bounces,
  census,
  change,
  check,
  compare,
  data,
  drivers,
  export: exportFile,
  import: importFile,
  outcomes,
  preview,
  protocol,
  sample,
  simulate,
  tables,
  report,
  retention,
  work,
  workforce,
};
const USAGES = {
  'account-link': ACCOUNT_LINK.usage,
  backup: BACKUP.usage,
  restore: RESTORE.usage,
  bank: BANK.usage,
  bounces: BOUNCES.usage,
  census: CENSUS.usage,
  change: CHANGE.usage,
  check: CHECK.usage,
  compare: COMPARE.usage,
  data: DATA.usage,
  drivers: DRIVERS.usage,
  export: EXPORT.usage,
  import: IMPORT.usage,
  outcomes: OUTCOMES.usage,
  preview: PREVIEW.usage,
  protocol: PROTOCOL.usage,
  sample: SAMPLE.usage,
  simulate: SIMULATE.usage,
  tables: TABLES.usage,
  report: REPORT.usage,
  retention: RETENTION.usage,
  work: WORK.usage,
  workforce: WORKFORCE.usage,
};

/** Runs one command line. Never throws for what somebody typed: that is said, and the code is 1 or 2. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (!isCommand(name)) return overview(name, terminal);
  if (asksForHelp(rest)) {
    terminal.out(`Usage: ${USAGES[name]}`);
    return 0;
  }
  try {
    return await COMMANDS[name](rest, terminal);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    terminal.err(error.message);
    return error.code;
  }
}

function isCommand(name: string | undefined): name is keyof typeof COMMANDS {
  return name !== undefined && Object.hasOwn(COMMANDS, name);
}

/** Says how every command is called: asked for, or for want of a command that there is. */
function overview(name: string | undefined, { out, err }: Terminal): ExitCode {
  const isAsked = name === 'help' || asksForHelp([name ?? '']);
  const say = isAsked ? out : err;
  if (name !== undefined && !isAsked) say(`There is no command “${name}”.`);
  for (const line of ['Usage:', ...Object.values(USAGES).map((usage) => `  ${usage}`)]) say(line);
  return isAsked ? 0 : 2;
}
