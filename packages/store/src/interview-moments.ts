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
 * Those who have begun an interview, of one batch or (null) of the whole study, with when they were at it: the latest
 * to begin where there are more than `most`. Role: fieldwork.
 */
export async function interviewMoments(
  queries: Queries,
  { studyId, batchId, most }: { studyId: string; batchId: number | null; most: number },
): Promise<InterviewMoments[]> {
  return queries.query<InterviewMoments>(
    `WITH begun AS (
       SELECT e.pseudonym FROM answers.event e JOIN answers.respondent r USING (pseudonym)
         LEFT JOIN fieldwork.case_file c USING (pseudonym)
       WHERE r.study_id = $1 AND ($2::bigint IS NULL OR c.batch_id = $2) AND e.kind = 'consented'
       GROUP BY e.pseudonym ORDER BY max(e.at) DESC, e.pseudonym LIMIT $3
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
    [studyId, batchId, most],
  );
}
