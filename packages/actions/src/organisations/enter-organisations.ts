import { englandTime, type NamedAuthority, type OrganisationEntry, readOrganisationEntry } from '@earshot/fieldwork';
import type { Problem } from '@earshot/planfile';
import { appendAudit, insertOrganisations, setRating } from '@earshot/store';
import { fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import type { ListedAuthority } from './directory.ts';
import { appendSaid } from './record-organisation.ts';
import type { OrganisationRefused } from './refused.ts';

export interface EntryFile {
  readonly studyId: string;
  /** What the person called it. */
  readonly file: string;
  readonly text: string;
  /** Authorities that a line may name: those of England. */
  readonly directory: readonly ListedAuthority[];
}

/** What a file says: nothing is kept yet. With problems there is nothing to keep. */
export interface EntryPreview {
  readonly entries: readonly OrganisationEntry[];
  readonly problems: readonly Problem[];
}

/** Reads a file of what authorities said, for somebody to look at before it is kept. Refuses as the desk does. */
export function previewOrganisationEntry(
  world: World,
  viewer: Viewer,
  entry: EntryFile,
): EntryPreview | OrganisationRefused {
  const study = fieldworkStudy(world, viewer, { studyId: entry.studyId, needs: 'manage_organisations' });
  if ('refused' in study) return study;
  const authorities: readonly NamedAuthority[] = entry.directory;
  const today = englandTime(world.now()).date;
  return readOrganisationEntry(entry.file, entry.text, { authorities, today });
}

/** Keeps everything that a file says, or nothing: the problems when it has any. Refuses as the desk does. */
export async function enterOrganisations(
  world: World,
  viewer: Viewer,
  entry: EntryFile,
): Promise<{ readonly entered: number } | EntryPreview | OrganisationRefused> {
  const preview = previewOrganisationEntry(world, viewer, entry);
  if ('refused' in preview || preview.problems.length > 0) return preview;
  const { studyId, directory } = entry;
  const { entries } = preview;
  const named = new Set(entries.map(({ authority }) => authority.code));
  await world.store.transaction('fieldwork', async (queries) => {
    const added = directory.filter(({ code }) => named.has(code));
    await insertOrganisations(
      queries,
      added.map(({ code, ...rest }) => ({ ...rest, studyId, authorityCode: code, openCode: null })),
    );
    for (const { authority, events, rating } of entries) {
      const authorityCode = authority.code;
      if (rating) await setRating(queries, { studyId, authorityCode }, rating);
      if (events.length > 0) await appendSaid(queries, world, { viewer, studyId, authorityCode, events });
    }
    const detail = { authorities: entries.length };
    const [at, actor] = [world.now(), viewer.accountId];
    await appendAudit(queries, { at, actor, action: 'enter-organisations', studyId, pseudonym: null, detail });
  });
  return { entered: entries.length };
}
