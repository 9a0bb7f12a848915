import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { figuresOf, studyTablesFromFile, type TextFile, tablesFromFile } from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import { tableJson } from '@earshot/report';
import { readArguments } from './arguments.ts';
import { expectSpreadsheet, writeSpreadsheet } from './spreadsheet.ts';
import { studyNamed } from './study-argument.ts';
import { tableLines } from './table-lines.ts';
import { type ExitCode, type Terminal, UsageError, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';

const TABLES = {
  operands: ['PLAN'],
  options: { data: 'value', json: 'flag', xlsx: 'value' },
  usage: USAGES.tables,
} as const;

/** Makes the tables of a plan from a data file, and prints them or writes them as a spreadsheet. */
export async function tables(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, values, flags } = readArguments(args, TABLES);
  if (values.data === undefined) throw new UsageError(`Usage: ${TABLES.usage}`);
  if (values.xlsx !== undefined) expectSpreadsheet(values.xlsx);
  const outcome = await make(operands[0]!, textFile(values.data), terminal);
  if (!outcome) return 1;
  for (const problem of outcome.problems) terminal.err(problemLine(problem));
  if (!outcome.tables) return 1;
  const made = [...outcome.tables.values()];
  if (values.xlsx !== undefined) await writeSpreadsheet(values.xlsx, made, terminal);
  else if (flags.has('json')) terminal.out(JSON.stringify({ tables: made.map(tableJson) }));
  else for (const table of made) for (const line of tableLines(table)) terminal.out(line);
  return 0;
}

/** A plan that stands in a study's folder is about the study's questionnaire; any other describes its data itself. */
function make(plan: string, data: TextFile, terminal: Terminal) {
  const folder = path.dirname(plan);
  const inStudy = path.basename(plan) === 'tables.yml' && existsSync(path.join(folder, 'study.yml'));
  if (!inStudy) return tablesFromFile(textFile(plan), data);
  const study = studyNamed(folder, terminal);
  return study && studyTablesFromFile(study, data, figuresOf(terminal.checkout)());
}

/** A file’s text, or the words why it cannot be had (WrongInput). */
export function textFile(file: string): TextFile {
  if (!existsSync(file)) throw new WrongInput(`There is no file ${file}.`);
  if (statSync(file).isDirectory()) throw new WrongInput(`${file} is a folder, not a file.`);
  try {
    return { file, text: readFileSync(file, 'utf8') };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isForbidden = code === 'EACCES' || code === 'EPERM';
    throw new WrongInput(`${file} cannot be read: ${isForbidden ? 'you have no right to' : message}.`);
  }
}
