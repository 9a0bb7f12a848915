import { type Cell, type Table, withheldPair } from '@earshot/tables';
import { aboutCounts, countCell, EMPTY, percentCell, smallRows, type TableAbout, WITHHELD } from './count-cells.ts';
import { type CountedCase, completesBy, isSampled } from './counted-case.ts';

/** One wave’s response, by mode. */
export interface WaveResponse {
  readonly wave: string;
  /** Everybody sampled and released. */
  readonly starting: number;
  readonly online: number;
  readonly telephone: number;
  /** Of those who answered in full, who agreed to be asked again; null where nobody was asked. */
  readonly agreeing: number | null;
}

/** Counts the sampled cases of a wave; interviews through an open link are not among them. */
export function waveResponse(wave: string, cases: readonly CountedCase[], agreeing: number | null): WaveResponse {
  const sampled = cases.filter(isSampled);
  const [online, telephone] = [completesBy(sampled, 'web'), completesBy(sampled, 'telephone')];
  return { wave, starting: sampled.length, online, telephone, agreeing };
}

const ROWS = [
  ['starting', 'Starting sample'],
  ['online', 'Online (n)'],
  ['online_rate', 'Online, % of the starting sample'],
  ['telephone', 'Telephone (n)'],
  ['telephone_rate', 'Telephone, % of the starting sample'],
  ['total', 'Total response (n)'],
  ['total_rate', 'Total response, % of the starting sample'],
  ['agreeing', 'Agreed to be asked again, % of those who answered'],
] as const;

/** Response by mode, a column for each wave. Both modes have the same denominator, so their rates add up to the total. */
export function modeTable(waves: readonly WaveResponse[], about: TableAbout): Table {
  const columns = waves.map((wave) => waveCells(wave, about));
  const { note, ...around } = aboutCounts(about);
  return {
    id: 'response_by_mode',
    title: 'Response by mode',
    columns: waves.map(({ wave }, at) => ({ id: `wave_${at + 1}`, label: wave, group: null })),
    rows: ROWS.map(([id, label]) => ({ id, label, group: null })),
    cells: ROWS.map((_, row) => columns.map((cells) => cells[row]!)),
    base: 'Sampled people who were released to fieldwork',
    notes: ['Interviews through an open link are not counted here: nobody drew those people.', note],
    ...around,
  };
}

function waveCells({ starting, online, telephone, agreeing }: WaveResponse, { audience }: TableAbout): Cell[] {
  const total = online + telephone;
  const beyond = audience === 'beyond';
  const small = beyond ? smallRows([[online], [telephone], [starting - total]]) : new Set<number>();
  const modes = [0, 1].filter((at) => small.has(at)).length;
  const pair = (hidden: boolean, count: number): Cell[] =>
    hidden ? [WITHHELD, WITHHELD] : [countCell(count), percentCell(count, starting)];
  return [
    countCell(starting),
    ...pair(small.has(0), online),
    ...pair(small.has(1), telephone),
    // With one mode shown, the total would give the other away.
    ...pair(small.has(2) || modes === 1, total),
    agreeingCell(agreeing, total, beyond),
  ];
}

function agreeingCell(agreeing: number | null, total: number, beyond: boolean): Cell {
  if (agreeing === null) return EMPTY;
  const reason = beyond ? withheldPair(agreeing, total - agreeing) : null;
  return reason ? { kind: 'withheld', reason } : percentCell(agreeing, total);
}
