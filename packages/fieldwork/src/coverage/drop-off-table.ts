import type { Questionnaire } from '@earshot/instrument';
import { type Cell, SMALLEST_BASE, type Table } from '@earshot/tables';
import {
  aboutCounts,
  countCell,
  percentCell,
  smallRows,
  type TableAbout,
  WITHHELD,
} from '../outcome-tables/count-cells.ts';

/** A question by how many answered it, and for how many of those who have not finished it is the latest answer. */
export interface Reached {
  readonly questionId: string;
  readonly answered: number;
  readonly stopped: number;
}

/** Where people stop: by question, in the order of the questionnaire; questions that nobody answered are left out. */
export function dropOffTable(questionnaire: Questionnaire, reached: readonly Reached[], about: TableAbout): Table {
  const found = new Map(reached.map((one) => [one.questionId, one]));
  const asked = questionnaire.blocks.flatMap(({ title, elements }) =>
    elements.flatMap((element) => {
      const counts = found.get(element.id);
      return counts && 'label' in element ? [{ id: element.id, label: element.label, group: title, ...counts }] : [];
    }),
  );
  const beyond = about.audience === 'beyond';
  const small = beyond ? smallRows(asked.map(({ stopped }) => [stopped])) : new Set<number>();
  const { note, ...around } = aboutCounts(about);
  return {
    id: 'drop_off',
    title: 'Where people stop',
    columns: [
      { id: 'answered', label: 'Answered it', group: null },
      { id: 'stopped', label: 'Stopped after it', group: null },
      { id: 'share', label: '% of those who answered it', group: null },
    ],
    rows: asked.map(({ id, label, group }) => ({ id, label, group })),
    cells: asked.map(({ answered, stopped }, at): Cell[] =>
      beyond && answered > 0 && answered < SMALLEST_BASE
        ? [WITHHELD, WITHHELD, WITHHELD]
        : small.has(at)
          ? [countCell(answered), WITHHELD, WITHHELD]
          : [countCell(answered), countCell(stopped), percentCell(stopped, answered, 1)],
    ),
    base: 'Everybody who agreed to take part and did not withdraw',
    notes: [
      '“Stopped after it” counts people who have not finished by the question that they answered last. Some will come back.',
      note,
    ],
    ...around,
  };
}

/** The questions after which most people stop, for a chart; null where fewer than two do. */
export function worstStops(table: Table, most = 8): Table | null {
  const column = table.columns.findIndex(({ id }) => id === 'stopped');
  const value = (row: number) => {
    const cell = table.cells[row]![column]!;
    return cell.kind === 'figure' ? cell.value : 0;
  };
  const rows = [...table.rows.keys()].filter((row) => value(row) > 0).sort((a, b) => value(b) - value(a));
  if (rows.length < 2) return null;
  const shown = rows.slice(0, most).sort((a, b) => a - b);
  return {
    ...table,
    id: 'drop_off_worst',
    columns: [table.columns[column]!],
    rows: shown.map((row) => ({ ...table.rows[row]!, group: null })),
    cells: shown.map((row) => [table.cells[row]![column]!]),
  };
}
