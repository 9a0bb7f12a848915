import type { Cell, Table } from '@earshot/tables';
import { DISPOSITIONS, type DispositionId } from '../disposition.ts';
import { aboutCounts, countCell, percentCell, smallRows, type TableAbout, WITHHELD } from './count-cells.ts';
import { type CountedCase, isComplete } from './counted-case.ts';

/** What became, in this wave, of everybody who answered the earlier one in full. */
export const BETWEEN_WAVES = {
  completed: 'Answered this wave',
  not_consented: 'Did not agree to be asked again',
  not_drawn: 'Agreed, but was not asked',
  not_engaged: 'Was asked but did not engage',
  started: 'Started but did not complete',
  refused: 'Refused, or withdrew their answers',
  not_interviewed: 'Was reached, but could not be interviewed',
  not_eligible: 'Found not to be eligible, or twice on the list',
} as const;
export type BetweenWaves = keyof typeof BETWEEN_WAVES;
export type BetweenWavesCounts = Readonly<Record<BetweenWaves, number>>;

/** Somebody who answered the earlier wave in full. */
export interface EarlierComplete {
  readonly panelId: string;
  /** Whether they agreed to be asked again, by what they said last; null: were never asked. */
  readonly agreed: boolean | null;
}

/**
 * Follows everybody who answered the earlier wave into this one, by their panel id. Each is in one category, so these
 * add up to the earlier wave’s answers. Who never said whether they agree counts as not having agreed.
 */
export function betweenWavesCounts(
  earlier: readonly EarlierComplete[],
  cases: readonly CountedCase[],
): BetweenWavesCounts {
  const counts = Object.fromEntries(Object.keys(BETWEEN_WAVES).map((id) => [id, 0])) as Record<BetweenWaves, number>;
  const now = new Map(cases.map((one) => [one.panelId, one]));
  for (const { panelId, agreed } of earlier) {
    const found = now.get(panelId);
    counts[found ? categoryOf(found) : agreed ? 'not_drawn' : 'not_consented'] += 1;
  }
  return counts;
}

const STARTED: readonly DispositionId[] = ['partial', 'break_off'];

/** In which line somebody of the earlier wave stands who is a case of this one. */
export function categoryOf(one: CountedCase): BetweenWaves {
  const { disposition } = one.outcome;
  if (isComplete(one)) return 'completed';
  if (STARTED.includes(disposition)) return 'started';
  const { group } = DISPOSITIONS[disposition];
  if (group === 'R') return 'refused';
  if (group === 'NE') return 'not_eligible';
  return group === 'O' ? 'not_interviewed' : 'not_engaged';
}

const NON_RESPONDERS = (Object.keys(BETWEEN_WAVES) as BetweenWaves[]).filter((id) => id !== 'completed');

/** Responders and non-responders between two waves, in per cent of the earlier wave’s answers. */
export function betweenWavesTable(
  counts: BetweenWavesCounts,
  waves: { readonly earlier: string; readonly now: string },
  about: TableAbout,
): Table {
  const missing = NON_RESPONDERS.reduce((sum, id) => sum + counts[id], 0);
  const total = missing + counts.completed;
  const kinds = NON_RESPONDERS.filter((id) => counts[id] > 0);
  const small = about.audience === 'beyond' ? smallRows(kinds.map((id) => [counts[id]])) : new Set<number>();
  const pairIsSmall = about.audience === 'beyond' && smallRows([[counts.completed], [missing]]).size > 0;
  const line = (id: string, label: string, count: number, hidden: boolean, group: string | null = null) => ({
    row: { id, label, group },
    cells: (hidden ? [WITHHELD, WITHHELD] : [countCell(count), percentCell(count, total)]) as Cell[],
  });
  const lines = [
    line('earlier', `Answered ${waves.earlier}`, total, false),
    line('completed', `Answered ${waves.now}`, counts.completed, pairIsSmall),
    line('missing', `Answered ${waves.earlier} and not ${waves.now}`, missing, pairIsSmall),
    ...kinds.map((id, at) => line(id, BETWEEN_WAVES[id], counts[id], pairIsSmall || small.has(at), 'Of these')),
  ];
  const { note, ...around } = aboutCounts(about);
  return {
    id: 'between_waves',
    title: `From ${waves.earlier} to ${waves.now}`,
    columns: [
      { id: 'n', label: 'n', group: null },
      { id: 'percent', label: `% of those who answered ${waves.earlier}`, group: null },
    ],
    rows: lines.map(({ row }) => row),
    cells: lines.map(({ cells }) => cells),
    base: `Everybody who answered ${waves.earlier} in full`,
    notes: ['Each person is in one row of “Of these”, so they add up; rows of nobody are left out.', note],
    ...around,
  };
}
