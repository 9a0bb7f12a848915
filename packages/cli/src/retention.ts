import { openWorld, type Retired, runRetention, settingsFrom } from '@earshot/actions';
import { readArguments } from './arguments.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { USAGES } from './usages.ts';

const RETENTION = {
  operands: [],
  options: { json: 'flag', 'dry-run': 'flag' },
  usage: USAGES.retention,
} as const;

/** Deletes whatever the plans of the studies say is due by today, with a proof of each; or says what would be. */
export async function retention(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { flags } = readArguments(args, RETENTION);
  const dryRun = flags.has('dry-run');
  const opened = await openWorld(settingsFrom(terminal.checkout, terminal.env), 'visitor');
  if ('sentence' in opened) {
    terminal.err(opened.sentence);
    return 1;
  }
  try {
    const retired = await runRetention(opened.world, { dryRun });
    if (flags.has('json')) terminal.out(JSON.stringify({ dryRun, retired }));
    else for (const line of linesOf(retired, dryRun)) terminal.out(line);
    return 0;
  } finally {
    await opened.close();
  }
}

function linesOf(retired: readonly Retired[], dryRun: boolean): string[] {
  if (retired.length === 0) return ['Nothing is due.'];
  return retired.map(({ studyId, kind, rule, rows, due }) => {
    const what = `${studyId}: ${kind.replaceAll('_', ' ')}, ${rule}`;
    if (dryRun) return `${what}: ${due} due.`;
    const deleted = Object.entries(rows).map(([table, count]) => `${count} of ${table}`);
    return `${what}: deleted ${deleted.join(', ') || 'nothing: another run was faster'}.`;
  });
}
