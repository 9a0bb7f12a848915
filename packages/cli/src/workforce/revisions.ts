import { filesRevised } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { readArguments } from '../arguments.ts';
import { tableLines } from '../table-lines.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { WORKFORCE_USAGES } from '../usages.ts';

const REVISIONS = {
  operands: ['EARLIER', 'LATER'],
  options: { json: 'flag' },
  usage: WORKFORCE_USAGES.revisions,
} as const;

/** Lists every figure that a later release of the census prints differently from an earlier one. */
export async function revisions(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, flags } = readArguments(args, REVISIONS);
  const { made, problems } = await filesRevised(operands[0]!, operands[1]!);
  for (const problem of problems) terminal.err(problemLine(problem));
  if (!made) return 1;
  if (flags.has('json')) terminal.out(JSON.stringify(made.json));
  else for (const line of [...tableLines(made.table), `${made.table.rows.length} figures differ.`]) terminal.out(line);
  return 0;
}
