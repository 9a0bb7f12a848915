import { CHECK, check } from './check.ts';
import { COMPARE, compare } from './compare.ts';
import { REPORT, report } from './report.ts';
import { SIMULATE, simulate } from './simulate.ts';
import { TABLES, tables } from './tables.ts';
import { CallError, type ExitCode, type Terminal } from './terminal.ts';

const COMMANDS = { check, compare, simulate, tables, report };
const USAGES = [CHECK.usage, COMPARE.usage, SIMULATE.usage, TABLES.usage, REPORT.usage];

/** Runs one command line. Never throws for what somebody typed: that is said, and the code is 1 or 2. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name as keyof typeof COMMANDS] : null;
  if (!command) {
    const help = name === '--help' || name === 'help';
    const say = help ? terminal.out : terminal.err;
    if (name !== undefined && !help) say(`There is no command “${name}”.`);
    for (const line of ['Usage:', ...USAGES.map((usage) => `  ${usage}`)]) say(line);
    return help ? 0 : 2;
  }
  try {
    return await command(rest, terminal);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    terminal.err(error.message);
    return error.code;
  }
}
