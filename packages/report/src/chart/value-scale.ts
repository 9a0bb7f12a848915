import type { Table, Unit } from '@earshot/tables';
import { amountText } from '../format-cell.ts';
import { drawn } from './drawable.ts';

/** The scale that a chart's values are read on. */
export interface ValueScale {
  /** Always holds zero: a bar's length and a line's height are then in proportion to its value. */
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  tickText(value: number): string;
}

const ABOUT_HOW_MANY_STEPS = 5;

/** A scale in round steps that holds every value and interval of a table. Shares end at the whole. */
export function valueScale(table: Table): ValueScale {
  const marks = table.cells.flat().flatMap((cell) => {
    const mark = drawn(cell);
    return mark ? [mark.value, ...(mark.interval ? [mark.interval.lower, mark.interval.upper] : [])] : [];
  });
  const unit = unitOf(table);
  const lowest = Math.min(0, ...marks);
  const highest = Math.max(0, ...marks);
  const step = roundStep((highest - lowest || 1) / ABOUT_HOW_MANY_STEPS);
  const from = Math.floor(lowest / step);
  const to = Math.max(from + 1, Math.ceil(highest / step));
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12)));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return { domain: [ticks[0]!, ticks.at(-1)!], ticks, tickText: (value) => tickText(unit, value, decimals) };
}

/** Points are said beside every bar; under the ticks the word would run into the next. */
function tickText(unit: Unit, value: number, decimals: number): string {
  if (unit !== 'share-change') return amountText(unit, value, decimals);
  return amountText('mean-change', value * 100, Math.max(0, decimals - 2));
}

function unitOf(table: Table): Unit {
  const cell = table.cells.flat().find((candidate) => drawn(candidate) !== null);
  return cell !== undefined && 'unit' in cell ? cell.unit : 'count';
}

/** The next of 1, 2 or 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 5, 10].find((times) => times * power >= rough * (1 - 1e-9))!;
}
