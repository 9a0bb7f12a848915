import { asksForHelp } from './arguments.ts';
import { CallError, type ExitCode, type Terminal } from './terminal.ts';
import { type CommandName, USAGES } from './usages.ts';

type Command = (args: readonly string[], terminal: Terminal) => ExitCode | Promise<ExitCode>;

/** Each command with the file that it is in, which is loaded when it is called: together they take seconds to load. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  'account-link': async () => (await import('./account-link.ts')).accountLink,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./backup.ts')).restoreBackup,
  bank: async () => (await import('./bank.ts')).bank,
  beside: async () => (await import('./beside.ts')).beside,
  bounces: async () => (await import('./bounces.ts')).bounces,
  census: async () => (await import('./census.ts')).census,
  change: async () => (await import('./change.ts')).change,
  check: async () => (await import('./check.ts')).check,
  compare: async () => (await import('./compare.ts')).compare,
  data: async () => (await import('./data.ts')).data,
  drivers: async () => (await import('./drivers.ts')).drivers,
  export: async () => (await import('./export.ts')).exportFile,
  import: async () => (await import('./import.ts')).importFile,
  outcomes: async () => (await import('./outcomes.ts')).outcomes,
  preview: async () => (await import('./preview.ts')).preview,
  protocol: async () => (await import('./protocol.ts')).protocol,
  sample: async () => (await import('./sample.ts')).sample,
  simulate: async () => (await import('./simulate.ts')).simulate,
  snapshot: async () => (await import('./snapshot.ts')).snapshot,
  tables: async () => (await import('./tables.ts')).tables,
  report: async () => (await import('./report.ts')).report,
  retention: async () => (await import('./retention.ts')).retention,
  work: async () => (await import('./work.ts')).work,
  workforce: async () => (await import('./workforce.ts')).workforce,
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
    const command = await COMMANDS[name]();
    return await command(rest, terminal);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    terminal.err(error.message);
    return error.code;
  }
}

function isCommand(name: string | undefined): name is CommandName {
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
