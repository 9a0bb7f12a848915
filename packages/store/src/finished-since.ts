import type { Queries } from './queries.ts';

/** Who has finished a study, set against a moment that something was made from their answers. */
export interface FinishedSince {
  /** The number of the latest event that somebody finished by; pass it the next time. */
  readonly latest: string;
  /** People’s events up to the number given: fewer than there were when somebody has been erased. */
  readonly known: number;
  /** How many have finished since. */
  readonly more: number;
  /** A text that changes when somebody withdraws, or is restricted or no longer so. */
  readonly left: string;
}

/** What has become of a study’s respondents since an event; `0` for the first time. Role: desk. */
export async function finishedSince(queries: Queries, studyId: string, event: string): Promise<FinishedSince> {
  const [row] = await queries.query<{ latest: string; known: string; more: string; left: string }>(
    `SELECT coalesce(max(e.event_id) FILTER (WHERE e.kind = 'finished'), 0)::text AS latest,
       count(*) FILTER (WHERE e.kind = 'finished' AND e.event_id <= $2::bigint) AS known,
       count(*) FILTER (WHERE e.kind = 'finished' AND e.event_id > $2::bigint) AS more,
       concat_ws(' ', count(*) FILTER (WHERE e.kind = 'withdrawn'), max(e.event_id) FILTER (WHERE e.kind = 'withdrawn'), (
         SELECT string_agg(s.pseudonym::text || s.since::text, ' ' ORDER BY s.pseudonym)
         FROM answers.restriction s JOIN answers.respondent held USING (pseudonym) WHERE held.study_id = $1
       )) AS left
     FROM answers.respondent r JOIN answers.event e USING (pseudonym)
     WHERE r.study_id = $1 AND e.kind IN ('finished', 'withdrawn')`,
    [studyId, event],
  );
  const { latest, known, more, left } = row!;
  return { latest, known: Number(known), more: Number(more), left };
}
