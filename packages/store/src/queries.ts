/** A transaction as the files of SQL see it. Values go in as $1, $2 …, never into the text. */
export interface Queries {
  query<Row = unknown>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}
