import { type Expression, quoteName, quoteText, stateColumn, type Variable, valueColumn } from '@earshot/dataset';
import { type CountedPeople, countedPeople } from '../grouped-sums/counted-people.ts';
import type { FoundColumns, Query } from '../grouped-sums/sums-query.ts';
import type { CrossedCell } from './safe-crossing.ts';

/** Whom to count, and everything that they may be told apart by. */
export interface CrossedQuery {
  readonly items: readonly string[];
  readonly base: Expression | null;
  /** Names of single variables, each once. */
  readonly variables: readonly string[];
  /** The column of weights that those counted have; null where they have none. */
  readonly weight: string | null;
  /** Further columns: people who have an answer in one are told apart from those who have none. */
  readonly apart: readonly string[];
  readonly find: (name: string) => Variable | null;
}

/** The people who answered an item, by every combination of levels of some of the variables that there is. */
export type CrossedPeople = (item: string, variables: readonly string[]) => Promise<CrossedCell[]>;

/**
 * Lays people out once and hands `work` how to count them by any crossing. Weights are added up as `countedPeople` says,
 * and cells come in the order of their codes, so that what a crossing hides depends on no order of rows and no engine.
 */
export async function withCrossedPeople<Made>(
  asked: CrossedQuery,
  query: Query,
  work: (crossed: CrossedPeople) => Promise<Made>,
): Promise<Made> {
  const { items, base, variables, weight, apart, find } = asked;
  const columns = [...variables.map(valueColumn), ...[...items, ...apart].map(stateColumn)];
  const people = await countedPeople({ base, weight, find, columns, moments: [] }, query);
  if (!people) return work(async () => []);
  try {
    return await work(async (item, names) =>
      cellsOf(people, apart, names, await query(select(people, apart, item, names))),
    );
  } finally {
    await people.drop();
  }
}

function select({ table, parts }: CountedPeople, apart: readonly string[], item: string, names: readonly string[]) {
  const answered = quoteText('answered');
  const levels = names.map((name, place) => `${quoteName(valueColumn(name))} AS level_${place}`);
  const told = apart.map((name, place) => `${quoteName(stateColumn(name))} = ${answered} AS apart_${place}`);
  const sums = [...parts].flatMap(([name, each]) => each.map(({ column }, at) => `SUM(${column}) AS ${name}_${at}`));
  const groups = [...levels, ...told].map((_, place) => `${place + 1}`);
  return [
    `SELECT ${[...levels, ...told, 'COUNT(*) AS n', ...sums].join(', ')} FROM ${table}`,
    `WHERE ${quoteName(stateColumn(item))} = ${answered}`,
    groups.length > 0 ? `GROUP BY ${groups.join(', ')}` : 'HAVING COUNT(*) > 0',
  ].join('\n');
}

function cellsOf(
  { parts }: CountedPeople,
  apart: readonly string[],
  names: readonly string[],
  found: FoundColumns,
): CrossedCell[] {
  const cells = Array.from(found.get('n')!, (people, row): CrossedCell => {
    const n = Number(people);
    const sum = (name: 'w' | 'w2'): number =>
      parts.get(name)?.reduce((whole, { unit }, at) => whole + Number(found.get(`${name}_${at}`)![row]) * unit, 0) ?? n;
    return {
      codes: names.map((_, place) => found.get(`level_${place}`)![row] as string | null),
      apart: apart.map((_, place) => String(found.get(`apart_${place}`)![row])).join(),
      people: { n, w: sum('w'), w2: sum('w2') },
    };
  });
  const key = ({ codes, apart: told }: CrossedCell): string => JSON.stringify([codes, told]);
  return cells.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
