import { tablesCsv } from '@earshot/actions';
import type { Table } from '@earshot/tables';
import type { Arguments } from './arguments.ts';
import { expectSpreadsheet, writeSpreadsheet } from './spreadsheet.ts';
import { type Terminal, UsageError } from './terminal.ts';

/** In which form tables are wanted: in words, as data on standard output, or as a spreadsheet to be written. */
export type TablesForm = 'words' | 'json' | 'csv' | { readonly xlsx: string };

/** Reads --json, --csv and --xlsx FILE, of which there may be one; says so before anything is worked out (UsageError, WrongInput). */
export function tablesForm({ flags, values }: Pick<Arguments, 'flags' | 'values'>): TablesForm {
  const { xlsx } = values;
  const named = (['json', 'csv'] as const).filter((form) => flags.has(form));
  if (named.length + Number(xlsx !== undefined) > 1) throw new UsageError('Choose one of --json, --csv and --xlsx.');
  if (xlsx === undefined) return named[0] ?? 'words';
  expectSpreadsheet(xlsx);
  return { xlsx };
}

/** Prints tables, or writes them, in the form that is wanted. */
export async function putTables(
  form: TablesForm,
  tables: readonly Table[],
  { json, lines }: { readonly json: () => unknown; readonly lines: () => readonly string[] },
  terminal: Terminal,
): Promise<void> {
  if (form === 'json') terminal.out(JSON.stringify(json()));
  else if (form === 'csv') terminal.out(tablesCsv(tables));
  else if (form === 'words') for (const line of lines()) terminal.out(line);
  else if (tables.length > 0) await writeSpreadsheet(form.xlsx, tables, terminal);
  else terminal.err('There is no table to write.');
}
