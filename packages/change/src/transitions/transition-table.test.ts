// Expected values: R 4, survey 4.1.1. s <- subset(svydesign(ids = ~pid, weights = ~w, data = d), wave == 2 & !is.na(from)) of
// reference/survey/data/twowave_a.csv, with the band (0, 600], (600, 700], (700, 1000] of x in both waves;
// svymean(~I(as.numeric(to == t)), subset(s, from == f)).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellAt, shownEstimate } from '@earshot/tables';
import { numbersIn, SCHOOLS_TWICE } from '../fixtures/schools-twice.ts';
import { type Moves, movesOf, transitionTable } from './transition-table.ts';

const BANDS = ['low', 'mid', 'high'].map((code) => ({ code, label: code }));
const bandOf = (score: number): number => (score <= 600 ? 0 : score <= 700 ? 1 : 2);

function bandMoves(): Moves {
  const { earlier, later, earlierRow } = SCHOOLS_TWICE;
  const [before, now] = [numbersIn(earlier.dataset, 'x'), numbersIn(later.dataset, 'x')];
  const first = earlier.people.map(() => -1);
  const from = later.people.map((_, row) => (earlierRow[row]! < 0 ? -1 : bandOf(before[earlierRow[row]!]!)));
  const to = later.people.map((_, row) => (earlierRow[row]! < 0 ? -1 : bandOf(now[row]!)));
  const moved = movesOf(SCHOOLS_TWICE, { from: 'grp', to: 'grp', base: null });
  return {
    ...moved,
    fromStates: BANDS,
    toStates: BANDS,
    from: Int32Array.from([...first, ...from]),
    to: Int32Array.from([...first, ...to]),
  };
}

test('the shares of a transition, of each state and of everybody, have R’s values and errors', () => {
  const none = BANDS.map(() => null);
  const withheld = { cells: BANDS.map(() => none), rows: none, columns: none };
  const about = { id: 't', title: 'T', base: 'B', source: 'S', notes: [], withheld };
  const table = transitionTable(SCHOOLS_TWICE, bandMoves(), about);
  for (const [row, column, value, error] of [
    ['all', 'low', 0.341545927554073, 0.0518826794021241],
    ['all', 'mid', 0.299705919966891, 0.0503961044755849],
    ['all', 'high', 0.358748152479036, 0.0525506498882681],
    ['from.low', 'low', 0.71611713103119, 0.077005250182062],
    ['from.low', 'mid', 0.28388286896881, 0.077005250182062],
    ['from.low', 'high', 0, 0],
    ['from.mid', 'mid', 0.732132974803282, 0.097069593444687],
    ['from.mid', 'high', 0.267867025196718, 0.097069593444687],
    ['from.high', 'high', 1, 0],
  ] as const) {
    const { estimate } = shownEstimate(cellAt(table, row, column)!)!;
    assert.ok(Math.abs(estimate.value - value) <= 1e-12, `${row} ${column}: ${estimate.value}`);
    assert.ok(Math.abs(estimate.standardError - error) <= 1e-9 * error, `${row} ${column}: ${estimate.standardError}`);
    assert.ok(estimate.interval.lower < estimate.interval.upper);
  }
});
