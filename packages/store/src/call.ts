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

interface CalledRow {
  readonly pseudonym: string;
  readonly authorityCode: string | null;
  readonly releasedAt: Date;
  /** Seconds since 1970. */
  readonly attempts: readonly number[] | null;
  readonly disposition: DispositionId;
  readonly actor: string;
  readonly at: Date;
  readonly appointmentAt: Date | null;
}

/**
 * Everybody of a study who may be called at all: released, with a number, without a final outcome in any mode, neither
 * finished nor withdrawn, not suppressed, not held by somebody, and not known to this interviewer. Who of them is called
 * now is for `orderCalls` to say. Role: fieldwork.
 */
export async function callableCases(queries: Queries, wish: WishedCalls): Promise<CallCase[]> {
  const rows = await queries.query<CalledRow>(
    `WITH called AS (
       SELECT pseudonym, array_agg(extract(epoch FROM started_at)::float8 ORDER BY event_id) AS attempts,
         max(event_id) AS latest
       FROM fieldwork.contact_event WHERE study_id = $1 AND mode = 'telephone' GROUP BY pseudonym)
     SELECT one.pseudonym, one.authority_code AS "authorityCode", one.released_at AS "releasedAt", called.attempts,
       e.disposition, e.actor, e.at, e.appointment_at AS "appointmentAt"
     FROM fieldwork.case_file AS one
       LEFT JOIN called ON called.pseudonym = one.pseudonym
       LEFT JOIN fieldwork.contact_event AS e ON e.event_id = called.latest
     WHERE one.study_id = $1 AND one.has_phone AND one.released_at <= $3
       AND NOT EXISTS (SELECT FROM fieldwork.contact_event AS f
         WHERE f.study_id = $1 AND f.pseudonym = one.pseudonym
           AND (f.disposition = ANY ($4) OR (f.mode = 'telephone' AND f.disposition = ANY ($5))))
       AND NOT EXISTS (SELECT FROM answers.event AS f
         WHERE f.pseudonym = one.pseudonym AND f.kind IN ('finished', 'withdrawn'))
       AND NOT EXISTS (SELECT FROM contacts.not_to_call AS n WHERE n.pseudonym = one.pseudonym)
       AND NOT EXISTS (SELECT FROM fieldwork.claim AS c WHERE c.pseudonym = one.pseudonym AND c.until > $3)
       AND NOT EXISTS (SELECT FROM fieldwork.acquaintance AS k
         WHERE k.pseudonym = one.pseudonym AND k.account_id = $2)`,
    [wish.studyId, wish.accountId, wish.at, wish.ends.ofAnyMode, wish.ends.ofACall],
  );
  return rows.map(callCaseOf);
}

function callCaseOf(row: CalledRow): CallCase {
  const { pseudonym, authorityCode, releasedAt, attempts, disposition, actor, at, appointmentAt } = row;
  return {
    pseudonym,
    authorityCode,
    releasedAt,
    attempts: (attempts ?? []).map((seconds) => new Date(seconds * 1000)),
    latest: attempts ? { disposition, actor, at, appointmentAt } : null,
  };
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
