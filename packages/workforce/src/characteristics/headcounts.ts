import type { EesCell, EesSymbol } from '@earshot/dataset';
import { GROUPS, type GroupId, ROLES, type RoleId } from './groups.ts';

/**
 * The headcounts of one area in one year, by role and group: a number, or minus the place of a symbol. A release has
 * over a hundred thousand of them, so they are kept as numbers and not as cells.
 */
export type Headcounts = Int32Array;

const NOT_PUBLISHED = -1;
const SYMBOLS: readonly EesSymbol[] = ['z', 'x', 'c', 'u', 'low', ':'];
const FIRST_SYMBOL = NOT_PUBLISHED - 1;

const ROLE_PLACE = new Map(ROLES.map(({ id }, at) => [id, at * GROUPS.length]));
const GROUP_PLACE = new Map(GROUPS.map(({ id }, at) => [id, at]));

export function noHeadcounts(): Headcounts {
  return new Int32Array(ROLES.length * GROUPS.length).fill(NOT_PUBLISHED);
}

/** Puts a headcount in, as printed; false where there is one already. */
export function putHeadcount(headcounts: Headcounts, role: RoleId, group: GroupId, cell: EesCell): boolean {
  const place = placeOf(role, group);
  if (headcounts[place] !== NOT_PUBLISHED) return false;
  headcounts[place] = cell.kind === 'number' ? cell.value : FIRST_SYMBOL - SYMBOLS.indexOf(cell.symbol);
  return true;
}

/** A headcount as published; null where the file has none. */
export function headcountIn(headcounts: Headcounts, role: RoleId, group: GroupId): EesCell | null {
  const value = headcounts[placeOf(role, group)]!;
  if (value === NOT_PUBLISHED) return null;
  if (value >= 0) return { kind: 'number', value, decimals: 0 };
  return { kind: 'symbol', symbol: SYMBOLS[FIRST_SYMBOL - value]! };
}

function placeOf(role: RoleId, group: GroupId): number {
  return ROLE_PLACE.get(role)! + GROUP_PLACE.get(group)!;
}
