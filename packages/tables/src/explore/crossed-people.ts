import {
  type Expression,
  quoteName,
  quoteText,
  stateColumn,
  type Variable,
  valueColumn,
  writeSql,
} from '@earshot/dataset';
import { DATA_TABLE, type Query } from '../sums-query.ts';
import type { CrossedCell } from './safe-crossing.ts';

/** Whom to count, and what to tell them apart by. */
export interface CrossedQuery {
  /** Only those who answered it. */
  readonly item: string;
  readonly base: Expression | null;
  /** Names of single variables. */
  readonly variables: readonly string[];
  /** The column of weights that those counted have; null where they have none. */
  readonly weight: string | null;
  /** Further columns: people who have an answer in one are told apart from those who have none. */
  readonly apart: readonly string[];
  readonly find: (name: string) => Variable | null;
}

/** Counts the people of every combination of levels that there is. */
export async function crossedPeople(asked: CrossedQuery, query: Query): Promise<CrossedCell[]> {
  const rows = await query(writeCrossedQuery(asked));
  return rows.map((row) => ({
    codes: asked.variables.map((_, place) => row[`level_${place}`] as string | null),
    apart: asked.apart.map((_, place) => String(row[`apart_${place}`])).join(),
    people: { n: Number(row.n), w: Number(row.w), w2: Number(row.w2) },
  }));
}

function writeCrossedQuery({ item, base, variables, weight, apart, find }: CrossedQuery): string {
  const isAnswered = (name: string): string => `${quoteName(stateColumn(name))} = ${quoteText('answered')}`;
  const levels = variables.map((name, place) => `${quoteName(valueColumn(name))} AS level_${place}`);
  const told = apart.map((name, place) => `CASE WHEN ${isAnswered(name)} THEN 'has' ELSE 'none' END AS apart_${place}`);
  const measured = `${weight ? quoteName(valueColumn(weight)) : '1.0'} AS w`;
  const conditions = [isAnswered(item), ...(base ? [writeSql(base, find)] : [])];
  const groups = [...variables.map((_, place) => `level_${place}`), ...apart.map((_, place) => `apart_${place}`)];
  return [
    `SELECT ${[...groups, 'COUNT(*) AS n', 'SUM(w) AS w', 'SUM(w * w) AS w2'].join(', ')}`,
    `FROM (SELECT ${[...levels, ...told, measured].join(', ')} FROM ${DATA_TABLE} WHERE ${conditions.join(' AND ')})`,
    ...(groups.length > 0 ? [`GROUP BY ${groups.join(', ')}`] : []),
  ].join('\n');
}
