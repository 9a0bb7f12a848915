import type { ColumnUses } from '@earshot/fieldwork';
import {
  insertStaffListPart,
  type Queries,
  type StaffListPartKind,
  type StoredStaffList,
  staffListPart,
} from '@earshot/store';
import { seal, unseal } from '../contacts/seal.ts';
import type { World } from '../world.ts';

/** What an upload says of itself: sealed, since a file’s name or a heading can name people too. */
export interface AboutList {
  readonly fileName: string;
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly uses: ColumnUses;
  /** How the file was read, where that is worth a look. */
  readonly notes: readonly string[];
  /** Why the last checking could not go on; null: it could. */
  readonly broken: string | null;
}

/** Bytes of the file in one part. */
const PART = 1_000_000;

/** What is known of a list beside its people, sealed for that list alone. */
export function sealAbout(world: World, listId: string, about: AboutList): Uint8Array {
  return sealFor(world, listId, about);
}

/** The same again. Throws when it was sealed for another list or with another key. */
export function openAbout(world: World, list: Pick<StoredStaffList, 'listId' | 'sealed'>): AboutList {
  return unseal(list.sealed, { key: world.keys.contacts, owner: list.listId }) as AboutList;
}

/** Adds something to a list, sealed for its place, so that it opens nowhere else. Role: contacts. */
export async function addPart(
  world: World,
  queries: Queries,
  part: { listId: string; kind: StaffListPartKind; number: number; holds: unknown },
): Promise<void> {
  const { listId, kind, number, holds } = part;
  await insertStaffListPart(queries, listId, { kind, number, sealed: sealFor(world, placeOf(part), holds) });
}

/** What was added at a place, or null. Role: contacts. */
export async function openPart(
  world: World,
  queries: Queries,
  place: { listId: string; kind: StaffListPartKind; number: number },
): Promise<unknown> {
  const sealed = await staffListPart(queries, place.listId, place.kind, place.number);
  return sealed && unseal(sealed, { key: world.keys.contacts, owner: placeOf(place) });
}

/** Adds the uploaded file. Role: contacts. */
export async function addFile(world: World, queries: Queries, listId: string, bytes: Uint8Array): Promise<void> {
  for (let number = 0; number * PART < bytes.length; number += 1) {
    const holds = Buffer.from(bytes.subarray(number * PART, (number + 1) * PART)).toString('base64');
    await addPart(world, queries, { listId, kind: 'file', number, holds });
  }
}

/** The uploaded file, whole. Role: contacts. */
export async function openFile(world: World, queries: Queries, listId: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for (;;) {
    const part = await openPart(world, queries, { listId, kind: 'file', number: parts.length });
    if (part === null) return Buffer.concat(parts);
    parts.push(Buffer.from(part as string, 'base64'));
  }
}

function placeOf({ listId, kind, number }: { listId: string; kind: StaffListPartKind; number: number }): string {
  return `${listId}:${kind}:${number}`;
}

function sealFor({ keys, randomBytes }: World, owner: string, value: unknown): Uint8Array {
  return seal(value, { key: keys.contacts, owner, randomBytes });
}
