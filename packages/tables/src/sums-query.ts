/** Runs one SQL statement and gives its rows. Counts may come back as bigint. */
export type Query = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** The table that the engine holds the dataset in. */
export const DATA_TABLE = 'respondents';
