import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { type ChangeTable, changeFromFiles, changeJson, findingTexts, tablesCsv } from '@earshot/actions';
import { type Problem, problemLine } from '@earshot/planfile';
import { readArguments, SEED, wholeNumber } from './arguments.ts';
import { changeOfStudy } from './change-of-study.ts';
import { tableLines } from './table-lines.ts';
import { textFile } from './tables.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

export const CHANGE = {
  operands: ['STUDY or PLAN'],
  options: { data: 'values', simulated: 'flag', seed: 'value', json: 'flag', csv: 'flag' },
  usage:
    'earshot change STUDY [--simulated [--seed 1]] [--json | --csv], or ' +
    'earshot change PLAN --data WAVE1.csv --data WAVE2.csv [--json | --csv]',
} as const;

/**
 * Prints what has changed between waves, and in whom: of a study that follows another one, from the store or from simulated
 * people; or of data files with a plan, one file for each wave.
 */
export async function change(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, CHANGE);
  const { operands, lists, flags } = read;
  const [named, data] = [operands[0]!, lists.data ?? []];
  const isFile = existsSync(named) && statSync(named).isFile() && !isOfStudy(named);
  if (flags.has('json') && flags.has('csv')) throw new UsageError('Choose --json or --csv.');
  if (isFile !== data.length > 0) throw new UsageError(`Usage: ${CHANGE.usage}`);
  if (isFile && flags.has('simulated')) throw new UsageError('--simulated is for studies.');
  const seed = flags.has('simulated') ? wholeNumber(read, 'seed', 1, SEED) : null;
  const study = isOfStudy(named) ? path.dirname(named) : named;
  const { tables, problems } = isFile
    ? changeFromFiles(textFile(named), data.map(textFile))
    : await changeOfStudy(study, seed, terminal);
  return show(tables, problems, flags, terminal);
}

/** Whether a file is the plan of a study’s folder, and so about that study. */
function isOfStudy(file: string): boolean {
  return path.basename(file) === 'change.yml' && existsSync(path.join(path.dirname(file), 'study.yml'));
}

function show(
  tables: readonly ChangeTable[] | null,
  problems: readonly Problem[],
  flags: ReadonlySet<string>,
  terminal: Terminal,
): ExitCode {
  for (const problem of problems) terminal.err(problemLine(problem));
  if (!tables) return 1;
  if (flags.has('json')) terminal.out(JSON.stringify(changeJson(tables)));
  else if (flags.has('csv')) terminal.out(tablesCsv(tables.map(({ table }) => table)));
  else for (const line of tables.flatMap(changeLinesOf)) terminal.out(line);
  return 0;
}

/** What may be said of a table stands before its numbers. */
function changeLinesOf(one: ChangeTable): string[] {
  const [title, line, ...rest] = tableLines(one.table);
  return [title!, line!, ...findingTexts(one).flatMap((text) => ['', text]), ...rest];
}
