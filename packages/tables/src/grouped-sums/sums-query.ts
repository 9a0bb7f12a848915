/** What a query found: by the name of a column its values, in the order of the rows. Counts may be bigint. */
export type FoundColumns = ReadonlyMap<string, ArrayLike<unknown>>;

/** Runs one SQL statement. */
export type Query = (sql: string) => Promise<FoundColumns>;

/** The table that the engine holds the dataset in. */
export const DATA_TABLE = 'respondents';
