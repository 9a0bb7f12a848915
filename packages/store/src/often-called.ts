import type { CallCase, DispositionId } from '@earshot/fieldwork';
import type { WishedCalls } from './call.ts';
import type { Holder } from './claim.ts';
import type { Queries } from './queries.ts';

/** Somebody who was called often and can still be called. */
export interface OftenCalled extends CallCase {
  readonly latest: NonNullable<CallCase['latest']>;
}

interface OftenCalledRow {
  readonly pseudonym: string;
  readonly authorityCode: string | null;
  readonly releasedAt: Date;
  readonly attempts: readonly Date[];
  readonly disposition: DispositionId;
  readonly actor: string;
  readonly at: Date;
  readonly appointmentAt: Date | null;
}

/** Those of a study with the most attempts by telephone who can still be called, the most first. Role: fieldwork. */
export async function oftenCalled(
  queries: Queries,
  { studyId, ends, most }: Pick<WishedCalls, 'studyId' | 'ends'> & { readonly most: number },
): Promise<OftenCalled[]> {
  const rows = await queries.query<OftenCalledRow>(
    `WITH called AS (
       SELECT pseudonym, array_agg(started_at ORDER BY event_id) FILTER (WHERE mode = 'telephone') AS attempts,
         max(event_id) FILTER (WHERE mode = 'telephone') AS latest,
         bool_or(disposition = ANY ($2) OR (mode = 'telephone' AND disposition = ANY ($3))) AS ended
       FROM fieldwork.contact_event WHERE study_id = $1 GROUP BY pseudonym)
     SELECT one.pseudonym, one.authority_code AS "authorityCode", one.released_at AS "releasedAt", called.attempts,
       e.disposition, e.actor, e.at, e.appointment_at AS "appointmentAt"
     FROM called
       JOIN fieldwork.case_file AS one ON one.pseudonym = called.pseudonym
       JOIN fieldwork.contact_event AS e ON e.event_id = called.latest
     WHERE called.ended IS NOT TRUE AND one.has_phone AND one.released_at IS NOT NULL
       AND NOT EXISTS (SELECT FROM answers.event AS f
         WHERE f.pseudonym = one.pseudonym AND f.kind IN ('finished', 'withdrawn'))
       AND NOT EXISTS (SELECT FROM contacts.not_to_call AS n WHERE n.pseudonym = one.pseudonym)
       AND NOT EXISTS (SELECT FROM fieldwork.calls_ended AS d WHERE d.pseudonym = one.pseudonym)
     ORDER BY cardinality(called.attempts) DESC, called.latest LIMIT $4`,
    [studyId, ends.ofAnyMode, ends.ofACall, most],
  );
  return rows.map(({ disposition, actor, at, appointmentAt, ...one }) => ({
    ...one,
    latest: { disposition, actor, at, appointmentAt },
  }));
}

/** Takes somebody out of the calls; a call that is open goes on. False when they were out already. Role: fieldwork. */
export async function endCallsTo(queries: Queries, { pseudonym, accountId }: Holder, at: Date): Promise<boolean> {
  const ended = await queries.query(
    `INSERT INTO fieldwork.calls_ended (pseudonym, account_id, at) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING RETURNING pseudonym`,
    [pseudonym, accountId, at],
  );
  return ended.length > 0;
}
