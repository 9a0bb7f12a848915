import type { Queries } from './queries.ts';

/** When somebody was at their interview: not what they answered. */
export interface InterviewMoments {
  readonly pseudonym: string;
  /** When they began, gave each answer and finished: milliseconds since 1970, in any order. */
  readonly moments: readonly number[];
  /** The question that they answered last; null before the first. */
  readonly lastQuestion: string | null;
}

/**
 * Everybody who has begun an interview, of one batch or (null) of the whole study, with when they were at it.
 * Role: fieldwork.
 */
export async function interviewMoments(
  queries: Queries,
  studyId: string,
  batchId: number | null,
): Promise<InterviewMoments[]> {
  return queries.query<InterviewMoments>(
    `WITH begun AS (
       SELECT r.pseudonym FROM answers.respondent r LEFT JOIN fieldwork.case_file c USING (pseudonym)
       WHERE r.study_id = $1 AND ($2::bigint IS NULL OR c.batch_id = $2)
         AND EXISTS (SELECT 1 FROM answers.event e WHERE e.pseudonym = r.pseudonym AND e.kind = 'consented')
     ), happened AS (
       SELECT e.pseudonym, e.at FROM answers.event e JOIN begun USING (pseudonym) WHERE e.kind IN ('consented', 'finished')
       UNION ALL SELECT a.pseudonym, a.at FROM answers.answer a JOIN begun USING (pseudonym)
     ), latest AS (
       SELECT DISTINCT ON (a.pseudonym) a.pseudonym, a.question_id FROM answers.answer a JOIN begun USING (pseudonym)
       ORDER BY a.pseudonym, a.answer_id DESC
     )
     SELECT h.pseudonym, array_agg((extract(epoch FROM h.at) * 1000)::float8) AS moments,
       max(l.question_id) AS "lastQuestion"
     FROM happened h LEFT JOIN latest l USING (pseudonym) GROUP BY h.pseudonym`,
    [studyId, batchId],
  );
}
