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

/** People who began and who finished in one hour. */
export interface HourOfProgress {
  /** Its beginning. */
  readonly at: Date;
  readonly started: number;
  readonly finished: number;
}

/**
 * The hours of a stretch of time in which anybody began or finished, oldest first; who counts, and when, is as in
 * `progressOf`. Role: fieldwork or desk.
 */
export async function hoursOfProgress(
  queries: Queries,
  studyId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<HourOfProgress[]> {
  // Hours of UTC, also where the server keeps a time that is half an hour off.
  return queries.query<HourOfProgress>(
    `${PEOPLE}
     SELECT date_trunc('hour', at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS at,
       count(*) FILTER (WHERE what = 'started')::integer AS started,
       count(*) FILTER (WHERE what = 'finished')::integer AS finished
     FROM (SELECT 'started' AS what, started_at AS at FROM staying
           UNION ALL SELECT 'finished', finished_at FROM staying) AS moment
     WHERE at >= $2 AND at < $3 GROUP BY 1 ORDER BY 1`,
    [studyId, from, to],
  );
}
