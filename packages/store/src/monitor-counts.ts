import type { Queries } from './queries.ts';
import { readMuch } from './read-much.ts';

/** How many people answered a question, and how many have answered nothing after it and have not finished. */
export interface QuestionReach {
  readonly questionId: string;
  readonly answered: number;
  readonly stopped: number;
}

/**
 * For every question that anybody in a study answered: how many did, and for how many of those who have not finished it is
 * the latest. Nobody who withdrew is counted. Each person’s answers are read in the order of an index, which takes half
 * the time of sorting everybody’s. Role: fieldwork, which sees when a question was answered and never how.
 */
export async function questionReach(queries: Queries, studyId: string): Promise<QuestionReach[]> {
  await readMuch(queries);
  return queries.query<QuestionReach>(
    `WITH person AS (
       SELECT e.pseudonym, bool_or(e.kind = 'finished') AS finished
       FROM answers.event e JOIN answers.respondent r USING (pseudonym)
       WHERE r.study_id = $1 GROUP BY e.pseudonym HAVING NOT bool_or(e.kind = 'withdrawn')
     ), given AS (
       SELECT question_id, count(*) AS people FROM person CROSS JOIN LATERAL (
         SELECT DISTINCT question_id FROM answers.answer WHERE answer.pseudonym = person.pseudonym) AS theirs
       GROUP BY question_id
     ), stops AS (
       SELECT question_id, count(*) AS stopped FROM person CROSS JOIN LATERAL (
         SELECT question_id FROM answers.answer WHERE answer.pseudonym = person.pseudonym
         ORDER BY answer_id DESC LIMIT 1) AS latest
       WHERE NOT finished GROUP BY question_id)
     SELECT given.question_id AS "questionId", given.people::integer AS answered,
       coalesce(stops.stopped, 0)::integer AS stopped
     FROM given LEFT JOIN stops USING (question_id)`,
    [studyId],
  );
}

/** People by what they answered to one question, the real ones and the simulated apart. */
export interface AnswerCount {
  readonly code: string;
  readonly simulated: boolean;
  readonly people: number;
}

/**
 * Counts the current answers to a single-choice question of everybody who consented and did not withdraw. Only for a
 * question on everybody's path: an answer off the path would be counted too. Role: analysis.
 */
export async function answerCounts(
  queries: Queries,
  studyId: string,
  { questionId, variable }: { readonly questionId: string; readonly variable: string },
): Promise<AnswerCount[]> {
  return queries.query<AnswerCount>(
    `SELECT latest.value ->> 'value' AS code, r.simulated, count(*)::integer AS people
     FROM (SELECT DISTINCT ON (pseudonym) pseudonym, "values" -> $3 AS value FROM answers.analysis_answer
           WHERE study_id = $1 AND question_id = $2 ORDER BY pseudonym, answer_id DESC) AS latest
       JOIN answers.analysis_respondent r USING (pseudonym)
     WHERE latest.value ->> 'state' = 'answered' GROUP BY 1, 2`,
    [studyId, questionId, variable],
  );
}

/**
 * A mark that changes whenever anything happened that a monitor counts, in any study: cheap enough to be asked for every
 * second by every web process. Role: fieldwork.
 */
export async function monitorMark(queries: Queries): Promise<string> {
  const [mark] = await queries.query<{ mark: string }>(
    `SELECT concat_ws(' ', (SELECT max(event_id) FROM answers.event), (SELECT max(answer_id) FROM answers.answer),
       (SELECT max(event_id) FROM fieldwork.contact_event), (SELECT max(event_id) FROM fieldwork.organisation_event),
       (SELECT count(*) FROM fieldwork.batch WHERE released_at IS NOT NULL),
       (SELECT count(at) FROM rights.erasure_step), (SELECT count(since) FROM answers.restriction)) AS mark`,
  );
  return mark!.mark;
}
