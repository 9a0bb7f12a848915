import { insertPeople, type StoredPerson } from './person.ts';
import type { Queries } from './queries.ts';
import { lockStudy } from './study.ts';
import { sameByNumber } from './suppression.ts';

/** Somebody of an earlier wave, under the pseudonym that they had there: what fieldwork knows for asking them again. */
export interface EarlierCase {
  readonly pseudonym: string;
  readonly panelId: string;
  readonly authorityCode: string | null;
  readonly simulated: boolean;
  readonly completed: boolean;
  readonly withdrew: boolean;
  /** What they said last of being asked again; null: they were not asked. */
  readonly agrees: boolean | null;
  readonly agreedOnce: boolean;
  /** Has a case in the next wave. */
  readonly drawn: boolean;
}

/** Everybody who was a case of an earlier wave, by their place in the panel. Role: fieldwork. */
export async function earlierCases(
  queries: Queries,
  { from, studyId }: { readonly from: string; readonly studyId: string },
): Promise<EarlierCase[]> {
  return queries.query<EarlierCase>(
    `WITH agreed AS (
       SELECT pseudonym, (array_agg(given ORDER BY consent_id DESC))[1] AS agrees, bool_or(given) AS "agreedOnce"
       FROM fieldwork.consent WHERE study_id = $1 AND purpose = 'next_wave' GROUP BY pseudonym
     ), ended AS (
       SELECT e.pseudonym, bool_or(e.kind = 'withdrawn') AS withdrew,
         (array_agg(coalesce(e.detail ->> 'outcome', 'completed') ORDER BY e.event_id DESC)
           FILTER (WHERE e.kind = 'finished'))[1] = 'completed' AS completed
       FROM answers.event e JOIN fieldwork.case_file c USING (pseudonym) WHERE c.study_id = $1 GROUP BY e.pseudonym
     )
     SELECT c.pseudonym, c.panel_id AS "panelId", c.authority_code AS "authorityCode", r.simulated,
       coalesce(ended.completed, false) AS completed, coalesce(ended.withdrew, false) AS withdrew, agreed.agrees,
       coalesce(agreed."agreedOnce", false) AS "agreedOnce",
       EXISTS (SELECT FROM fieldwork.case_file n WHERE n.panel_id = c.panel_id AND n.study_id = $2) AS drawn
     FROM fieldwork.case_file c JOIN answers.respondent r USING (pseudonym)
       LEFT JOIN agreed USING (pseudonym) LEFT JOIN ended USING (pseudonym)
     WHERE c.study_id = $1 ORDER BY r.ordinal`,
    [from, studyId],
  );
}

/** Which of these people of an earlier wave can be reached, and who asked for no more contact. Role: contacts. */
export async function reachOf(
  queries: Queries,
  {
    from,
    studyId,
    pseudonyms,
  }: { readonly from: string; readonly studyId: string; readonly pseudonyms: readonly string[] },
): Promise<{ readonly pseudonym: string; readonly suppressed: boolean; readonly inStudy: boolean }[]> {
  return queries.query(
    `SELECT p.pseudonym,
       EXISTS (SELECT FROM contacts.suppression s WHERE s.pseudonym = p.pseudonym AND ${HOLDS})
         OR EXISTS (SELECT FROM contacts.suppression s WHERE s.email_index = p.email_index AND ${HOLDS})
         OR EXISTS (SELECT FROM contacts.suppression s WHERE s.phone_index = p.phone_index AND ${sameByNumber('p')} AND ${HOLDS}) AS suppressed,
       EXISTS (SELECT FROM contacts.person o
         WHERE o.study_id = $2 AND o.email_index = p.email_index AND o.source <> 'panel') AS "inStudy"
     FROM contacts.person p WHERE p.study_id = $1 AND p.pseudonym = ANY ($3::uuid[])`,
    [from, studyId, pseudonyms],
  );
}

/** A suppression counts for the next wave when it was for the earlier one, for this one, or for every study. */
const HOLDS = `s.channel = 'every' AND (s.study_id IS NULL OR s.study_id IN ($1, $2))`;

/** Adds those people of one study who are not in the contacts yet; the others stay as they are. Role: contacts. */
export async function insertMissingPeople(queries: Queries, people: readonly StoredPerson[]): Promise<void> {
  if (!people[0]) return;
  // Two who draw at once take turns here.
  await lockStudy(queries, people[0].studyId);
  const there = await queries.query<{ pseudonym: string }>(
    'SELECT pseudonym FROM contacts.person WHERE pseudonym = ANY ($1::uuid[])',
    [people.map(({ pseudonym }) => pseudonym)],
  );
  const known = new Set(there.map(({ pseudonym }) => pseudonym));
  await insertPeople(
    queries,
    people.filter(({ pseudonym }) => !known.has(pseudonym)),
  );
}

/**
 * Lets the transactions that draw a study from an earlier wave, and those that erase people, take turns until this one
 * ends. Before `lockStudy` and `lockRespondent`, where those are taken too. Any role.
 */
export async function lockPanelDraw(queries: Queries, studyId: string): Promise<void> {
  await queries.query(`SELECT pg_advisory_xact_lock(hashtextextended('panel ' || $1, 0))`, [studyId]);
}
