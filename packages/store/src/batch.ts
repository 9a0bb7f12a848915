import type { Queries } from './queries.ts';

export type BatchKind = 'soft_launch' | 'main' | 'booster' | 'panel';

/** People who are released to fieldwork together. */
export interface Batch {
  readonly batchId: number;
  readonly studyId: string;
  readonly kind: BatchKind;
  /** By which the draw can be repeated; null: nothing was drawn, everybody who was waiting is in it. */
  readonly seed: number | null;
  /** Per cent of those who were waiting; null where nothing was drawn. */
  readonly share: number | null;
  /** Sample variables (or `authority`) within whose combinations it was drawn. */
  readonly strata: readonly string[];
  readonly drawnAt: Date;
  readonly drawnBy: string;
  readonly releasedAt: Date | null;
  readonly releasedBy: string | null;
  readonly decision: 'go' | 'no_go' | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly reasons: string | null;
  /** How many people are in it. */
  readonly people: number;
  /** How many of them are simulated. */
  readonly simulated: number;
}

const COLUMNS = `batch_id::integer AS "batchId", study_id AS "studyId", kind, seed::float8 AS seed,
  share::float8 AS share, strata, drawn_at AS "drawnAt", drawn_by AS "drawnBy", released_at AS "releasedAt",
  released_by AS "releasedBy", decision, decided_at AS "decidedAt", decided_by AS "decidedBy", reasons,
  (SELECT count(*)::integer FROM fieldwork.case_file c WHERE c.batch_id = b.batch_id) AS people,
  (SELECT count(*)::integer FROM fieldwork.case_file c JOIN answers.respondent r USING (pseudonym)
    WHERE c.batch_id = b.batch_id AND r.simulated) AS simulated`;

/** The batches of a study, oldest first. Role: fieldwork. */
export async function batchesOf(queries: Queries, studyId: string): Promise<Batch[]> {
  return queries.query<Batch>(`SELECT ${COLUMNS} FROM fieldwork.batch b WHERE study_id = $1 ORDER BY b.batch_id`, [
    studyId,
  ]);
}

/** Records a batch that was drawn; returns its number. Role: fieldwork. */
export async function insertBatch(
  queries: Queries,
  batch: Pick<Batch, 'studyId' | 'kind' | 'seed' | 'share' | 'strata' | 'drawnAt' | 'drawnBy'>,
): Promise<number> {
  const [added] = await queries.query<{ batchId: number }>(
    `INSERT INTO fieldwork.batch (study_id, kind, seed, share, strata, drawn_at, drawn_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING batch_id::integer AS "batchId"`,
    [batch.studyId, batch.kind, batch.seed, batch.share, batch.strata, batch.drawnAt, batch.drawnBy],
  );
  return added!.batchId;
}

/** Puts those of the given people who wait into a batch; returns how many. Role: fieldwork. */
export async function assignToBatch(queries: Queries, batchId: number, pseudonyms: readonly string[]): Promise<number> {
  const put = await queries.query(
    `UPDATE fieldwork.case_file SET batch_id = $1
     WHERE pseudonym = ANY ($2::uuid[]) AND batch_id IS NULL AND released_at IS NULL RETURNING 1`,
    [batchId, pseudonyms],
  );
  return put.length;
}

/**
 * Marks a batch as released, once: false when it was already, or when the study has no such batch. Whoever comes second
 * waits for the first. Role: fieldwork.
 */
export async function markReleased(
  queries: Queries,
  { studyId, batchId, at, by }: { studyId: string; batchId: number; at: Date; by: string },
): Promise<boolean> {
  const marked = await queries.query(
    `UPDATE fieldwork.batch SET released_at = $3, released_by = $4
     WHERE study_id = $1 AND batch_id = $2 AND released_at IS NULL RETURNING 1`,
    [studyId, batchId, at, by],
  );
  return marked.length > 0;
}

/** Releases everybody in a batch; returns them with the number of the link that is theirs. Role: fieldwork. */
export async function releaseCases(
  queries: Queries,
  batchId: number,
  at: Date,
): Promise<{ readonly pseudonym: string; readonly linkNumber: number }[]> {
  return queries.query(
    `UPDATE fieldwork.case_file SET released_at = $2 WHERE batch_id = $1 AND released_at IS NULL
     RETURNING pseudonym, link_number AS "linkNumber"`,
    [batchId, at],
  );
}

/** Records what was decided about a batch, in place of what was decided before; the audit keeps both. Role: fieldwork. */
export async function decideBatch(
  queries: Queries,
  batchId: number,
  decided: { decision: 'go' | 'no_go'; at: Date; by: string; reasons: string },
): Promise<void> {
  await queries.query(
    'UPDATE fieldwork.batch SET decision = $2, decided_at = $3, decided_by = $4, reasons = $5 WHERE batch_id = $1',
    [batchId, decided.decision, decided.at, decided.by, decided.reasons],
  );
}

/** Somebody who was uploaded, as a draw sees them. */
export interface DrawnFrom {
  readonly pseudonym: string;
  readonly batchId: number | null;
  readonly authorityCode: string | null;
  /** What is known of them, by variable, as it was stored. */
  readonly sample: Readonly<Record<string, { readonly state: string; readonly value?: unknown }>>;
}

/**
 * Everybody from a list, booster or panel who had been uploaded by a moment and was in no batch that was drawn before
 * it: whom a draw at that moment is from. Role: fieldwork.
 */
export async function waitingAt(queries: Queries, studyId: string, moment: Date): Promise<DrawnFrom[]> {
  return queries.query<DrawnFrom>(
    `SELECT c.pseudonym, c.batch_id::integer AS "batchId", c.authority_code AS "authorityCode", r.sample
     FROM fieldwork.case_file c JOIN answers.respondent r USING (pseudonym)
     LEFT JOIN fieldwork.batch b USING (batch_id)
     WHERE c.study_id = $1 AND c.source <> 'open' AND c.created_at <= $2 AND (b.drawn_at IS NULL OR b.drawn_at >= $2)
     ORDER BY c.pseudonym`,
    [studyId, moment],
  );
}

/** How many have been uploaded to a study and are in no batch. Role: fieldwork. */
export async function countWaiting(queries: Queries, studyId: string): Promise<number> {
  const [counted] = await queries.query<{ waiting: number }>(
    `SELECT count(*)::integer AS waiting FROM fieldwork.case_file
     WHERE study_id = $1 AND source <> 'open' AND batch_id IS NULL`,
    [studyId],
  );
  return counted!.waiting;
}
