import { baseText, intervalText, lettersText, testedNotes, valueText, verdictText } from '@earshot/report';
import type { Cell, Table, TableColumn } from '@earshot/tables';

/** A table for the terminal: a block a column, so that no screen is too narrow. */
export function tableLines(table: Table): string[] {
  const blocks = table.columns.flatMap((column, at) => [
    '',
    `  ${headingOf(column)}`,
    ...table.rows.map((row, line) => {
      const cell = table.cells[line]![at]!;
      const label = row.group ? `${row.group}: ${row.label}` : row.label;
      const details = [intervalText(cell), baseText(cell), comparedText(cell)].filter(
        (text) => text !== null && text !== '',
      );
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
    ...testedNotes(table).map(({ about, says }) => `${about}: ${says}`),
    ...table.notes,
    '',
  ];
}

function headingOf({ above, group, label, letter }: TableColumn): string {
  const words = [above, group, label].filter((part) => part !== undefined && part !== null).join(': ');
  return letter === undefined ? words : `${words} (${letter})`;
}

/** What a number is higher or lower than beyond chance. */
function comparedText(cell: Cell): string | null {
  const letters = lettersText(cell);
  return verdictText(cell)?.words ?? (letters && `higher than ${letters}`);
}
