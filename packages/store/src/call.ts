import type { CallCase, DispositionId } from '@earshot/fieldwork';
import type { Queries } from './queries.ts';

/** Whom an interviewer may be given to call. */
export interface WishedCalls {
  readonly studyId: string;
  readonly accountId: string;
  readonly at: Date;
  /** Outcomes after which nobody is called again: in whichever mode, and of a call. */
  readonly ends: { readonly ofAnyMode: readonly DispositionId[]; readonly ofACall: readonly DispositionId[] };
}

/** Times are seconds since 1970: many thousands of rows are read, and most of them only to be compared. */
interface CalledRow {
  readonly pseudonym: string;
  readonly authorityCode: string | null;
  readonly releasedAt: number;
  /** With blanks between; null: never called. */
  readonly attempts: string | null;
  readonly disposition: DispositionId;
  readonly actor: string;
  readonly at: number;
  readonly appointmentAt: number | null;
}

/**
 * Everybody of a study who may be called at all: released, with a number, without a final outcome in any mode, neither
 * finished nor withdrawn, not suppressed, not held by somebody, not known to this interviewer, and not taken out of the
 * calls by a supervisor. Who of them is called
 * now is for `orderCalls` to say. Role: fieldwork, in a transaction.
 */
export async function callableCases(queries: Queries, wish: WishedCalls): Promise<CallCase[]> {
  // Everybody is looked at, so nothing is gained by looking people up one by one; and where the database has not counted
  // its rows yet, it would take that for the better way, and minutes for it.
  await queries.query('SET LOCAL enable_nestloop = off');
  const rows = await queries.query<CalledRow>(
    `WITH contacted AS (
       SELECT pseudonym,
         string_agg(extract(epoch FROM started_at)::bigint::text, ' ') FILTER (WHERE mode = 'telephone') AS attempts,
         max(event_id) FILTER (WHERE mode = 'telephone') AS latest,
         bool_or(disposition = ANY ($4) OR (mode = 'telephone' AND disposition = ANY ($5))) AS ended
       FROM fieldwork.contact_event WHERE study_id = $1 GROUP BY pseudonym)
     SELECT one.pseudonym, one.authority_code AS "authorityCode", contacted.attempts, e.disposition, e.actor,
       extract(epoch FROM one.released_at)::float8 AS "releasedAt", extract(epoch FROM e.at)::float8 AS at,
       extract(epoch FROM e.appointment_at)::float8 AS "appointmentAt"
     FROM fieldwork.case_file AS one
       LEFT JOIN contacted ON contacted.pseudonym = one.pseudonym
       LEFT JOIN fieldwork.contact_event AS e ON e.event_id = contacted.latest
     WHERE one.study_id = $1 AND one.has_phone AND one.released_at <= $3 AND contacted.ended IS NOT TRUE
       AND NOT EXISTS (SELECT FROM answers.event AS f
         WHERE f.pseudonym = one.pseudonym AND f.kind IN ('finished', 'withdrawn'))
       AND NOT EXISTS (SELECT FROM contacts.not_to_call AS n WHERE n.pseudonym = one.pseudonym)
       AND NOT EXISTS (SELECT FROM fieldwork.calls_ended AS d WHERE d.pseudonym = one.pseudonym)
       AND NOT EXISTS (SELECT FROM fieldwork.claim AS c WHERE c.pseudonym = one.pseudonym AND c.until > $3)
       AND NOT EXISTS (SELECT FROM fieldwork.acquaintance AS k
         WHERE k.pseudonym = one.pseudonym AND k.account_id = $2)`,
    [wish.studyId, wish.accountId, wish.at, wish.ends.ofAnyMode, wish.ends.ofACall],
  );
  await queries.query('SET LOCAL enable_nestloop = on');
  return rows.map(callCaseOf);
}

function callCaseOf(row: CalledRow): CallCase {
  const { pseudonym, authorityCode, releasedAt, attempts, disposition, actor, at, appointmentAt } = row;
  const appointment = appointmentAt === null ? null : moment(appointmentAt);
  return {
    pseudonym,
    authorityCode,
    releasedAt: moment(releasedAt),
    attempts: (attempts?.split(' ') ?? []).map((seconds) => moment(Number(seconds))),
    latest: attempts === null ? null : { disposition, actor, at: moment(at), appointmentAt: appointment },
  };
}

function moment(seconds: number): Date {
  return new Date(seconds * 1000);
}

