import type { Queries } from './queries.ts';

/** How far a study has come. People who withdrew are counted as withdrawn and nowhere else. */
export interface Progress {
  /** People who consented, finished or not. */
  readonly started: number;
  readonly finished: number;
  readonly withdrawn: number;
  /** How many of those who started are simulated. */
  readonly simulated: number;
  /** Days on which anybody started or finished, oldest first; days as they are in England. */
  readonly days: readonly DayOfProgress[];
}

export interface DayOfProgress {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly started: number;
  readonly finished: number;
}

/** One row a respondent, with when they first did what; null: not yet. */
const PEOPLE = `
  WITH person AS (
    SELECT r.pseudonym, r.simulated,
      min(e.at) FILTER (WHERE e.kind = 'consented') AS started_at,
      min(e.at) FILTER (WHERE e.kind = 'finished') AS finished_at,
      bool_or(e.kind = 'withdrawn') AS withdrawn
    FROM answers.respondent r JOIN answers.event e USING (pseudonym)
    WHERE r.study_id = $1
    GROUP BY r.pseudonym, r.simulated
  ), staying AS (SELECT * FROM person WHERE NOT withdrawn)`;

/** Counts a study's progress. Role: desk, which sees counts and events but no answers. */
export async function progressOf(queries: Queries, studyId: string): Promise<Progress> {
  const [counts] = await queries.query<Omit<Progress, 'days'>>(
    `${PEOPLE}
     SELECT count(started_at)::integer AS started, count(finished_at)::integer AS finished,
       (SELECT count(*)::integer FROM person WHERE withdrawn) AS withdrawn,
       count(started_at) FILTER (WHERE simulated)::integer AS simulated
     FROM staying`,
    [studyId],
  );
  const days = await queries.query<DayOfProgress>(
    `${PEOPLE}
     SELECT (at AT TIME ZONE 'Europe/London')::date::text AS day,
       count(*) FILTER (WHERE what = 'started')::integer AS started,
       count(*) FILTER (WHERE what = 'finished')::integer AS finished
     FROM (SELECT 'started' AS what, started_at AS at FROM staying
           UNION ALL SELECT 'finished', finished_at FROM staying) AS moment
     WHERE at IS NOT NULL GROUP BY day ORDER BY day`,
    [studyId],
  );
  return { ...counts!, days };
}
