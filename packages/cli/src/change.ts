import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { type ChangeTable, changeFromFiles, changeJson, findingTexts } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { readArguments, SEED, wholeNumber } from './arguments.ts';
import { changeOfStudy, changeProgress } from './change-of-study.ts';
import { tableLines } from './table-lines.ts';
import { textFile } from './tables.ts';
import { putTables, tablesForm } from './tables-output.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';
import { USAGES } from './usages.ts';

const CHANGE = {
  operands: ['STUDY or PLAN'],
  options: { data: 'values', simulated: 'flag', seed: 'value', json: 'flag', csv: 'flag', xlsx: 'value' },
  usage: USAGES.change,
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
  const form = tablesForm(read);
  if (isFile !== data.length > 0) throw new UsageError(`Usage: ${CHANGE.usage}`);
  if (isFile && flags.has('simulated')) throw new UsageError('--simulated is for studies.');
  const seed = flags.has('simulated') ? wholeNumber(read, 'seed', 1, SEED) : null;
  const study = isOfStudy(named) ? path.dirname(named) : named;
  const { tables, problems } = isFile
    ? changeFromFiles(textFile(named), data.map(textFile), changeProgress(terminal))
    : await changeOfStudy(study, seed, terminal);
  for (const problem of problems) terminal.err(problemLine(problem));
  if (!tables) return 1;
  const shown = tables.map(({ table }) => table);
  await putTables(
    form,
    shown,
    { json: () => changeJson(tables), lines: () => tables.flatMap(changeLinesOf) },
    terminal,
  );
  return 0;
}

/** Whether a file is the plan of a study’s folder, and so about that study. */
function isOfStudy(file: string): boolean {
  return path.basename(file) === 'change.yml' && existsSync(path.join(path.dirname(file), 'study.yml'));
}

/** What may be said of a table stands before its numbers. */
function changeLinesOf(one: ChangeTable): string[] {
  const [title, line, ...rest] = tableLines(one.table);
  return [title!, line!, ...findingTexts(one).flatMap((text) => ['', text]), ...rest];
}
