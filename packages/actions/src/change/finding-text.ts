import type { ChangeTable, Said } from '@earshot/change';
import { type BoundNumber, baseText, type Inline, intervalText, valueText } from '@earshot/report';
import { cellAt, type Table } from '@earshot/tables';

/** The sentences about a table, with what its cells show in place of their names. */
export function findingTexts({ table, findings }: ChangeTable): string[] {
  return findings.map(({ said }) => said.map((one) => saidText(table, one)).join(''));
}

/** The same for a report: every number knows its cell. */
export function findingInlines({ table, findings }: ChangeTable): Inline[][] {
  return findings.map(({ said }) =>
    said.map((one) => (typeof one === 'string' ? { kind: 'text', text: one } : boundNumber(table, one))),
  );
}

function boundNumber(table: Table, said: Exclude<Said, string>): BoundNumber {
  const { row, column, show } = said;
  return { kind: 'number', text: saidText(table, said), show, table: table.id, row, column };
}

function saidText(table: Table, said: Said): string {
  if (typeof said === 'string') return said;
  const cell = cellAt(table, said.row, said.column);
  if (!cell) throw new Error(`saidText: ${table.id} has no cell ${said.row}, ${said.column}.`);
  const show = { value: valueText, interval: intervalText, base: baseText }[said.show];
  return show(cell) ?? '';
}
