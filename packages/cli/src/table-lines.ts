import { baseText, intervalText, valueText } from '@earshot/report';
import type { Table } from '@earshot/tables';

/** A table for the terminal: a block a column, so that no screen is too narrow. */
export function tableLines(table: Table): string[] {
  const blocks = table.columns.flatMap((column, at) => [
    '',
    `  ${column.group ? `${column.group}: ${column.label}` : column.label}`,
    ...table.rows.map((row, line) => {
      const cell = table.cells[line]![at]!;
      const label = row.group ? `${row.group}: ${row.label}` : row.label;
      const details = [intervalText(cell), baseText(cell)].filter((text) => text !== null && text !== '');
      return `    ${label.padEnd(48)} ${valueText(cell).padStart(9)}  ${details.join('  ')}`.trimEnd();
    }),
  ]);
  const { simulated } = table;
  return [
    table.title,
    '='.repeat(table.title.length),
    ...(simulated ? [`SIMULATED: ${simulated.rows} of ${simulated.of} people are simulated.`] : []),
    ...blocks,
    '',
    `Base: ${table.base}`,
    `Source: ${table.source}`,
    `Weighting: ${table.weighting}`,
    ...table.notes,
    '',
  ];
}
