import type { Cell, Unit } from '@earshot/tables';

/** A cell that holds a number as it is printed; an empty one for null. */
export function figure(unit: Unit, value: number | null, decimals: number): Cell {
  return value === null ? { kind: 'empty' } : { kind: 'figure', unit, value, decimals };
}

/** A part of 1 as a percentage with one decimal. */
export function percentage(part: number | null): Cell {
  return figure('percent', part === null ? null : part * 100, 1);
}

/** A number of people or a place in an order. */
export function count(value: number | null): Cell {
  return figure('count', value, 0);
}
