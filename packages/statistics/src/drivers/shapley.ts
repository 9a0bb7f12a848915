import { seededRandom } from '../seeded-random.ts';

/**
 * How a model’s R² is shared out between its players: predictors, or groups of columns that are one predictor, such as
 * the dummies of a factor. A player’s share is what it adds to R², on average over all orders in which the players can
 * enter (Shapley 1953; Lindeman, Merenda and Gold 1980: LMG).
 */
export type Players = readonly (readonly number[])[];

/** The most players for which every subset is looked at; beyond, orders are sampled. */
export const MOST_EXACT_PLAYERS = 20;

/**
 * Exact shares of R². Every subset of players is visited once, with what the players before leave over of the
 * columns after them, so that a visit costs little more than a division.
 * @param correlation of all columns, with the outcome as the last; the columns of the players may not be collinear
 * @param players by player, its columns
 */
export function shapleyShares(correlation: readonly (readonly number[])[], players: Players): number[] {
  if (players.length > MOST_EXACT_PLAYERS) {
    throw new Error(`shapleyShares: players are ${players.length}; beyond ${MOST_EXACT_PLAYERS} use sampledShares.`);
  }
  const width = players.reduce((sum, columns) => sum + columns.length, 1);
  const ends = endsOf(players);
  const levels = Array.from({ length: players.length + 1 }, () => new Float64Array(width * width));
  layOut(correlation, players, levels[0]!);
  const orders = ordersBySize(players.length);
  const within = compensatedSums(players.length);
  const everywhere = compensatedSums(1);

  /** Visits all subsets that begin with some players; returns the sum of what each counts for those who are in it. */
  const visit = (next: number, size: number, r2: number): number => {
    everywhere.add(0, orders[size]! * r2);
    let total = ((orders[size - 1] ?? 0) + orders[size]!) * r2;
    const rest = levels[size]!;
    for (let player = next; player < players.length; player += 1) {
      const gain = eliminate(rest, levels[size + 1]!, width, ends[player]! - players[player]!.length, ends[player]!);
      const inside = visit(player + 1, size + 1, r2 + gain);
      within.add(player, inside);
      total += inside;
    }
    return total;
  };
  visit(0, 0, 0);
  return players.map((_, player) => within.sum(player) - everywhere.sum(0));
}

/** Sums that do not lose the digits of half a million small numbers (Neumaier 1974). */
function compensatedSums(length: number): { add(index: number, value: number): void; sum(index: number): number } {
  const sums = new Float64Array(length);
  const lost = new Float64Array(length);
  const add = (index: number, value: number): void => {
    const before = sums[index]!;
    const after = before + value;
    lost[index]! += Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
    sums[index] = after;
  };
  return { add, sum: (index) => sums[index]! + lost[index]! };
}

/** Shares from a sample of orders. They sum to R² exactly; each has an error from the sampling. */
export interface SampledShares {
  readonly shares: readonly number[];
  /** Standard error of each share that comes from looking at some orders only. */
  readonly samplingErrors: readonly number[];
  readonly orders: number;
  readonly seed: number;
}

/**
 * Shares of R² for any number of players, from random orders, each also taken backwards: a player that comes early in
 * one comes late in the other, which steadies the mean (antithetic sampling; Mitchell and others 2022).
 * @param pairs how many orders are drawn; at least 2
 */
export function sampledShares(
  correlation: readonly (readonly number[])[],
  players: Players,
  { pairs, seed }: { readonly pairs: number; readonly seed: number },
): SampledShares {
  if (!(pairs >= 2)) throw new Error(`sampledShares: pairs is ${pairs}; an error needs 2 or more.`);
  const random = seededRandom(seed);
  const sums = players.map(() => 0);
  const squares = players.map(() => 0);
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = shuffled(players.length, random);
    const gains = gainsInOrder(correlation, players, order);
    const backwards = gainsInOrder(correlation, players, order.toReversed());
    gains.forEach((gain, player) => {
      const mean = (gain + backwards[player]!) / 2;
      // Welford’s running mean and squares: sums of squares would lose the digits of small shares.
      const distance = mean - sums[player]!;
      sums[player]! += distance / (pair + 1);
      squares[player]! += distance * (mean - sums[player]!);
    });
  }
  const samplingErrors = squares.map((square) => Math.sqrt(square / (pairs - 1) / pairs));
  return { shares: sums, samplingErrors, orders: 2 * pairs, seed };
}

/** What each player adds to R² where they enter in this order. */
function gainsInOrder(
  correlation: readonly (readonly number[])[],
  players: Players,
  order: readonly number[],
): number[] {
  const inOrder = order.map((player) => players[player]!);
  const width = inOrder.reduce((sum, columns) => sum + columns.length, 1);
  const matrix = new Float64Array(width * width);
  layOut(correlation, inOrder, matrix);
  const gains = players.map(() => 0);
  endsOf(inOrder).forEach((end, place) => {
    gains[order[place]!] = eliminate(matrix, matrix, width, end - inOrder[place]!.length, end);
  });
  return gains;
}

/** Copies the columns of the players, in their order, and then the outcome. */
function layOut(correlation: readonly (readonly number[])[], players: Players, into: Float64Array): void {
  const columns = [...players.flat(), correlation.length - 1];
  columns.forEach((a, row) => {
    columns.forEach((b, column) => {
      into[row * columns.length + column] = correlation[a]![b]!;
    });
  });
}

function endsOf(players: Players): number[] {
  let end = 0;
  return players.map((columns) => {
    end += columns.length;
    return end;
  });
}

/**
 * Takes some columns out of those after them: what is left are their covariances given the columns (Schur complement;
 * only the upper triangle is kept). Returns what the columns explain of the outcome, which is last.
 */
function eliminate(from: Float64Array, to: Float64Array, width: number, first: number, end: number): number {
  let gain = 0;
  let source = from;
  for (let pivot = first; pivot < end; pivot += 1) {
    const row = pivot * width;
    const scale = 1 / source[row + pivot]!;
    const withOutcome = source[row + width - 1]!;
    gain += withOutcome * withOutcome * scale;
    for (let below = pivot + 1; below < width - 1; below += 1) {
      const factor = source[row + below]! * scale;
      const start = below * width;
      for (let column = below; column < width; column += 1) {
        to[start + column] = source[start + column]! - factor * source[row + column]!;
      }
    }
    source = to;
  }
  return gain;
}

/** By the number of players before, the share of all orders in which given players come before and the others after. */
function ordersBySize(players: number): number[] {
  const shares = [1 / players];
  for (let size = 1; size < players; size += 1) shares.push((shares[size - 1]! * size) / (players - size));
  return [...shares, 0];
}

/** Fisher and Yates. */
function shuffled(length: number, random: () => number): number[] {
  const order = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
