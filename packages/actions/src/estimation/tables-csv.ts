import { writeTableCsv } from '@earshot/report';
import type { Table } from '@earshot/tables';

/** All cells of tables under one line of headings, the first column of which names the table. */
export function tablesCsv(tables: readonly Table[]): string {
  const texts = tables.map((table) => writeTableCsv(table).trimEnd());
  return texts.map((text, at) => (at === 0 ? text : text.slice(text.indexOf('\n') + 1))).join('\r\n');
}
