import {
  type Expression,
  pickColumn,
  quoteName,
  quoteText,
  stateColumn,
  type Variable,
  valueColumn,
  writeSql,
} from '@earshot/dataset';

/** Runs one SQL query and gives its rows. Counts may come back as bigint. */
export type Query = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** The table that the engine holds the dataset in. */
export const DATA_TABLE = 'respondents';

export interface SumsQuery {
  readonly item: Variable;
  /** Each by the names of its variables: one, or several that are crossed. */
  readonly breaks: readonly (readonly string[])[];
  /** Whether a quantity is counted by value, for its median; left out: its moments are enough. */
  readonly byValue?: boolean | undefined;
  readonly base: Expression | null;
  /** The column of weights; null counts everybody as one. */
  readonly weight: string | null;
  readonly find: (name: string) => Variable | null;
}

/**
 * Writes the one query that an item of a table needs: n, Σw and Σw² for the total and every level of every break, in
 * one pass with GROUPING SETS. `grouped_i` is 0 in the rows of break i, whose level then stands in `level_i_0`,
 * `level_i_1` … (NULL for people who did not answer that variable). What else a row holds depends on the kind of the item:
 * - single: one row a category, named in `category`;
 * - multiple: `n_0, w_0, w2_0, n_1, …`, those who picked each category;
 * - quantity: `wy, w2y, w2yy`; by value, one row a value, in `y`.
 */
export function writeSumsQuery(query: SumsQuery): string {
  const category = categoryOf(query);
  const levels = query.breaks.map((names, index) => names.map((_, place) => `level_${index}_${place}`));
  const sets = [category, ...levels.map((crossed) => [...category, ...crossed])].map(
    (names) => `(${names.join(', ')})`,
  );
  const columns = [
    ...category,
    ...levels.flatMap((crossed, index) => [`GROUPING(${crossed[0]}) AS grouped_${index}`, ...crossed]),
    ...measures(query),
  ];
  return [
    `SELECT ${columns.join(', ')}`,
    `FROM (${people(query)})`,
    `GROUP BY GROUPING SETS (${sets.join(', ')})`,
  ].join('\n');
}

/** What the rows of a group are told apart by, beside its level. */
function categoryOf({ item, byValue }: SumsQuery): string[] {
  if (item.kind === 'single') return ['category'];
  return item.kind === 'quantity' && byValue ? ['y'] : [];
}

/** The people in the base, with the columns under names of their own: an item may be its own break. */
function people(query: SumsQuery): string {
  const { item, breaks, weight } = query;
  const columns = [
    ...breaks.flatMap((names, index) =>
      names.map((name, place) => `${quoteName(valueColumn(name))} AS level_${index}_${place}`),
    ),
    ...itemColumns(item),
    `${weight ? quoteName(valueColumn(weight)) : '1.0'} AS w`,
  ];
  return `SELECT ${columns.join(', ')} FROM ${DATA_TABLE} WHERE ${conditions(query).join(' AND ')}`;
}

function itemColumns(item: Variable): string[] {
  if (item.kind === 'single') return [`${quoteName(valueColumn(item.name))} AS category`];
  if (item.kind !== 'multiple') return [`${quoteName(valueColumn(item.name))} AS y`];
  return item.categories.map(({ code }, index) => `${quoteName(pickColumn(item.name, code))} AS pick_${index}`);
}

function conditions({ item, base, weight, find }: SumsQuery): string[] {
  const isAnswered = (name: string): string => `${quoteName(stateColumn(name))} = ${quoteText('answered')}`;
  return [isAnswered(item.name), ...(weight ? [isAnswered(weight)] : []), ...(base ? [writeSql(base, find)] : [])];
}

function measures({ item }: SumsQuery): string[] {
  const counts = ['COUNT(*) AS n', 'SUM(w) AS w', 'SUM(w * w) AS w2'];
  if (item.kind === 'quantity') {
    return [...counts, 'SUM(w * y) AS wy', 'SUM(w * w * y) AS w2y', 'SUM(w * w * y * y) AS w2yy'];
  }
  if (item.kind !== 'multiple') return counts;
  return [
    ...counts,
    ...item.categories.flatMap((_, index) => {
      const among = (value: string): string => `SUM(CASE WHEN pick_${index} THEN ${value} ELSE 0 END)`;
      return [`${among('1')} AS n_${index}`, `${among('w')} AS w_${index}`, `${among('w * w')} AS w2_${index}`];
    }),
  ];
}
