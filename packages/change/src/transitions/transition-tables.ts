import { SMALLEST_BASE, withheldMatrix } from '@earshot/tables';
import { type ChangeTable, type Finding, intervalIn, isShown, valueIn } from '../finding.ts';
import type { TransitionPlan } from '../plan/plan.ts';
import type { WavePair } from '../waves/pair-waves.ts';
import { netChangeTable, orderedMoves } from './net-change.ts';
import { type AboutMoves, countMoves, type Moves, movesOf, transitionTable } from './transition-table.ts';

/**
 * The tables of one transition: from each state to each; of one variable, also the net change of each state; of states with
 * an order, also who moved up and down.
 */
export function transitionTables(
  pair: WavePair,
  plan: TransitionPlan,
  { source, notes }: { readonly source: string; readonly notes: readonly string[] },
): ChangeTable[] {
  const moves = movesOf(pair, plan);
  const counts = countMoves(moves);
  const withheld = withheldMatrix(counts);
  const about = { id: plan.id, title: plan.title, base: plan.baseLabel, source, notes };
  const matrix = { table: transitionTable(pair, moves, { ...about, withheld }), findings: [] };
  const net = { ...about, id: `${plan.id}_net`, title: `${plan.title}: net change` };
  const tables: ChangeTable[] = [matrix];
  if (plan.from === plan.to) tables.push(netChangeTable(pair, moves, net));
  if (plan.order.length > 0) tables.push(directionTable(pair, { moves, withheld }, plan.order, about));
  return tables;
}

interface Matrix {
  readonly moves: Moves;
  readonly withheld: AboutMoves['withheld'];
}

function directionTable(
  pair: WavePair,
  matrix: Matrix,
  order: readonly string[],
  about: Omit<AboutMoves, 'withheld'>,
): ChangeTable {
  const moves = orderedMoves(matrix.moves, order);
  const own = withheldMatrix(countMoves(moves));
  const hidden = order.map((code) => hiddenByDirection(matrix, order, code));
  const tells = hidden.map((counts) => counts.some(isFew));
  // Everybody less the rows that are shown are the other rows together.
  const others = [0, 1, 2].map((at) => hidden.reduce((sum, counts, row) => sum + (tells[row] ? counts[at]! : 0), 0));
  const withheld: AboutMoves['withheld'] = {
    ...own,
    cells: own.cells.map((row, from) => row.map((reason) => (tells[from] ? (reason ?? 'protected') : reason))),
    columns: own.columns.map((reason) => (others.some(isFew) ? (reason ?? 'protected') : reason)),
  };
  const note = `From the lowest to the highest: ${moves.fromStates.map(({ label }) => label).join(', ')}.`;
  const title = `${about.title}: up and down`;
  const named = { ...about, id: `${about.id}_direction`, title, notes: [note, ...about.notes] };
  const table = transitionTable(pair, moves, { ...named, withheld });
  return { table, findings: isShown(table, 'all', 'up') && isShown(table, 'all', 'down') ? [UP_AND_DOWN] : [] };
}

const UP_AND_DOWN: Finding = {
  said: [
    'Of the same people, ',
    valueIn('all', 'up'),
    ' (',
    intervalIn('all', 'up'),
    ') are higher than before and ',
    valueIn('all', 'down'),
    ' (',
    intervalIn('all', 'down'),
    ') are lower.',
  ],
};

/**
 * How many of those who started in a state the matrix hides among the states above, of that state and below. Fewer than may
 * be shown would be told by the number of all who moved that way.
 */
function hiddenByDirection({ moves, withheld }: Matrix, order: readonly string[], code: string): number[] {
  const from = moves.fromStates.findIndex((one) => one.code === code);
  const hidden = [0, 0, 0];
  if (from < 0) return hidden;
  const counts = countMoves(moves)[from]!;
  moves.toStates.forEach((state, to) => {
    const rank = order.indexOf(state.code);
    if (rank >= 0 && withheld.cells[from]![to]) hidden[1 + Math.sign(rank - order.indexOf(code))]! += counts[to]!;
  });
  return hidden;
}

function isFew(people: number): boolean {
  return people > 0 && people < SMALLEST_BASE;
}