/** By authority, the share of the people released who have finished, 0 to 1. Role: fieldwork. */
export async function responseByAuthority(queries: Queries, studyId: string): Promise<Map<string, number>> {
  const rows = await queries.query<{ code: string; share: number }>(
    `SELECT one.authority_code AS code, (count(f.pseudonym)::float8 / count(*)) AS share
     FROM fieldwork.case_file AS one
       LEFT JOIN (SELECT DISTINCT pseudonym FROM answers.event WHERE kind = 'finished') AS f
         ON f.pseudonym = one.pseudonym
     WHERE one.study_id = $1 AND one.released_at IS NOT NULL AND one.authority_code IS NOT NULL
     GROUP BY one.authority_code`,
    [studyId],
  );
  return new Map(rows.map(({ code, share }) => [code, share]));
}

/** An appointment that nothing has come of yet. */
export interface OpenAppointment {
  readonly pseudonym: string;
  readonly kind: 'hard_appointment' | 'soft_appointment';
  readonly appointmentAt: Date;
  /** The account that made it. */
  readonly actor: string;
  readonly authorityCode: string | null;
}

/** The appointments of a study that are the latest word of somebody who can still be called, earliest first. Role: fieldwork. */
export async function openAppointments(
  queries: Queries,
  { studyId, ends }: Pick<WishedCalls, 'studyId' | 'ends'>,
): Promise<OpenAppointment[]> {
  return queries.query<OpenAppointment>(
    `SELECT e.pseudonym, e.disposition AS kind, e.appointment_at AS "appointmentAt", e.actor,
       one.authority_code AS "authorityCode"
     FROM fieldwork.contact_event AS e JOIN fieldwork.case_file AS one ON one.pseudonym = e.pseudonym
     WHERE e.study_id = $1 AND e.mode = 'telephone' AND e.appointment_at IS NOT NULL
       AND NOT EXISTS (SELECT FROM fieldwork.contact_event AS f
         WHERE f.pseudonym = e.pseudonym AND (f.mode = 'telephone' AND f.event_id > e.event_id
           OR f.disposition = ANY ($2) OR (f.mode = 'telephone' AND f.disposition = ANY ($3))))
       AND NOT EXISTS (SELECT FROM answers.event AS f
         WHERE f.pseudonym = e.pseudonym AND f.kind IN ('finished', 'withdrawn'))
       AND NOT EXISTS (SELECT FROM contacts.not_to_call AS n WHERE n.pseudonym = e.pseudonym)
       AND NOT EXISTS (SELECT FROM fieldwork.calls_ended AS d WHERE d.pseudonym = e.pseudonym)
     ORDER BY e.appointment_at, e.event_id`,
    [studyId, ends.ofAnyMode, ends.ofACall],
  );
}

/** One attempt by telephone as a supervisor counts it. */
export interface CountedCall {
  readonly actor: string;
  readonly disposition: DispositionId;
  readonly startedAt: Date;
  readonly at: Date;
}

/** Every attempt by telephone of a study that began at a moment or later, oldest first. Role: fieldwork. */
export async function callsSince(queries: Queries, studyId: string, from: Date): Promise<CountedCall[]> {
  return queries.query<CountedCall>(
    `SELECT actor, disposition, started_at AS "startedAt", at FROM fieldwork.contact_event
     WHERE study_id = $1 AND mode = 'telephone' AND started_at >= $2 ORDER BY event_id`,
    [studyId, from],
  );
}

/** How many people of a study were called how often, the most first. Role: fieldwork. */
export async function attemptCounts(
  queries: Queries,
  studyId: string,
): Promise<{ readonly attempts: number; readonly people: number }[]> {
  return queries.query(
    `SELECT attempts, count(*)::integer AS people FROM (
       SELECT count(*)::integer AS attempts FROM fieldwork.contact_event
       WHERE study_id = $1 AND mode = 'telephone' GROUP BY pseudonym) AS called
     GROUP BY attempts ORDER BY attempts DESC`,
    [studyId],
  );
}

/** How many of the sampled people of a study are made up. Role: fieldwork. */
export async function countSimulated(
  queries: Queries,
  studyId: string,
): Promise<{ readonly simulated: number; readonly people: number }> {
  const [row] = await queries.query<{ simulated: number; people: number }>(
    `SELECT count(*) FILTER (WHERE r.simulated)::integer AS simulated, count(*)::integer AS people
     FROM fieldwork.case_file AS one JOIN answers.respondent AS r ON r.pseudonym = one.pseudonym
     WHERE one.study_id = $1`,
    [studyId],
  );
  return row!;
}
