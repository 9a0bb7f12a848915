import { guessColumns } from '@earshot/fieldwork';
import { appendAudit, insertStaffList, type StoredStaffList } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { drawPseudonym } from '../answering/pseudonym.ts';
import type { World } from '../world.ts';
import { accessToLists, type ListAccess } from './list-access.ts';
import { listAuthorities } from './list-authorities.ts';
import { type ListFile, openListFile } from './reading/list-file.ts';
import { type ListRefused, refuseList } from './refuse-list.ts';
import { addFile, sealAbout } from './sealed-list.ts';

/** How long an upload waits for a decision, and its faults can be looked at, before it is deleted. */
const WAITS_DAYS = 7;

/** A file that somebody hands in as a staff list. */
export interface HandedIn {
  readonly studyId: string;
  /** Null: a column says which. An authority’s own contact always hands in their own. */
  readonly authorityCode: string | null;
  /** A booster’s people are new to the work, by the day on which they started. */
  readonly source: 'list' | 'booster';
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Takes a staff list, so that its columns can be looked at: it waits in the database, sealed, for seven days at most, and
 * nobody on it is in the study yet. Refuses what cannot be read as a list, with the reason.
 */
export async function uploadStaffList(
  world: World,
  viewer: Viewer,
  handedIn: HandedIn,
): Promise<{ readonly listId: string } | ListRefused> {
  const access = accessToLists(world, viewer, handedIn.studyId);
  if ('refused' in access) return access;
  const { study, plan } = access;
  const { bytes, source } = handedIn;
  if (source === 'booster' && !plan.newEntrants) return refuseList('no-new-entrants');
  const authorityCode = access.authorityCode ?? handedIn.authorityCode;
  const authorities = await listAuthorities(world, study.id);
  if (authorityCode !== null && !authorities.some(({ code }) => code === authorityCode)) {
    return refuseList(access.authorityCode === null ? 'no-such-authority' : 'not-in-study');
  }
  if (bytes.length === 0) return refuseList('no-file');
  const knows = { sample: plan.sample, variables: study.questionnaire.sample };
  const file = await openListFile(bytes, (header) => guessColumns(header, knows));
  if ('unreadable' in file) return { refused: 'unreadable', sentence: file.sentence };
  const uses = guessColumns(file.header, knows);
  const list = newList(world, viewer, { access, authorityCode, handedIn, file, uses });
  await world.store.transaction('contacts', async (queries) => {
    await insertStaffList(queries, list);
    await addFile(world, queries, list.listId, bytes);
    const { uploadedAt: at, uploadedBy: actor, studyId, listId } = list;
    const detail = { listId, authorityCode, source, bytes: bytes.length };
    await appendAudit(queries, { at, actor, action: 'upload-staff-list', studyId, pseudonym: null, detail });
  });
  return { listId: list.listId };
}

function newList(
  world: World,
  viewer: Viewer,
  made: {
    access: ListAccess;
    authorityCode: string | null;
    handedIn: HandedIn;
    file: ListFile;
    uses: readonly (string | null)[];
  },
): StoredStaffList {
  const { access, authorityCode, handedIn, file, uses } = made;
  const listId = drawPseudonym(world.randomBytes);
  const uploadedAt = world.now();
  const { header, headerLine, notes, format } = file;
  const about = { fileName: handedIn.fileName.slice(0, 200), header, headerLine, uses, notes, broken: null };
  return {
    listId,
    studyId: access.study.id,
    authorityCode,
    source: handedIn.source,
    format,
    state: 'uploaded',
    byAuthority: access.authorityCode !== null,
    uploadedBy: viewer.accountId,
    uploadedAt,
    expiresAt: new Date(uploadedAt.getTime() + WAITS_DAYS * 24 * 3_600_000),
    sealed: sealAbout(world, listId, about),
    rowsDone: 0,
    shareDone: 0,
    counts: null,
    beatAt: null,
    checkNumber: 0,
  };
}
