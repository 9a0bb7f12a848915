import { revisionsMade } from '@earshot/actions';
import { readArguments } from '../arguments.ts';
import { tableLines } from '../table-lines.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { WORKFORCE_USAGES } from '../usages.ts';
import { ownRelease } from './own-release.ts';

const REVISIONS = {
  operands: ['EARLIER', 'LATER'],
  options: { json: 'flag' },
  usage: WORKFORCE_USAGES.revisions,
} as const;

/** Lists every figure that a later release of the census prints differently from an earlier one. */
export function revisions(args: readonly string[], terminal: Terminal): ExitCode {
  const { operands, flags } = readArguments(args, REVISIONS);
  const [earlier, later] = operands.map((file) => ownRelease(file, terminal));
  if (!earlier || !later) return 1;
  const { table, json } = revisionsMade(earlier, later);
  if (flags.has('json')) terminal.out(JSON.stringify(json));
  else for (const line of [...tableLines(table), `${table.rows.length} figures differ.`]) terminal.out(line);
  return 0;
}
