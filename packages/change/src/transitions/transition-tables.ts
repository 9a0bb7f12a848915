import { withheldMatrix } from '@earshot/tables';
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
  const tells = order.map((code) => directionsHidden(matrix, order, code) > 1);
  const hide = (row: AboutMoves['withheld']['columns']) => row.map((reason) => reason ?? 'protected');
  const withheld: AboutMoves['withheld'] = {
    ...own,
    cells: own.cells.map((row, from) => (tells[from] ? hide(row) : row)),
    // Everybody less the rows that are shown are the other rows together.
    columns: tells.includes(true) ? hide(own.columns) : own.columns,
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
 * In how many directions the matrix hides where people went who started in a state: to states above, to the same, below,
 * or to states without an order. What it hides in one direction is what the row’s total leaves anyway; of several, how
 * many moved in each would be one more sum, by which single cells could be worked out.
 */
function directionsHidden({ moves, withheld }: Matrix, order: readonly string[], code: string): number {
  const from = moves.fromStates.findIndex((one) => one.code === code);
  if (from < 0) return 0;
  const hidden = moves.toStates.filter((_, to) => withheld.cells[from]![to]);
  const directions = hidden.map((state) => {
    const rank = order.indexOf(state.code);
    return rank < 0 ? null : Math.sign(rank - order.indexOf(code));
  });
  return new Set(directions).size;
}
