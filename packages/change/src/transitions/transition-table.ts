import { type Category, rowsWhere } from '@earshot/dataset';
import { domainOf, type SurveyDesign, transitionShares } from '@earshot/statistics';
import type { Cell, Table, WithheldMatrix } from '@earshot/tables';
import { aboutPair } from '../about.ts';
import { estimateCell, withheldCell } from '../estimate-cells.ts';
import type { TransitionPlan } from '../plan/plan.ts';
import { stackedRow, type WavePair } from '../waves/pair-waves.ts';
import { statesOf } from '../waves/states.ts';

/** Where people were and where they are, a person a row of the stacked design: theirs of the later wave. */
export interface Moves {
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly fromStates: readonly Category[];
  readonly toStates: readonly Category[];
  /** By stacked row; −1 for rows of the earlier wave, and for people without both states. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The part of the design that has both, with the weights of the later wave. */
  readonly design: SurveyDesign;
}

/** The moves of a plan between two waves: of people in both, who meet its base in the earlier one. */
export function movesOf(pair: WavePair, { from, to, base }: Pick<TransitionPlan, 'from' | 'to' | 'base'>): Moves {
  const [before, after] = [statesOf(pair.earlier.dataset, from), statesOf(pair.later.dataset, to)];
  const inBase = new Set(rowsWhere(pair.earlier.dataset, base));
  const [fromOf, toOf] = [new Int32Array(pair.design.rows).fill(-1), new Int32Array(pair.design.rows).fill(-1)];
  pair.earlierRow.forEach((earlier, later) => {
    if (earlier < 0 || !inBase.has(earlier) || before.of[earlier]! < 0 || after.of[later]! < 0) return;
    const row = stackedRow(pair, later);
    fromOf[row] = before.of[earlier]!;
    toOf[row] = after.of[later]!;
  });
  return {
    fromLabel: before.label,
    toLabel: after.label,
    fromStates: before.categories,
    toStates: after.categories,
    from: fromOf,
    to: toOf,
    design: domainOf(pair.design, (row) => fromOf[row]! >= 0),
  };
}

/** How many people went from each state to each. counts[from][to] */
export function countMoves({ from, to, fromStates, toStates, design }: Moves): number[][] {
  const counts = fromStates.map(() => toStates.map(() => 0));
  design.weights.forEach((weight, row) => {
    if (weight > 0) counts[from[row]!]![to[row]!]! += 1;
  });
  return counts;
}

/** Of those who were in each state, the shares now in each, with the weights of the later wave. */
export function transitionTable(
  pair: WavePair,
  moves: Moves,
  { id, title, base, source, notes, withheld }: AboutMoves,
): Table {
  const { fromStates, toStates, design, from, to } = moves;
  const everybody = { from: from.map((state) => Math.min(state, 0)), to, fromCount: 1, toCount: toStates.length };
  const states = { from, to, fromCount: fromStates.length, toCount: toStates.length };
  const rows = [...transitionShares(design, everybody), ...transitionShares(design, states)];
  const reasons = [withheld.columns, ...withheld.cells];
  const cells = rows.map((row, index): Cell[] =>
    toStates.map((_, column) => {
      const reason = reasons[index]![column] ?? null;
      if (!row || reason) return withheldCell(reason ?? 'no-one');
      const { people, weightedBase, effectiveBase } = row;
      const started = domainOf(design, (one) => index === 0 || from[one] === index - 1);
      return estimateCell('share', row.shares[column]!.share, started, { people, weightedBase, effectiveBase });
    }),
  );
  return {
    id,
    title,
    columns: toStates.map(({ code, label }) => ({ id: code, label, group: `${pair.later.label}: ${moves.toLabel}` })),
    rows: [
      { id: 'all', label: 'All', group: null },
      ...fromStates.map(({ code, label }) => ({
        id: `from.${code}`,
        label,
        group: `${pair.earlier.label}: ${moves.fromLabel}`,
      })),
    ],
    cells,
    base,
    notes: [`Shares of each row add up to 100%. Weights are those of ${pair.later.label}.`, ...notes],
    ...aboutPair(pair, source),
  };
}

export interface AboutMoves {
  readonly id: string;
  readonly title: string;
  readonly base: string;
  readonly source: string;
  readonly notes: readonly string[];
  /** Each share with its base tells how many people moved. */
  readonly withheld: WithheldMatrix;
}
