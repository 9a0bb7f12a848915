import { domainOf, meanOf } from '@earshot/statistics';
import { type Cell, type Table, withholdSmallCounts } from '@earshot/tables';
import { aboutPair } from '../about.ts';
import { estimateCell, restsOn, withheldCell } from '../estimate-cells.ts';
import type { ChangeTable } from '../finding.ts';
import type { WavePair } from '../waves/pair-waves.ts';
import { statesOf, withNotSaid } from '../waves/states.ts';

/** What became, in the later wave, of everybody who answered the earlier one: how many, and their weighted share. */
export function outcomeTable(pair: WavePair, outcome: string, source: string): ChangeTable {
  const { earlier, later, design } = pair;
  const { label, categories, of } = withNotSaid(statesOf(earlier.dataset, outcome));
  const first = domainOf(design, (row) => row < earlier.people.length);
  const counts = categories.map((_, at) => restsOn(domainOf(first, (row) => of[row] === at)).people);
  // Nobody in a row is no finding about anybody: such rows are left out.
  const kept = categories.flatMap((category, at) => (counts[at]! > 0 ? [{ ...category, at }] : []));
  const shown = withholdSmallCounts(kept.map(({ at }) => counts[at]!));
  const cells = kept.map(({ at }, line): Cell[] => {
    const count = shown[line] ?? null;
    if (count === null) return [withheldCell('protected'), withheldCell('protected')];
    const isHere = Float64Array.from({ length: design.rows }, (_, row) => Number(of[row] === at));
    return [
      { kind: 'figure', unit: 'count', value: count, decimals: 0 },
      estimateCell('share', meanOf(first, isHere), first, restsOn(first)),
    ];
  });
  const table: Table = {
    id: 'attrition_outcome',
    title: `What became of those who answered ${earlier.label} in ${later.label}`,
    columns: [
      { id: 'n', label: 'n', group: null },
      { id: 'share', label: `Share of those who answered ${earlier.label}`, group: null },
    ],
    rows: kept.map(({ code, label: words }) => ({ id: code, label: words, group: label })),
    cells,
    base: `Everybody who answered ${earlier.label}`,
    notes: ['Each person is in one row. People in different rows were lost for different reasons.'],
    ...aboutPair(pair, source),
  };
  return { table, findings: [] };
}
