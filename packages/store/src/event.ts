import type { Mode } from '@earshot/instrument';
import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

/**
 * What happens in an interview beside the answers. Reopening lets a person correct what they sent; until they send it
 * again, analysis sees it as it was. Withdrawing is final: analysis no longer sees the person.
 */
export type EventKind = 'consented' | 'finished' | 'reopened' | 'withdrawn';

export interface InterviewEvent {
  readonly pseudonym: string;
  readonly kind: EventKind;
  readonly mode: Mode;
  readonly at: Date;
  /** Whatever else is worth keeping, such as the wording that was consented to. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Appends any number of events in one statement, in their order. Role: answering. */
export async function appendEvents(queries: Queries, events: readonly InterviewEvent[]): Promise<void> {
  await queries.query(
    `INSERT INTO answers.event (pseudonym, kind, mode, at, detail)
     SELECT pseudonym, kind, mode, at, detail
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::jsonb[])
       WITH ORDINALITY AS added (pseudonym, kind, mode, at, detail, position)
     ORDER BY position`,
    [
      events.map((event) => event.pseudonym),
      events.map((event) => event.kind),
      events.map((event) => event.mode),
      events.map((event) => event.at),
      events.map((event) => jsonText(event.detail)),
    ],
  );
}

/** One respondent's events, oldest first. Role: answering. */
export async function eventsOf(queries: Queries, pseudonym: string): Promise<InterviewEvent[]> {
  return queries.query<InterviewEvent>(
    'SELECT pseudonym, kind, mode, at, detail FROM answers.event WHERE pseudonym = $1 ORDER BY event_id',
    [pseudonym],
  );
}

/** The number of a respondent's latest answer; null for none. An event `reopened` holds it as `last_answer`. Role: answering. */
export async function latestAnswerNumber(queries: Queries, pseudonym: string): Promise<string | null> {
  const [row] = await queries.query<{ last: string | null }>(
    'SELECT max(answer_id)::text AS last FROM answers.answer WHERE pseudonym = $1',
    [pseudonym],
  );
  return row!.last;
}

/**
 * A text that changes whenever what a study reports on changes: somebody has sent, withdrawn, been erased, or been
 * restricted. Event numbers only go up, so nobody who comes can make up for somebody who goes. Role: desk.
 */
export async function reportedState(queries: Queries, studyId: string): Promise<string> {
  const [row] = await queries.query<{ state: string }>(
    `SELECT concat_ws(' ', count(e.event_id), max(e.event_id), (
         SELECT string_agg(s.pseudonym::text || s.since::text, ' ' ORDER BY s.pseudonym)
         FROM answers.restriction s JOIN answers.respondent held USING (pseudonym) WHERE held.study_id = $1
       )) AS state
     FROM answers.respondent r JOIN answers.event e USING (pseudonym)
     WHERE r.study_id = $1 AND e.kind IN ('finished', 'withdrawn')`,
    [studyId],
  );
  return row!.state;
}
