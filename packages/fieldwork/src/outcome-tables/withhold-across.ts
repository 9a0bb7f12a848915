import { type Cell, SMALLEST_BASE, type Table } from '@earshot/tables';
import type { EarlierComplete } from './between-waves.ts';
import { type CellPlace, type Counted, type CountedWith, cellWeight, type Weight } from './cell-weight.ts';
import { WITHHELD } from './count-cells.ts';
import { type CountedCase, isComplete, isSampled } from './counted-case.ts';
import { type Claim, giveaways } from './giveaways.ts';
import { isDrawn, panelLine, type WhereBy } from './panel-table.ts';

/** What a set of tables was counted from. */
export interface CountedFrom {
  readonly cases: readonly CountedCase[];
  /** Everybody who answered the earlier wave in full; empty where there is none. */
  readonly earlier: readonly EarlierComplete[];
  /** Codes of the authorities whose population beside an open link is stated. */
  readonly stated: ReadonlySet<string>;
  /** Where those are now who answered; empty where the plan has no groups. */
  readonly where: WhereBy;
}

interface Told extends CellPlace {
  readonly key: string;
  readonly weight: Weight;
  readonly isShown: boolean;
}

/** How many were asked is no answer of theirs; it is always shown. */
const ASKED = /^(starting|tried|sampled|earlier|drawn)$|\.(valid_e_mails|approached|sampled)$/;

/**
 * Withholds, in tables that are read together and have each withheld what is small, what would give a small number away by
 * adding and subtracting across the tables. The first tables keep most. Percentages go with the numbers that they are made of.
 */
export function withholdAcross(tables: readonly Table[], from: CountedFrom): Table[] {
  const told = tables.flatMap((table) => cellsTold(table, from));
  const kinds = kindsOf(from);
  const claims = told.map((one) => ({ ...claimOf(one, kinds), isShown: one.isShown }));
  const secrets = claims.filter(({ state }) => state === 'secret');
  const open = claims.filter(({ state, isShown }) => state === 'known' || (state === 'shown' && isShown));
  const hidden = new Set(secrets.map(({ key }) => key));
  for (const key of giveaways([...secrets, ...sumsOfFew(told, kinds), ...open])) hidden.add(key);
  return tables.map((table) => withheldIn(table, hidden));
}

function cellsTold(table: Table, { earlier, stated, where }: CountedFrom): Told[] {
  const within: CountedWith = { earlier: new Set(earlier.map(({ panelId }) => panelId)), stated, where };
  return table.rows.flatMap((row, at) =>
    table.columns.flatMap(({ id }, column): Told[] => {
      const place = { table: table.id, row, column: id };
      const weight = cellWeight(place, within);
      const kind = table.cells[at]![column]!.kind;
      if (!weight || kind === 'empty' || kind === 'symbol') return [];
      return [{ ...place, key: keyOf(table, row.id, id), weight, isShown: kind === 'figure' }];
    }),
  );
}

/** People whom no cell tells apart: one of them, and how many they are. */
interface Kind {
  readonly one: Counted;
  readonly people: number;
}

function kindsOf({ cases, earlier, stated, where }: CountedFrom): Kind[] {
  const wasAsked = new Set(earlier.map(({ panelId }) => panelId));
  const drawn = new Set(cases.map(({ panelId }) => panelId));
  const kinds = new Map<string, { one: Counted; people: number }>();
  const add = (key: string, one: Counted) => {
    const kind = kinds.get(key);
    if (kind) kind.people += 1;
    else kinds.set(key, { one, people: 1 });
  };
  for (const one of cases) {
    const { disposition, mode, group } = one.outcome;
    const place = [one.region, one.rating, stated.has(one.authorityCode ?? ''), wasAsked.has(one.panelId)];
    const line = isDrawn(one) ? panelLine(one, where) : null;
    add([isSampled(one), line, disposition, mode, group, one.reachableOnline, one.telephone, ...place].join('\t'), one);
  }
  for (const { panelId, agreed } of earlier) {
    const absent = agreed ? 'not_drawn' : 'not_consented';
    if (!drawn.has(panelId)) add(absent, { absent });
  }
  return [...kinds.values()];
}

function claimOf({ key, row, column, weight }: Told, kinds: readonly Kind[]): Claim {
  const weights = kinds.map(({ one }) => weight(one));
  if (ASKED.test(row.id) || ASKED.test(column)) return { key, weights, state: 'known' };
  return { key, weights, state: isFew(weights, kinds) ? 'secret' : 'shown' };
}

function isFew(weights: readonly number[], kinds: readonly Kind[]): boolean {
  const count = weights.reduce((sum, weight, at) => sum + weight * kinds[at]!.people, 0);
  return count > 0 && count < SMALLEST_BASE;
}

/**
 * Small numbers that no cell shows: who did not answer; and what is withheld of the outcomes of one AAPOR group or of
 * several together, which rates count together.
 */
function sumsOfFew(told: readonly Told[], kinds: readonly Kind[]): Claim[] {
  const missing = kinds.map(({ one }) => Number(!('absent' in one) && isSampled(one) && !isComplete(one)));
  const outcomes = told.filter(({ table, isShown }) => table === 'outcomes' && !isShown);
  const groups = [...new Set(outcomes.map(({ row }) => row.group))].map((group) => {
    const own = outcomes.filter(({ row }) => row.group === group);
    return kinds.map(({ one }) => own.reduce((sum, { weight }) => sum + weight(one), 0));
  });
  const unions: number[][] = [];
  for (const group of groups) {
    const wider = unions.map((weights) => weights.map((weight, at) => weight + group[at]!));
    unions.push(...[group, ...wider].filter((weights) => isFew(weights, kinds)));
  }
  return [missing, ...unions].flatMap((weights): Claim[] =>
    isFew(weights, kinds) ? [{ key: 'sum of few', weights, state: 'secret' }] : [],
  );
}

function withheldIn(table: Table, hidden: ReadonlySet<string>): Table {
  const cells = table.cells.map((row, at) => {
    const { id } = table.rows[at]!;
    const goes = (column: string) =>
      hidden.has(keyOf(table, id, column)) || hidden.has(keyOf(table, countRow(id), column));
    return row.map((cell, place): Cell => {
      if (cell.kind !== 'figure') return cell;
      const { id: column, group } = table.columns[place]!;
      const beside = table.columns.filter((other) => other.group === group);
      const isMadeOf = cell.unit === 'percent' && beside.some((other) => goes(other.id));
      return goes(column) || isMadeOf ? WITHHELD : cell;
    });
  });
  return { ...table, cells };
}

/** In the table by mode the percentage stands in a row of its own, `online_rate` under `online`. */
function countRow(row: string): string {
  return row.replace(/_rate$/, '');
}

function keyOf(table: Table, row: string, column: string): string {
  return `${table.id} ${row} ${column}`;
}
