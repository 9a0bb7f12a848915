import { existsSync } from 'node:fs';
import path from 'node:path';
import { dayInWords } from '@earshot/fieldwork';
import type { Table } from '@earshot/tables';
import { type Terminal, UsageError, WrongInput } from './terminal.ts';
import { expectFile, writeWhole } from './write-whole.ts';

/**
 * Says that a spreadsheet cannot be written there, before anything is worked out: another ending (UsageError), a file that
 * is there already, or no folder for it (WrongInput).
 */
export function expectSpreadsheet(file: string): void {
  if (path.extname(file).toLowerCase() !== '.xlsx') throw new UsageError(`“${file}” does not end in .xlsx.`);
  if (existsSync(file))
    throw new WrongInput(`${file} is there already, and nothing is ever written over it. Name another file.`);
  expectFile(file);
}

/** Writes tables as an Excel workbook, whole or not at all, and says so. */
export async function writeSpreadsheet(file: string, made: readonly Table[], terminal: Terminal): Promise<void> {
  const { tablesXlsx } = await import('@earshot/actions/documents');
  const title = made[0]?.source ?? 'Tables';
  writeWhole(file, await tablesXlsx(made, { title, day: dayInWords(new Date()) }));
  terminal.err(`Wrote ${made.length} ${made.length === 1 ? 'table' : 'tables'} to ${file}.`);
}
