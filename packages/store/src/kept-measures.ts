import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

/** The measures of one authority’s return of one year, as somebody chose to keep them. They are of a whole workforce. */
export interface KeptMeasures {
  /** The authority’s three digits. */
  readonly authority: string;
  readonly year: number;
  readonly simulated: boolean;
  readonly errors: number;
  readonly queries: number;
  /** SHA-256 of the return’s file, in hexadecimal. */
  readonly digest: string;
  readonly measures: readonly KeptMeasure[];
  readonly accountId: string;
  readonly keptAt: Date;
}

export interface KeptMeasure {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
}

/**
 * Keeps measures, in the place of those of the same authority and year; simulated ones never take the place of real ones.
 * Whether they were kept. Role: desk.
 */
export async function keepMeasures(queries: Queries, kept: KeptMeasures): Promise<boolean> {
  const { authority, year, simulated, errors, queries: asked, digest, measures, accountId, keptAt } = kept;
  const rows = await queries.query(
    `INSERT INTO census.kept_measures (authority, year, simulated, errors, queries, digest, measures, account_id, kept_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (authority, year) DO UPDATE SET simulated = excluded.simulated, errors = excluded.errors,
       queries = excluded.queries, digest = excluded.digest, measures = excluded.measures,
       account_id = excluded.account_id, kept_at = excluded.kept_at
     WHERE census.kept_measures.simulated OR NOT excluded.simulated
     RETURNING year`,
    [authority, year, simulated, errors, asked, digest, jsonText(measures), accountId, keptAt],
  );
  return rows.length > 0;
}

/** What is kept, by authority and year; of one authority, or of all where null. Role: desk. */
export async function listKeptMeasures(queries: Queries, authority: string | null): Promise<KeptMeasures[]> {
  return queries.query<KeptMeasures>(
    `SELECT authority, year, simulated, errors, queries, digest, measures, account_id AS "accountId", kept_at AS "keptAt"
     FROM census.kept_measures WHERE $1::text IS NULL OR authority = $1 ORDER BY authority, year`,
    [authority],
  );
}

/** Removes what is kept of a year; whether there was something. Role: desk. */
export async function removeKeptMeasures(queries: Queries, authority: string, year: number): Promise<boolean> {
  const removed = await queries.query(
    'DELETE FROM census.kept_measures WHERE authority = $1 AND year = $2 RETURNING year',
    [authority, year],
  );
  return removed.length > 0;
}
