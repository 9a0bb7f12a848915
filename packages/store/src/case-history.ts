import type { Value } from '@earshot/dataset';
import type { CaseFacts, CaseSource, ContactMode, DispositionId, EarlierComplete } from '@earshot/fieldwork';
import type { Outcome } from '@earshot/instrument';
import type { Queries } from './queries.ts';
import { readMuch } from './read-much.ts';

/** A released case with all that its outcome rests on. */
export interface CaseRecord {
  readonly pseudonym: string;
  /** The same for one person in every wave. */
  readonly panelId: string;
  readonly source: CaseSource;
  readonly authorityCode: string | null;
  /** Of the authority: its region, and Ofsted’s judgement when it was invited. */
  readonly region: string | null;
  readonly rating: string | null;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  readonly releasedAt: Date | null;
  readonly simulated: boolean;
  /** What was known before the first question, by variable. */
  readonly sample: Readonly<Record<string, Value>>;
  readonly facts: CaseFacts;
}

type Row = Omit<CaseRecord, 'facts' | 'releasedAt' | 'sample'> &
  Pick<CaseFacts, 'started' | 'withdrawn' | 'reachedPartial' | 'latestMode'> & {
    /** Each as mode and disposition, such as `mail mailed`, with commas between, in the order of the alphabet. */
    readonly attempts: string;
    /** Seconds since 1970. */
    readonly releasedAt: number | null;
    /** As JSON. */
    readonly sample: string;
    /** How the interview was last sent, as mode and outcome, such as `web completed`. */
    readonly ended: string | null;
  };

/**
 * Every case of a study that was released or came through an open link, with the sets of what happened to it: made by the
 * database, so that tens of thousands of cases come at once. @param partial the questions that make a partial of whoever
 * answered one of them. Role: fieldwork, which sees when a question was answered and never how.
 */
export async function caseRecords(
  queries: Queries,
  studyId: string,
  partial: ReadonlySet<string>,
): Promise<CaseRecord[]> {
  await readMuch(queries);
  const rows = await queries.query<Row>(
    `WITH attempt AS (
       SELECT pseudonym, string_agg(mode || ' ' || disposition, ',' ORDER BY mode, disposition) AS attempts
       FROM (SELECT DISTINCT pseudonym, mode, disposition FROM fieldwork.contact_event WHERE study_id = $1) AS once
       GROUP BY pseudonym
     ), interview AS (
       SELECT e.pseudonym, bool_or(e.kind = 'consented') AS started, bool_or(e.kind = 'withdrawn') AS withdrawn,
         (array_agg(e.mode || ' ' || coalesce(e.detail ->> 'outcome', 'completed') ORDER BY e.event_id DESC)
           FILTER (WHERE e.kind = 'finished'))[1] AS ended
       FROM answers.event e JOIN fieldwork.case_file c USING (pseudonym) WHERE c.study_id = $1 GROUP BY e.pseudonym
     ), unfinished AS (
       SELECT a.pseudonym, bool_or(a.question_id = ANY ($2)) AS reached,
         (array_agg(a.mode ORDER BY a.answer_id DESC))[1] AS mode
       FROM answers.answer a JOIN interview i USING (pseudonym) WHERE i.ended IS NULL GROUP BY a.pseudonym
     )
     SELECT c.pseudonym, c.panel_id AS "panelId", c.source, c.authority_code AS "authorityCode", o.region, o.rating,
       c.has_email AS "hasEmail", c.has_phone AS "hasPhone", extract(epoch FROM c.released_at)::float8 AS "releasedAt", r.simulated, r.sample::text AS sample,
       coalesce(attempt.attempts, '') AS attempts, i.ended,
       coalesce(i.started, false) AS started, coalesce(i.withdrawn, false) AS withdrawn,
       coalesce(u.reached, false) AS "reachedPartial", u.mode AS "latestMode"
     FROM fieldwork.case_file c JOIN answers.respondent r USING (pseudonym)
       LEFT JOIN fieldwork.organisation o ON o.study_id = c.study_id AND o.authority_code = c.authority_code
       LEFT JOIN attempt USING (pseudonym) LEFT JOIN interview i USING (pseudonym)
       LEFT JOIN unfinished u USING (pseudonym)
     WHERE c.study_id = $1 AND (c.released_at IS NOT NULL OR c.source = 'open')`,
    [studyId, [...partial]],
  );
  const read = { attempts: once(attemptsOf), sample: once(sampleOf), releasedAt: once(momentOf) };
  return rows.map((row) => recordOf(row, read));
}

interface Readers {
  readonly attempts: (text: string) => CaseFacts['attempts'];
  readonly sample: (json: string) => CaseRecord['sample'];
  readonly releasedAt: (seconds: number) => Date;
}

function recordOf(row: Row, read: Readers): CaseRecord {
  const { attempts, ended, started, withdrawn, reachedPartial, latestMode, sample, releasedAt, ...known } = row;
  const [mode, outcome] = (ended?.split(' ') ?? []) as ['web' | 'telephone', Outcome] | [];
  const end = mode && outcome ? { mode, outcome } : null;
  return {
    ...known,
    sample: read.sample(sample),
    releasedAt: releasedAt === null ? null : read.releasedAt(releasedAt),
    facts: { attempts: read.attempts(attempts), ended: end, started, withdrawn, reachedPartial, latestMode },
  };
}

/** Tens of thousands of cases have some hundred different histories: each is read once, and shared. */
function once<From, To>(read: (from: From) => To): (from: From) => To {
  const known = new Map<From, To>();
  return (from) => {
    let found = known.get(from);
    if (found === undefined) {
      found = read(from);
      known.set(from, found);
    }
    return found;
  };
}

function attemptsOf(text: string): CaseFacts['attempts'] {
  const by: Record<ContactMode, Set<DispositionId>> = { mail: new Set(), telephone: new Set(), web: new Set() };
  for (const attempt of text === '' ? [] : text.split(',')) {
    const [mode, disposition] = attempt.split(' ') as [ContactMode, DispositionId];
    by[mode].add(disposition);
  }
  return by;
}

function sampleOf(json: string): CaseRecord['sample'] {
  return JSON.parse(json) as CaseRecord['sample'];
}

function momentOf(seconds: number): Date {
  return new Date(seconds * 1000);
}

/**
 * Everybody who answered a study in full and did not withdraw, with what they said last of being asked again in its next
 * wave. Role: fieldwork.
 */
export async function earlierCompletes(queries: Queries, studyId: string): Promise<EarlierComplete[]> {
  return queries.query<EarlierComplete>(
    `SELECT c.panel_id AS "panelId",
       (SELECT s.given FROM fieldwork.consent s WHERE s.pseudonym = c.pseudonym AND s.purpose = 'next_wave'
        ORDER BY s.consent_id DESC LIMIT 1) AS agreed
     FROM fieldwork.case_file c
     WHERE c.study_id = $1
       AND (SELECT coalesce(e.detail ->> 'outcome', 'completed') FROM answers.event e
            WHERE e.pseudonym = c.pseudonym AND e.kind = 'finished' ORDER BY e.event_id DESC LIMIT 1) = 'completed'
       AND NOT EXISTS (SELECT FROM answers.event e WHERE e.pseudonym = c.pseudonym AND e.kind = 'withdrawn')`,
    [studyId],
  );
}
