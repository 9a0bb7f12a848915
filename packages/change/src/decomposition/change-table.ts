import type { Table } from '@earshot/tables';
import { aboutPair } from '../about.ts';
import type { ChangeTable } from '../finding.ts';
import type { WavePair } from '../waves/pair-waves.ts';
import { changeFindings } from './change-findings.ts';
import { ChangeLines, nobodyLine } from './change-lines.ts';
import { decomposeChange } from './decompose-change.ts';
import { type Measure, measured } from './measure.ts';

/**
 * The change of a measure between two waves: of everybody who answered, of the same people, and what the former is made of.
 * @param notes to be printed under it, such as how its wording has changed.
 */
export function changeTable(
  pair: WavePair,
  measure: Measure,
  { source, notes }: { readonly source: string; readonly notes: readonly string[] },
): ChangeTable {
  const values = Float64Array.from(
    [pair.earlier, pair.later].flatMap(({ dataset }) => [...measured(dataset, measure)]),
  );
  const found = decomposeChange(pair, values);
  const unit = measure.of.kind === 'share' ? 'share' : 'mean';
  const lines = found ? new ChangeLines(pair, unit, values, found).lines() : [nobodyLine()];
  const table: Table = {
    id: measure.id,
    title: measure.title,
    columns: columnsOf(pair),
    rows: lines.map(({ row }) => row),
    cells: lines.map(({ cells }) => cells),
    base: measure.baseLabel,
    notes: [HOW_TO_READ, ...notes],
    ...aboutPair(pair, source),
  };
  return { table, findings: changeFindings(table, pair) };
}

const HOW_TO_READ =
  'The part of the same people, that of those lost and that of those gained add up to the change of everybody, but for ' +
  'rounding. Those lost add by how far they lay from the people who answered both times, times their weighted share of the ' +
  'earlier wave; those gained likewise in the later. Errors count that people who answered both times are the same.';

function columnsOf({ earlier, later }: WavePair): Table['columns'] {
  return [
    { id: 'earlier', label: earlier.label, group: null },
    { id: 'later', label: later.label, group: null },
    { id: 'change', label: 'Change', group: null },
    { id: 'part', label: 'Part of the change of everybody', group: null },
  ];
}
