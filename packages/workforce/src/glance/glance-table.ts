import { type Cell, cellAt, type Table } from '@earshot/tables';
import type { RateSection } from '../neighbour-page.ts';
import type { Rate } from '../rate.ts';
import { roundHalfUp } from '../round-half-up.ts';
import { sentenceCase } from '../sentence-case.ts';
import type { RateChange, Standing } from '../standing/standing.ts';

/** The names that stand over the columns. */
export interface GlanceNames {
  readonly authority: string;
  readonly region: string;
}

/**
 * All rates of an authority in the latest year in one table: a line each, with the change since the benchmark year, what
 * it is set against, and its place among all returns. Every number is that of the rate’s own table or standing.
 * @param sections at least one, of one page.
 */
export function glanceTable(sections: readonly RateSection[], { authority, region }: GlanceNames): Table {
  const { table, standing } = sections[0]!;
  const year = String(standing.year);
  const against = [
    { id: 'england', label: 'England', row: 'england' },
    { id: 'region', label: region, row: 'region' },
    { id: 'median', label: 'Median of neighbours', row: 'median' },
  ];
  return {
    id: 'glance',
    title: `${authority} at a glance, ${year}`,
    columns: [
      { id: 'authority', label: authority, group: null },
      { id: 'change', label: changeLabel(sections), group: null },
      ...against.map(({ id, label }) => ({ id, label, group: null })),
      { id: 'place', label: 'Place', group: null },
      { id: 'of', label: 'Of returns', group: null },
    ],
    rows: sections.map(({ rate }) => ({ id: rate.measure, label: sentenceCase(rate.name), group: null })),
    cells: sections.map(({ rate, table: own, standing: stands }) => [
      cellAt(own, 'authority', year)!,
      changeCell(stands.sinceBenchmark, rate),
      ...against.map(({ row }) => cellAt(own, row, year)!),
      ...placeCells(stands),
    ]),
    base: table.base,
    source: table.source,
    weighting: table.weighting,
    notes: [
      'Place 1 has the best figure of all returns of England with one, or the lowest where neither end is good.',
      ...changeNotes(sections),
    ],
    simulated: null,
  };
}

function startOf({ standing }: RateSection): number | null {
  return standing.sinceBenchmark?.fromYear ?? null;
}

function startsOf(sections: readonly RateSection[]): number[] {
  return [...new Set(sections.flatMap((section) => startOf(section) ?? []))];
}

function changeLabel(sections: readonly RateSection[]): string {
  const starts = startsOf(sections);
  return starts.length === 1 ? `Change since ${starts[0]}` : 'Change since its first year';
}

function changeNotes(sections: readonly RateSection[]): string[] {
  if (startsOf(sections).length < 2) return [];
  const years = sections.flatMap((section) => {
    const start = startOf(section);
    return start === null ? [] : [`${section.rate.name} ${start}`];
  });
  return [`The change is since: ${years.join(', ')}.`];
}

function changeCell(change: RateChange | null, { unit }: Rate): Cell {
  if (!change) return { kind: 'empty' };
  const value = roundHalfUp(change.to - change.from, 1);
  return { kind: 'figure', unit: unit === 'percent' ? 'points' : 'mean-change', value, decimals: 1 };
}

function placeCells({ rank }: Standing): Cell[] {
  if (!rank) return [{ kind: 'empty' }, { kind: 'empty' }];
  return [rank.place, rank.of].map((value) => ({ kind: 'figure', unit: 'count', value, decimals: 0 }));
}
