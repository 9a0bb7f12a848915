import type { Value } from '@earshot/dataset';
import type { Mode } from '@earshot/instrument';
import type { EventKind } from './event.ts';
import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

/** What an interview is found by: the SHA-256 of a link's token, or, at the desk, the person's pseudonym. */
export type InterviewKey = { readonly tokenHash: Uint8Array } | { readonly pseudonym: string };

/** One person's interview as it was appended to. */
export interface StoredInterview {
  readonly pseudonym: string;
  readonly studyId: string;
  readonly sample: Readonly<Record<string, Value>>;
  /** The kinds of its events, oldest first. */
  readonly events: readonly EventKind[];
  /** The current answers, by variable; of somebody who withdrew none are read. */
  readonly answers: Readonly<Record<string, Value>>;
  /** How many answers and events there are: it grows with everything that is appended. */
  readonly entries: number;
}

const PERSON_OF_LINK = 'SELECT pseudonym FROM answers.link WHERE token_hash = $1 AND revoked_at IS NULL';

/**
 * Finds an interview with all that is needed to go on with it, in one statement. Null when nobody has that pseudonym,
 * or no link that is open has that token. Role: answering.
 */
export async function findInterview(queries: Queries, key: InterviewKey): Promise<StoredInterview | null> {
  type Row = Omit<StoredInterview, 'answers'> & { readonly given: readonly StoredInterview['answers'][] | null };
  const [found] = await queries.query<Row>('tokenHash' in key ? BY_LINK : BY_PSEUDONYM, [keyValue(key)]);
  if (!found) return null;
  const { given, ...interview } = found;
  return { ...interview, answers: Object.assign({}, ...(given ?? [])) };
}

function interviewSql(person: string): string {
  return `
    SELECT r.pseudonym, r.study_id AS "studyId", r.sample, coalesce(happened.kinds, '{}') AS events,
           (happened.number + (SELECT count(*) FROM answers.answer a WHERE a.pseudonym = r.pseudonym))::int AS entries,
           CASE WHEN 'withdrawn' = ANY (happened.kinds) THEN NULL ELSE (
             SELECT json_agg("values") FROM (
               SELECT DISTINCT ON (question_id) "values" FROM answers.answer a
               WHERE a.pseudonym = r.pseudonym ORDER BY question_id, answer_id DESC
             ) AS current
           ) END AS given
    FROM answers.respondent r, LATERAL (
      SELECT array_agg(kind ORDER BY event_id) AS kinds, count(*) AS number
      FROM answers.event e WHERE e.pseudonym = r.pseudonym
    ) AS happened
    WHERE r.pseudonym = (${person})`;
}

const BY_LINK = interviewSql(PERSON_OF_LINK);
const BY_PSEUDONYM = interviewSql('$1::uuid');

/**
 * Lets the transactions that change one interview take turns, until this one ends; so two tabs of one person cannot
 * change an answer and finish at the same time. `appendPage` takes turns with them. Role: answering.
 */
export async function lockInterview(queries: Queries, key: InterviewKey): Promise<void> {
  const person = 'tokenHash' in key ? PERSON_OF_LINK : 'SELECT $1::uuid AS pseudonym';
  await queries.query(`SELECT pg_advisory_xact_lock(hashtextextended(pseudonym::text, 0)) FROM (${person}) AS person`, [
    keyValue(key),
  ]);
}

/** The answers of one page, with what the audit says of them. */
export interface AnsweredPage {
  readonly pseudonym: string;
  /** The link by which somebody answers, which must still be open; null at the desk. */
  readonly tokenHash: Uint8Array | null;
  /** Those of the interview that the page was worked out from. */
  readonly entries: number;
  readonly answers: readonly { readonly questionId: string; readonly values: Readonly<Record<string, Value>> }[];
  readonly mode: Mode;
  readonly at: Date;
  /** Who, as the audit names them. */
  readonly actor: string;
  readonly studyId: string;
  /** Further detail of the audit's entries, of which there is one a question; never an answer. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * Appends the answers of a page and their audit in one statement. False when nothing was appended, because something
 * else was since the interview was read, or because its link is closed: read it again. Role: answering.
 */
export async function appendPage(queries: Queries, page: AnsweredPage): Promise<boolean> {
  const { pseudonym, tokenHash, entries, answers, mode, at, actor, studyId, detail } = page;
  const [row] = await queries.query<{ readonly appended: boolean }>(
    'SELECT answers.append_page($1, $2, $3, $4, $5, $6, $7, $8, $9) AS appended',
    [
      pseudonym,
      tokenHash && Buffer.from(tokenHash),
      entries,
      jsonText(answers),
      mode,
      at,
      actor,
      studyId,
      jsonText(detail),
    ],
  );
  return row!.appended;
}

function keyValue(key: InterviewKey): Buffer | string {
  return 'tokenHash' in key ? Buffer.from(key.tokenHash) : key.pseudonym;
}
