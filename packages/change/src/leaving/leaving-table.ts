import type { WithheldReason } from '@earshot/statistics';
import { domainOf, type Linearised } from '@earshot/statistics';
import { type Cell, type Table, type TableRow, withheldMatrix } from '@earshot/tables';
import { aboutPair } from '../about.ts';
import { estimateCell, restsOn, withheldCell } from '../estimate-cells.ts';
import { type ChangeTable, type Finding, intervalIn, isShown, valueIn } from '../finding.ts';
import type { LeavingPlan } from '../plan/plan.ts';
import type { WavePair } from '../waves/pair-waves.ts';
import { peopleBy, type Segments, segmentsOf } from '../waves/segments.ts';
import { FATES, fatesOf, type LeavingRates, leavingRates, riskDomain } from './leaving-rates.ts';

/** Who has left between two waves, of everybody and by what they were before, with the bounds that silence leaves. */
export function leavingTable(pair: WavePair, plan: LeavingPlan, source: string): ChangeTable {
  const fates = fatesOf(pair, plan);
  const everybody: Segments = {
    rows: [{ id: 'all', label: 'All', group: null }],
    of: new Int32Array(pair.earlier.people.length),
  };
  // Who left and who stayed are people, not opinions. What is withheld of everybody is so for all groups alike.
  const of = (segments: Segments) => peopleBy(segments, fates, FATES.length, pair.earlier.weights);
  const [all] = withheldMatrix(of(everybody)).cells;
  const lines = [everybody, ...segmentsOf(pair.earlier, plan.by)].flatMap((segments) => {
    const { cells } = withheldMatrix(of(segments), all);
    return segments.rows.map((row, group) => {
      return { row, cells: cellsOf(pair, { fates, plan }, (person) => segments.of[person] === group, cells[group]!) };
    });
  });
  const table: Table = {
    id: plan.id,
    title: plan.title,
    columns: columnsOf(plan),
    rows: lines.map(({ row }): TableRow => row),
    cells: lines.map(({ cells }) => cells),
    base: plan.baseLabel,
    notes: notesOf(pair, plan),
    ...aboutPair(pair, source),
  };
  return { table, findings: findingsOf(table) };
}

type Reason = WithheldReason | null;

function columnsOf({ times }: LeavingPlan): Table['columns'] {
  const column = (id: string, label: string) => ({ id, label, group: null });
  return [
    column('known', 'Left, of those of whom it is known'),
    column('lowest', 'At least: as if nobody else had left'),
    column('highest', 'At most: as if everybody else had left'),
    ...(times === null ? [] : [column('assumed', `As if the others left ${times} times as often`)]),
    column('unknown', 'Not known'),
  ];
}

function notesOf({ earlier, later }: WavePair, { times }: LeavingPlan): string[] {
  return [
    `Rates are for the time from ${earlier.label} to ${later.label}, with the weights of ${earlier.label}. Whoever left and came back between them counts as there.`,
    'Nobody who did not answer is taken to have left, or to have stayed: the first column assumes that they left as often as the others, the next two say how far the rate could lie from that.',
    ...(times === null
      ? []
      : [`That the others left ${times} times as often is an assumption of the plan, and no finding.`]),
  ];
}

function cellsOf(
  pair: WavePair,
  { fates, plan }: { readonly fates: Int32Array; readonly plan: LeavingPlan },
  inside: (row: number) => boolean,
  [left, stayed, unknown]: readonly Reason[],
): Cell[] {
  const atRisk = riskDomain(pair, fates, inside);
  const columns = columnsOf(plan).map(({ id }) => id as keyof LeavingRates);
  if (restsOn(atRisk).people === 0) return columns.map(() => withheldCell('no-one'));
  const rates = leavingRates(pair, fates, { inside, times: plan.times });
  const told = domainOf(atRisk, (row) => fates[row]! < 2);
  const reasons: Record<keyof LeavingRates, Reason | undefined> = {
    known: left ?? stayed,
    lowest: left,
    highest: stayed,
    assumed: left ?? stayed ?? unknown,
    unknown,
  };
  return columns.map((column) => {
    const rate: Linearised | null = rates[column];
    const reason = reasons[column];
    if (!rate || reason) return withheldCell(reason ?? 'no-one');
    return estimateCell('share', rate, atRisk, restsOn(column === 'known' ? told : atRisk));
  });
}

function findingsOf(table: Table): Finding[] {
  if (!['known', 'lowest', 'highest', 'unknown'].every((column) => isShown(table, 'all', column))) return [];
  return [
    {
      said: [
        'Of those of whom it is known, ',
        valueIn('all', 'known'),
        ' have left (',
        intervalIn('all', 'known'),
        '). It is not known of ',
        valueIn('all', 'unknown'),
        ' of those who could have, so that the rate lies somewhere between ',
        valueIn('all', 'lowest'),
        ' and ',
        valueIn('all', 'highest'),
        ', chance aside.',
      ],
    },
  ];
}
