import type { Queries } from './queries.ts';

/** An interviewer’s hold on one person: until it ends, nobody else is given that person to call. */
export interface Claim {
  readonly pseudonym: string;
  readonly studyId: string;
  readonly accountId: string;
  readonly claimedAt: Date;
  /** From then on somebody else may be given the person. */
  readonly until: Date;
}

const COLUMNS = `pseudonym, study_id AS "studyId", account_id AS "accountId", claimed_at AS "claimedAt", until`;

/** Lets the transactions in which one account takes calls take turns, so that it holds one person at a time. Any role. */
export async function lockCaller(queries: Queries, accountId: string): Promise<void> {
  await queries.query(`SELECT pg_advisory_xact_lock(hashtextextended('caller ' || $1, 0))`, [accountId]);
}

/** Whether an answer `a` was given online in the half hour before a moment: its person may be at it still. */
const onlineAt = (moment: string): string => `a.mode = 'web' AND a.at > ${moment}::timestamptz - interval '30 minutes'`;

/** What is claimed, and on which knowledge. */
export interface WishedClaim extends Omit<Claim, 'pseudonym'> {
  /** Whom the interviewer should be given, the best first. */
  readonly pseudonyms: readonly string[];
  /** Nobody is given to whom anything happened after this contact: the order was made without knowing of it. */
  readonly asOf: number;
}

/**
 * Gives an interviewer the first of some people whom nobody holds, in one statement: two who ask at the same moment pass
 * over each other’s rows, and the claim’s key refuses a second. Also passed over are those who were online in the half
 * hour before. Null when nobody is left. Role: fieldwork.
 */
export async function claimFirst(queries: Queries, wish: WishedClaim): Promise<Claim | null> {
  const [claim] = await queries.query<Claim>(
    `INSERT INTO fieldwork.claim (pseudonym, study_id, account_id, claimed_at, until)
     SELECT one.pseudonym, one.study_id, $3::uuid, $4::timestamptz, $5::timestamptz
     FROM unnest($1::uuid[]) WITH ORDINALITY AS wished (pseudonym, place)
       JOIN fieldwork.case_file AS one ON one.pseudonym = wished.pseudonym AND one.study_id = $2
     WHERE NOT EXISTS (SELECT FROM fieldwork.claim AS held WHERE held.pseudonym = one.pseudonym AND held.until > $4)
       AND NOT EXISTS (SELECT FROM fieldwork.contact_event AS e WHERE e.pseudonym = one.pseudonym AND e.event_id > $6)
       AND NOT EXISTS (SELECT FROM answers.event AS e
         WHERE e.pseudonym = one.pseudonym AND e.kind IN ('finished', 'withdrawn'))
       AND NOT EXISTS (SELECT FROM answers.answer AS a
         WHERE a.pseudonym = one.pseudonym AND ${onlineAt('$4')})
     ORDER BY wished.place LIMIT 1
     FOR UPDATE OF one SKIP LOCKED
     ON CONFLICT (pseudonym) DO UPDATE
       SET account_id = excluded.account_id, claimed_at = excluded.claimed_at, until = excluded.until
       WHERE fieldwork.claim.until <= excluded.claimed_at
     RETURNING ${COLUMNS}`,
    [wish.pseudonyms, wish.studyId, wish.accountId, wish.claimedAt, wish.until, wish.asOf],
  );
  return claim ?? null;
}

/** How many of these people were online in the half hour before a moment, and are not called now. Role: fieldwork. */
export async function countOnline(queries: Queries, pseudonyms: readonly string[], at: Date): Promise<number> {
  const [row] = await queries.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM unnest($1::uuid[]) AS one (pseudonym)
     WHERE EXISTS (SELECT FROM answers.answer AS a WHERE a.pseudonym = one.pseudonym AND ${onlineAt('$2')})`,
    [pseudonyms, at],
  );
  return row!.count;
}

/** The number of the latest contact of a study, to be read before the order of calls is made. Role: fieldwork. */
export async function latestContact(queries: Queries, studyId: string): Promise<number> {
  const [row] = await queries.query<{ latest: number }>(
    'SELECT coalesce(max(event_id), 0)::integer AS latest FROM fieldwork.contact_event WHERE study_id = $1',
    [studyId],
  );
  return row!.latest;
}

/**
 * How long a claim that has run out can come back to life: nobody stays signed in for longer without doing anything. So
 * nobody opens who somebody is, days later, by a call that they never ended.
 */
const COMES_BACK = "interval '1 hour'";

/** Whom an account holds in a study, also when the time has lately run out and nobody has taken them over. Role: fieldwork. */
export async function claimOf(
  queries: Queries,
  { studyId, accountId }: { readonly studyId: string; readonly accountId: string },
  at: Date,
): Promise<Claim | null> {
  const [claim] = await queries.query<Claim>(
    `SELECT ${COLUMNS} FROM fieldwork.claim
     WHERE study_id = $1 AND account_id = $2 AND until > $3::timestamptz - ${COMES_BACK} ORDER BY claimed_at LIMIT 1`,
    [studyId, accountId, at],
  );
  return claim ?? null;
}

/** Every claim of a study, the oldest first. Role: fieldwork. */
export async function claimsOf(queries: Queries, studyId: string): Promise<Claim[]> {
  return queries.query<Claim>(
    `SELECT ${COLUMNS} FROM fieldwork.claim WHERE study_id = $1 ORDER BY claimed_at, pseudonym`,
    [studyId],
  );
}

/** Who holds a person. */
export interface Holder {
  readonly pseudonym: string;
  readonly accountId: string;
}

/**
 * Holds on to a person for longer; one’s own claim that lately ran out comes back to life unless somebody else has it.
 * Null when the account does not hold them. Role: fieldwork or answering.
 */
export async function renewClaim(
  queries: Queries,
  { pseudonym, accountId }: Holder,
  { at, until }: { readonly at: Date; readonly until: Date },
): Promise<Claim | null> {
  const [claim] = await queries.query<Claim>(
    `UPDATE fieldwork.claim SET until = greatest(until, $3)
     WHERE pseudonym = $1 AND account_id = $2 AND until > $4::timestamptz - ${COMES_BACK} RETURNING ${COLUMNS}`,
    [pseudonym, accountId, until, at],
  );
  return claim ?? null;
}

/** Ends the claim of an account on a person. Returns whether there was one. Role: fieldwork or answering. */
export async function endClaim(queries: Queries, { pseudonym, accountId }: Holder): Promise<boolean> {
  const ended = await queries.query(
    'DELETE FROM fieldwork.claim WHERE pseudonym = $1 AND account_id = $2 RETURNING pseudonym',
    [pseudonym, accountId],
  );
  return ended.length > 0;
}

/** Remembers that an interviewer knows a person, so that they are never given them again. Role: fieldwork. */
export async function rememberAcquaintance(
  queries: Queries,
  { pseudonym, accountId }: Holder,
  at: Date,
): Promise<void> {
  await queries.query(
    'INSERT INTO fieldwork.acquaintance (pseudonym, account_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [pseudonym, accountId, at],
  );
}
