import { openWorld, outcomesFor, settingsFrom } from '@earshot/actions';
import type { Audience } from '@earshot/fieldwork';
import { tableJson } from '@earshot/report';
import { readArguments } from './arguments.ts';
import { tableLines } from './table-lines.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { USAGES } from './usages.ts';

const OUTCOMES = {
  operands: ['STUDY'],
  options: { json: 'flag', 'field-team': 'flag' },
  usage: USAGES.outcomes,
} as const;

/**
 * Prints what the fieldwork of a study has come to so far, from the running database. Small counts are withheld, unless
 * it is asked for as the field team sees it.
 */
export async function outcomes(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, flags } = readArguments(args, OUTCOMES);
  const audience: Audience = flags.has('field-team') ? 'field_team' : 'beyond';
  const opened = await openWorld(settingsFrom(terminal.checkout, terminal.env), 'visitor');
  if ('sentence' in opened) {
    terminal.err(opened.sentence);
    return 1;
  }
  try {
    const read = await outcomesFor(opened.world, operands[0]!, audience);
    if ('refused' in read) {
      terminal.err(read.sentence);
      return 1;
    }
    const { cases, temporary, simulated, asAt, tables } = read;
    if (flags.has('json')) {
      const about = { study: read.study.id, asAt: asAt.toISOString(), audience, cases, temporary, simulated };
      terminal.out(JSON.stringify({ ...about, tables: tables.map(tableJson) }));
      return 0;
    }
    const open = temporary === null ? 'some' : temporary;
    terminal.out(`${cases} cases, of which ${open} can still change and ${simulated} are simulated.`);
    for (const table of tables) for (const line of tableLines(table)) terminal.out(line);
    return 0;
  } finally {
    await opened.close();
  }
}
