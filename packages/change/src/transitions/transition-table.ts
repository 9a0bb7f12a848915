import { type Category, rowsWhere } from '@earshot/dataset';
import { domainOf, meanOf, type SurveyDesign, type WithheldReason } from '@earshot/statistics';
import type { Cell, Table, WithheldMatrix } from '@earshot/tables';
import { aboutPair } from '../about.ts';
import { estimateCell, restsOn, withheldCell } from '../estimate-cells.ts';
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
  const { fromStates, toStates, design, from } = moves;
  const rows = [design, ...fromStates.map((_, state) => domainOf(design, (row) => from[row] === state))];
  const reasons = [withheld.columns, ...withheld.cells];
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
    cells: rows.map((started, index) => sharesOf(moves, started, reasons[index]!)),
    base,
    notes: [`Shares of each row add up to 100%. Weights are those of ${pair.later.label}.`, ...notes],
    ...aboutPair(pair, source),
  };
}

/**
 * Of those who started in a state, the share now in each (R: `svyby(~to, ~from, svymean)`). Only those that are shown are
 * worked out: of 150 states that is a small part.
 */
function sharesOf({ toStates, to }: Moves, started: SurveyDesign, reasons: readonly (WithheldReason | null)[]): Cell[] {
  const rests = restsOn(started);
  return toStates.map((_, state) => {
    const reason = rests.people === 0 ? 'no-one' : (reasons[state] ?? null);
    if (reason) return withheldCell(reason);
    const isThere = to.map((one) => Number(one === state));
    return estimateCell('share', meanOf(started, isThere), started, rests);
  });
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
