import type { Value } from '@earshot/dataset';
import type { Mode } from '@earshot/instrument';
import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

/** What one respondent answered to one question, at one time. */
export interface Answer {
  readonly pseudonym: string;
  readonly questionId: string;
  /** By variable; a grid question has one a row. */
  readonly values: Readonly<Record<string, Value>>;
  readonly mode: Mode;
  readonly at: Date;
}

/** One respondent's current answers to every question, as analysis sees them. */
export interface AnalysisRespondent {
  readonly pseudonym: string;
  readonly simulated: boolean;
  readonly finished: boolean;
  readonly sample: Readonly<Record<string, Value>>;
  /** By variable; a variable that was never answered is absent. */
  readonly answers: Readonly<Record<string, Value>>;
  /** In which the latest answer was given; null where there is none. */
  readonly mode: Mode | null;
}

/**
 * Appends any number of answers in one statement, in their order. An answer that was given before stays; the latest
 * one of a respondent to a question is the current one. Role: answering.
 */
export async function appendAnswers(queries: Queries, answers: readonly Answer[]): Promise<void> {
  await queries.query(
    `INSERT INTO answers.answer (pseudonym, question_id, "values", mode, at)
     SELECT pseudonym, question_id, "values", mode, at
     FROM unnest($1::uuid[], $2::text[], $3::jsonb[], $4::text[], $5::timestamptz[])
       WITH ORDINALITY AS added (pseudonym, question_id, "values", mode, at, position)
     ORDER BY position`,
    [
      answers.map((answer) => answer.pseudonym),
      answers.map((answer) => answer.questionId),
      answers.map((answer) => jsonText(answer.values)),
      answers.map((answer) => answer.mode),
      answers.map((answer) => answer.at),
    ],
  );
}

/**
 * Everybody in a study who consented and did not withdraw, or only those of them who finished, with their current
 * answers, in the order in which they were created. People off the questionnaire's path may have answers here that no longer count: the caller follows
 * the path. Role: analysis.
 * @param among only these pseudonyms; null for all of them.
 */
export async function answersForAnalysis(
  queries: Queries,
  studyId: string,
  who: 'everybody' | 'finished',
  among: readonly string[] | null = null,
): Promise<AnalysisRespondent[]> {
  const wanted = [studyId, who === 'everybody'];
  const people = await queries.query<Omit<AnalysisRespondent, 'answers' | 'mode'> & { ordinal: string }>(
    `SELECT pseudonym, ordinal, simulated, finished, sample FROM answers.analysis_respondent
     WHERE study_id = $1 AND (finished OR $2) AND ($3::uuid[] IS NULL OR pseudonym = ANY ($3)) ORDER BY ordinal`,
    [...wanted, among],
  );
  const rows = await queries.query<Pick<Answer, 'pseudonym' | 'values' | 'mode'>>(
    `SELECT * FROM (
       SELECT DISTINCT ON (pseudonym, question_id) pseudonym, "values", mode, answer_id FROM answers.analysis_answer
       WHERE study_id = $1 AND (finished OR $2) AND ($3::bigint[] IS NULL OR ordinal = ANY ($3))
       ORDER BY pseudonym, question_id, answer_id DESC
     ) AS current ORDER BY answer_id`,
    [...wanted, among && people.map(({ ordinal }) => ordinal)],
  );
  const given = new Map(people.map(({ pseudonym }) => [pseudonym, { answers: {}, mode: null as Mode | null }]));
  for (const { pseudonym, values, mode } of rows) {
    const person = given.get(pseudonym);
    if (person) given.set(pseudonym, { answers: Object.assign(person.answers, values), mode });
  }
  return people.map(({ ordinal: _, ...person }) => ({ ...person, ...given.get(person.pseudonym)! }));
}

/** Those whom `answersForAnalysis` gives of a study's finished, in its order: to read a large study in parts. Role: analysis. */
export async function finishedPseudonyms(queries: Queries, studyId: string): Promise<string[]> {
  const people = await queries.query<{ pseudonym: string }>(
    'SELECT pseudonym FROM answers.analysis_respondent WHERE study_id = $1 AND finished ORDER BY ordinal',
    [studyId],
  );
  return people.map(({ pseudonym }) => pseudonym);
}
