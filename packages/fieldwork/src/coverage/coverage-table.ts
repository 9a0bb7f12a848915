import type { Cell, Table } from '@earshot/tables';
import { aboutCounts, countCell, EMPTY, smallRows, type TableAbout, WITHHELD } from '../outcome-tables/count-cells.ts';
import type { GroupCoverage } from './group-coverage.ts';

/** What a table of groups is called, on pages and as part of its id. */
export interface GroupedBy {
  readonly id: string;
  readonly title: string;
}

/** Response of each group so far, with its interval, and its part of those who answered beside its part of the population. */
export function coverageTable(groups: readonly GroupCoverage[], by: GroupedBy, about: TableAbout): Table {
  const hidden = about.audience === 'beyond' ? smallGroups(groups) : new Set<number>();
  const hasPopulation = groups.some(({ representation }) => representation !== null);
  const { note, ...around } = aboutCounts(about);
  return {
    id: `response_by_${by.id}`,
    title: `Response so far by ${by.title}`,
    columns: [
      { id: 'released', label: 'Released', group: null },
      { id: 'completed', label: 'Answered', group: null },
      { id: 'rate', label: 'Response', group: null },
      ...(hasPopulation
        ? [
            { id: 'population', label: 'Population', group: null },
            { id: 'representation', label: 'Part of answers over part of population', group: null },
          ]
        : []),
    ],
    rows: groups.map(({ id, label }) => ({ id, label, group: null })),
    cells: groups.map((group, at) => {
      const cells = groupCells(group, hidden.has(at));
      return hasPopulation ? cells : cells.slice(0, 3);
    }),
    base: 'Sampled people who were released to fieldwork; answered in full by now',
    notes: [
      'Intervals are of 95%. They say how far chance alone could move a rate; nobody was drawn beyond these people.',
      note,
    ],
    ...around,
  };
}

/** The response rate alone, for a chart of it, with the counts beside each name. */
export function coverageRates(table: Table): Table {
  const at = (id: string) => table.columns.findIndex((column) => column.id === id);
  const count = (row: number, id: string) => {
    const cell = table.cells[row]![at(id)]!;
    return cell.kind === 'figure' ? cell.value.toLocaleString('en-GB') : null;
  };
  const named = (label: string, row: number) => {
    const completed = count(row, 'completed');
    return completed === null ? label : `${label}: ${completed} of ${count(row, 'released')}`;
  };
  return {
    ...table,
    id: `${table.id}_rates`,
    columns: [table.columns[at('rate')]!],
    rows: table.rows.map((row, number) => ({ ...row, label: named(row.label, number) })),
    cells: table.cells.map((cells) => [cells[at('rate')]!]),
  };
}

function smallGroups(groups: readonly GroupCoverage[]): ReadonlySet<number> {
  return smallRows(groups.map(({ completed, released }) => [completed, released - completed]));
}

function groupCells({ released, completed, rate, population, representation }: GroupCoverage, hidden: boolean): Cell[] {
  const stated = population === null ? EMPTY : countCell(population);
  if (hidden) return [countCell(released), WITHHELD, WITHHELD, stated, representation ? WITHHELD : EMPTY];
  return [
    countCell(released),
    countCell(completed),
    rate ? { kind: 'estimate', unit: 'share', estimate: rate, comparison: null } : EMPTY,
    stated,
    representation
      ? { kind: 'figure', unit: 'mean', value: Math.round(representation.ratio * 100) / 100, decimals: 2 }
      : EMPTY,
  ];
}
