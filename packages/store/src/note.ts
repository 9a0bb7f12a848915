import type { Queries } from './queries.ts';

/** What an interviewer noted about a person: sealed, since it can name people. */
export interface StoredNote {
  readonly noteId: number;
  readonly pseudonym: string;
  readonly sealed: Uint8Array;
  readonly actor: string;
  readonly at: Date;
}

/** Adds a note. Role: contacts. */
export async function insertNote(queries: Queries, note: Omit<StoredNote, 'noteId'>): Promise<void> {
  await queries.query('INSERT INTO contacts.note (pseudonym, sealed, actor, at) VALUES ($1, $2, $3, $4)', [
    note.pseudonym,
    Buffer.from(note.sealed),
    note.actor,
    note.at,
  ]);
}

/** Every note about a person, oldest first. Role: contacts. */
export async function notesOf(queries: Queries, pseudonym: string): Promise<StoredNote[]> {
  return queries.query<StoredNote>(
    `SELECT note_id::integer AS "noteId", pseudonym, sealed, actor, at FROM contacts.note
     WHERE pseudonym = $1 ORDER BY note_id`,
    [pseudonym],
  );
}
