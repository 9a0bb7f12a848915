import { existsSync, statSync } from 'node:fs';
import { type ChangeTable, changeFromFiles } from '@earshot/actions';
import { type Problem, problemLine } from '@earshot/planfile';
import { tableJson, writeTableCsv } from '@earshot/report';
import { readArguments } from './arguments.ts';
import { findingTexts } from './finding-text.ts';
import { tableLines } from './table-lines.ts';
import { textFile } from './tables.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

export const CHANGE = {
  operands: ['PLAN'],
  options: { data: 'values', json: 'flag', csv: 'flag' },
  usage: 'earshot change PLAN --data WAVE1.csv --data WAVE2.csv [--json | --csv]',
} as const;

/** Prints what has changed between waves, and in whom: of data files with a plan, one file for each wave. */
export async function change(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, lists, flags } = readArguments(args, CHANGE);
  if (flags.has('json') && flags.has('csv')) throw new UsageError(`Usage: ${CHANGE.usage}`);
  const { tables, problems } = made(operands[0]!, lists.data ?? []);
  for (const problem of problems) terminal.err(problemLine(problem));
  if (!tables) return 1;
  if (flags.has('json')) terminal.out(JSON.stringify({ tables: tables.map(changeJson) }));
  else if (flags.has('csv')) terminal.out(csvOf(tables));
  else for (const line of tables.flatMap(changeLines)) terminal.out(line);
  return 0;
}

function made(plan: string, data: readonly string[]): { tables: readonly ChangeTable[] | null; problems: Problem[] } {
  const isFile = existsSync(plan) && statSync(plan).isFile();
  if (!isFile || data.length === 0) throw new UsageError(`Usage: ${CHANGE.usage}`);
  return changeFromFiles(textFile(plan), data.map(textFile));
}

/** What may be said of a table stands before its numbers. */
function changeLines(one: ChangeTable): string[] {
  const [title, line, ...rest] = tableLines(one.table);
  return [title!, line!, ...findingTexts(one).flatMap((text) => ['', text]), ...rest];
}

function changeJson(one: ChangeTable): unknown {
  return { ...(tableJson(one.table) as object), findings: findingTexts(one) };
}

/** All tables under one line of headings. */
function csvOf(tables: readonly ChangeTable[]): string {
  const texts = tables.map(({ table }) => writeTableCsv(table).trimEnd());
  return texts.map((text, at) => (at === 0 ? text : text.slice(text.indexOf('\n') + 1))).join('\r\n');
}
