import type { Mode } from '@earshot/instrument';
import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

/** What happens in an interview beside the answers. Withdrawing is final: analysis no longer sees the person. */
export type EventKind = 'consented' | 'finished' | 'withdrawn';

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
