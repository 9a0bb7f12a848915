import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

/** Which month of which authority: its three digits, and YYYY-MM. */
export interface SnapshotKey {
  readonly authority: string;
  readonly month: string;
}

/** A month as a list names it. */
export interface KeptSnapshotLine extends SnapshotKey {
  readonly simulated: boolean;
  readonly keptAt: Date;
}

/** A month as it is kept: plain data of whoever keeps it, in which nobody is. */
export interface KeptSnapshot extends KeptSnapshotLine {
  readonly parts: unknown;
  readonly warnings: unknown;
}

/**
 * Keeps a month, in the place of an earlier version of it; a simulated one never takes the place of a real one. Whether it
 * was kept. Role: desk.
 */
export async function keepSnapshot(
  queries: Queries,
  { authority, month, simulated, parts, warnings, keptAt }: KeptSnapshot,
  accountId: string,
): Promise<boolean> {
  const rows = await queries.query(
    `INSERT INTO census.kept_snapshot (authority, month, simulated, parts, warnings, account_id, kept_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (authority, month) DO UPDATE SET simulated = excluded.simulated, parts = excluded.parts,
       warnings = excluded.warnings, account_id = excluded.account_id, kept_at = excluded.kept_at
     WHERE census.kept_snapshot.simulated OR NOT excluded.simulated
     RETURNING month`,
    [authority, month, simulated, jsonText(parts), jsonText(warnings), accountId, keptAt],
  );
  return rows.length > 0;
}

/** The months that are kept, the latest first; of one authority, or of all where null. Role: desk. */
export function listKeptSnapshots(queries: Queries, authority: string | null): Promise<KeptSnapshotLine[]> {
  return queries.query<KeptSnapshotLine>(
    `SELECT authority, month, simulated, kept_at AS "keptAt"
     FROM census.kept_snapshot WHERE $1::text IS NULL OR authority = $1 ORDER BY authority, month DESC`,
    [authority],
  );
}

/** One month; null where none is kept. Role: desk. */
export async function findKeptSnapshot(
  queries: Queries,
  { authority, month }: SnapshotKey,
): Promise<KeptSnapshot | null> {
  const [found] = await queries.query<KeptSnapshot>(
    `SELECT authority, month, simulated, kept_at AS "keptAt", parts, warnings
     FROM census.kept_snapshot WHERE authority = $1 AND month = $2`,
    [authority, month],
  );
  return found ?? null;
}

/** What `parts` holds as `measured` of the twelve months before one, of the same authority. Role: desk. */
export async function measuredBefore(queries: Queries, { authority, month }: SnapshotKey): Promise<unknown[]> {
  const rows = await queries.query<{ measured: unknown }>(
    `SELECT parts->'measured' AS measured FROM census.kept_snapshot
     WHERE authority = $1 AND month < $2 ORDER BY month DESC LIMIT 12`,
    [authority, month],
  );
  return rows.map(({ measured }) => measured);
}

/** Removes a month; whether there was one. Role: desk. */
export async function removeKeptSnapshot(queries: Queries, { authority, month }: SnapshotKey): Promise<boolean> {
  const removed = await queries.query(
    'DELETE FROM census.kept_snapshot WHERE authority = $1 AND month = $2 RETURNING month',
    [authority, month],
  );
  return removed.length > 0;
}
