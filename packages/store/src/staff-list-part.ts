import type { Queries } from './queries.ts';

/** What a part is of: the file as it came, its rows at fault, or the cases that are to be made. */
export type StaffListPartKind = 'file' | 'faults' | 'cases';

/** Adds a sealed part of a list: of its file, of its rows at fault, or of the cases that are to be made. Role: contacts. */
export async function insertStaffListPart(
  queries: Queries,
  listId: string,
  part: { readonly kind: StaffListPartKind; readonly number: number; readonly sealed: Uint8Array },
): Promise<void> {
  await queries.query('INSERT INTO contacts.staff_list_part (list_id, kind, number, sealed) VALUES ($1, $2, $3, $4)', [
    listId,
    part.kind,
    part.number,
    Buffer.from(part.sealed),
  ]);
}

/** One sealed part of a list, counted from 0, or null after the last. Role: contacts. */
export async function staffListPart(
  queries: Queries,
  listId: string,
  kind: StaffListPartKind,
  number: number,
): Promise<Uint8Array | null> {
  const [part] = await queries.query<{ sealed: Uint8Array }>(
    'SELECT sealed FROM contacts.staff_list_part WHERE list_id = $1 AND kind = $2 AND number = $3',
    [listId, kind, number],
  );
  return part?.sealed ?? null;
}

/** The numbers of a list’s parts of one kind, in order. Role: contacts. */
export async function staffListPartNumbers(
  queries: Queries,
  listId: string,
  kind: StaffListPartKind,
): Promise<number[]> {
  const parts = await queries.query<{ number: number }>(
    'SELECT number FROM contacts.staff_list_part WHERE list_id = $1 AND kind = $2 ORDER BY number',
    [listId, kind],
  );
  return parts.map(({ number }) => number);
}

/** Deletes the parts of a list of those kinds. Role: contacts or erasure. */
export async function deleteStaffListParts(
  queries: Queries,
  listId: string,
  kinds: readonly StaffListPartKind[],
): Promise<void> {
  await queries.query('DELETE FROM contacts.staff_list_part WHERE list_id = $1 AND kind = ANY($2)', [listId, kinds]);
}
