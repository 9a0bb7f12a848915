import type { Category } from '@earshot/dataset';
import { contrastOf, domainOf, type Linearised, meanOf } from '@earshot/statistics';
import { type Cell, type Table, withheldMatrix } from '@earshot/tables';
import { aboutPair } from '../about.ts';
import { estimateCell, restsOn, withheldCell } from '../estimate-cells.ts';
import { type ChangeTable, directionIn, type Finding, intervalIn, valueIn } from '../finding.ts';
import type { WavePair } from '../waves/pair-waves.ts';
import { type AboutMoves, countMoves, type Moves } from './transition-table.ts';

/**
 * By state, how many of the same people were in it before and are in it now, and the difference: those who came less those
 * who went (McNemar 1947, of several states; the error is that of a difference within people).
 */
export function netChangeTable(
  pair: WavePair,
  moves: Moves,
  { id, title, base, source, notes }: Omit<AboutMoves, 'withheld'>,
): ChangeTable {
  const { fromStates, design, from, to } = moves;
  const counts = countMoves(moves);
  const reasons = withheldMatrix(counts);
  const rests = restsOn(design);
  const share = (stateOf: Int32Array, state: number): Linearised =>
    meanOf(
      design,
      Float64Array.from(stateOf, (one) => Number(one === state)),
    );
  const states = inEither(moves);
  const cells = states.map(({ code }): Cell[] => {
    if (rests.people === 0) return [withheldCell('no-one'), withheldCell('no-one'), withheldCell('no-one')];
    const state = fromStates.findIndex((one) => one.code === code);
    const after = moves.toStates.findIndex((one) => one.code === code);
    const [before, now] = [share(from, state), share(to, after)];
    const [first, second] = [reasons.rows[state] ?? null, reasons.columns[after] ?? null];
    const both = first ?? second;
    return [
      first ? withheldCell(first) : estimateCell('share', before, design, rests),
      second ? withheldCell(second) : estimateCell('share', now, design, rests),
      both ? withheldCell(both) : estimateCell('share-change', contrastOf([1, -1], [now, before]), design, rests),
    ];
  });
  const table: Table = {
    id,
    title,
    columns: [
      { id: 'earlier', label: pair.earlier.label, group: null },
      { id: 'later', label: pair.later.label, group: null },
      { id: 'change', label: 'Net change', group: null },
    ],
    rows: states.map(({ code, label }) => ({ id: code, label, group: null })),
    cells,
    base,
    notes: [`The same people both times, with the weights of ${pair.later.label}.`, ...notes],
    ...aboutPair(pair, source),
  };
  return { table, findings: findingsOf(table) };
}

/** The states of both waves: some may have been added or dropped, and a gain is somebody’s loss. */
function inEither({ fromStates, toStates }: Moves): readonly Category[] {
  const before = new Set(fromStates.map(({ code }) => code));
  return [...fromStates, ...toStates.filter(({ code }) => !before.has(code))];
}

/** Of each state that has gained or lost people beyond chance. */
function findingsOf(table: Table): Finding[] {
  const moved = table.rows.filter(({ id }) => directionIn(table, id, 'change'));
  return moved.map(({ id, label }) => ({
    said: [
      `${label}: `,
      valueIn(id, 'earlier'),
      ' and then ',
      valueIn(id, 'later'),
      ' of the same people, ',
      valueIn(id, 'change'),
      ' (',
      intervalIn(id, 'change'),
      '), more than chance would make.',
    ],
  }));
}

/** The part of some moves that starts and ends in states with an order. */
export function orderedMoves(moves: Moves, order: readonly string[]): Moves {
  const rankOf = (code: string | undefined): number => (code === undefined ? -1 : order.indexOf(code));
  const from = moves.from.map((state) => rankOf(moves.fromStates[state]?.code));
  const to = moves.to.map((state) => rankOf(moves.toStates[state]?.code));
  const has = (row: number): boolean => from[row]! >= 0 && to[row]! >= 0;
  const label = (code: string) => [...moves.fromStates, ...moves.toStates].find((one) => one.code === code)!.label;
  return {
    ...moves,
    fromStates: order.map((code) => ({ code, label: label(code) })),
    toStates: DIRECTIONS,
    from: from.map((rank, row) => (has(row) ? rank : -1)),
    to: to.map((rank, row) => (has(row) ? 1 - Math.sign(rank - from[row]!) : -1)),
    design: domainOf(moves.design, has),
  };
}

const DIRECTIONS = [
  { code: 'up', label: 'Higher than before' },
  { code: 'same', label: 'The same' },
  { code: 'down', label: 'Lower than before' },
];
