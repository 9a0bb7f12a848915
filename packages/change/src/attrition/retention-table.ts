import { domainOf, meanOf, type WithheldReason } from '@earshot/statistics';
import { type Cell, shownEstimate, type Table, type TableRow, withheldMatrix } from '@earshot/tables';
import { aboutPair } from '../about.ts';
import { estimateCell, restsOn, withheldCell } from '../estimate-cells.ts';
import { baseIn, type ChangeTable, type Finding, intervalIn, isShown, valueIn } from '../finding.ts';
import type { WavePair } from '../waves/pair-waves.ts';
import { peopleBy, type Segments, segmentsOf } from '../waves/segments.ts';

/** By row of the earlier wave: 0 for those who answered again, 1 for those who did not; −1 without weight. */
export function answeredAgain({ earlier, laterRow }: WavePair): Int32Array {
  return Int32Array.from(earlier.people, (_, row) => (earlier.weights[row] === 0 ? -1 : laterRow[row]! >= 0 ? 0 : 1));
}

/** Who of the earlier wave answered again, by what they said then, with the earlier wave’s weights. */
export function retentionTable(pair: WavePair, by: readonly string[], source: string): ChangeTable {
  const again = answeredAgain(pair);
  const everybody: Segments = { rows: [{ id: 'all', label: 'All', group: null }], of: new Int32Array(again.length) };
  const people = (segments: Segments) => peopleBy(segments, again, 2, pair.earlier.weights);
  const [all] = withheldMatrix(people(everybody)).cells;
  const lines = [everybody, ...segmentsOf(pair.earlier, by)].flatMap((segments) => {
    const { rows, cells } = withheldMatrix(people(segments), all);
    return segments.rows.map((row, group) => {
      const [stay, lost] = cells[group]! as [Reason, Reason];
      const reasons = { all: rows[group]!, again: stay, lost };
      const cellsFor = segments === everybody ? numbersOf : cellsOf;
      return { row, cells: cellsFor(pair, again, (person) => segments.of[person] === group, reasons) };
    });
  });
  const { earlier, later } = pair;
  const table: Table = {
    id: 'attrition',
    title: `Who of ${earlier.label} answered ${later.label}`,
    columns: [
      { id: 'earlier', label: `All of ${earlier.label}`, group: null },
      { id: 'again', label: 'Answered again', group: null },
      { id: 'lost', label: 'Did not answer again', group: null },
      { id: 'rate', label: 'Share that answered again', group: null },
    ],
    rows: lines.map(({ row }): TableRow => row),
    cells: lines.map(({ cells }) => cells),
    base: `Everybody who answered ${earlier.label}`,
    notes: [
      `Everything is as it was in ${earlier.label}. The first row has the numbers of people. Below it, the first three columns are shares of everybody in them; the last is a share of the row.`,
    ],
    ...aboutPair(pair, source),
  };
  return { table, findings: findingsOf(table) };
}

type Reason = WithheldReason | null;

/** Of everybody: how many they are, since each column’s share of itself is all of it; and the rate. */
function numbersOf(...about: Parameters<typeof cellsOf>): Cell[] {
  const [everybody, again, lost, rate] = cellsOf(...about);
  return [...[everybody!, again!, lost!].map(numberOfPeople), rate!];
}

function numberOfPeople(cell: Cell): Cell {
  const shown = shownEstimate(cell);
  return shown ? { kind: 'figure', unit: 'count', value: shown.estimate.base, decimals: 0 } : cell;
}

function cellsOf(
  { design, earlier }: WavePair,
  again: Int32Array,
  inside: (row: number) => boolean,
  reasons: { readonly all: Reason; readonly again: Reason; readonly lost: Reason },
): Cell[] {
  const first = domainOf(design, (row) => row < earlier.people.length);
  const group = domainOf(first, (row) => inside(row));
  const isIn = Float64Array.from({ length: design.rows }, (_, row) => Number(row < again.length && inside(row)));
  const cell = (of: number | null, reason: Reason): Cell => {
    const column = of === null ? first : domainOf(first, (row) => again[row] === of);
    if (reason || restsOn(column).people === 0) return withheldCell(reason ?? 'no-one');
    return estimateCell('share', meanOf(column, isIn), first, restsOn(column));
  };
  const rateReason = reasons.all ?? reasons.again ?? reasons.lost;
  const isAgain = Float64Array.from({ length: design.rows }, (_, row) => Number(again[row] === 0));
  const rate =
    rateReason || restsOn(group).people === 0
      ? withheldCell(rateReason ?? 'no-one')
      : estimateCell('share', meanOf(group, isAgain), group, restsOn(group));
  return [cell(null, reasons.all), cell(0, reasons.again), cell(1, reasons.lost), rate];
}

function findingsOf(table: Table): Finding[] {
  if (!isShown(table, 'all', 'rate')) return [];
  const rate = ['all', 'rate'] as const;
  const said = ['Of ', baseIn(...rate), ' people, ', valueIn(...rate), ' answered again (', intervalIn(...rate), ').'];
  return [{ said }];
}
