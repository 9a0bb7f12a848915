import { verifyPublished } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { readArguments } from '../arguments.ts';
import { textFile } from '../tables.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { WORKFORCE_USAGES } from '../usages.ts';

const VERIFY = {
  operands: ['FILE'],
  options: { json: 'flag' },
  usage: WORKFORCE_USAGES.verify,
} as const;

/** Sets every rate of a published file against its counts. Code 1 for a file that does not fit, or a rate unexplained. */
export function verify(args: readonly string[], terminal: Terminal): ExitCode {
  const { operands, flags } = readArguments(args, VERIFY);
  const { file, text } = textFile(operands[0]!);
  const { json, lines, problems, isExplained } = verifyPublished(file, text);
  for (const problem of problems) terminal.err(problemLine(problem));
  if (!json) return 1;
  if (flags.has('json')) terminal.out(JSON.stringify(json));
  else for (const line of lines) terminal.out(line);
  return isExplained ? 0 : 1;
}
