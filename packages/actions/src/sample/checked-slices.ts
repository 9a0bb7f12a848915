import {
  authorityCalled,
  type CheckedRow,
  checkListRow,
  guessColumns,
  type ListReading,
  type ListRow,
  repeatedPeople,
} from '@earshot/fieldwork';
import type { StoredStaffList } from '@earshot/store';
import type { World } from '../world.ts';
import type { ListAccess } from './list-access.ts';
import { listAuthorities } from './list-authorities.ts';
import { type ListFile, openListFile, type ShareRead } from './reading/list-file.ts';
import { ListBroken } from './reading/unreadable-list.ts';
import { type AboutList, openFile } from './sealed-list.ts';

/** Rows that are checked, looked up and written at once: few enough that whoever answers in between hardly waits. */
const SLICE = 2000;

/** How the rows of a list are read, by its columns and by what the study wants. */
export async function readingOf(
  world: World,
  { study, plan }: ListAccess,
  list: StoredStaffList,
  about: AboutList,
): Promise<ListReading> {
  const authorities = await listAuthorities(world, study.id);
  return {
    header: about.header,
    uses: about.uses,
    variables: study.questionnaire.sample,
    scope: plan.sample.scope?.expression ?? null,
    authorityCalled: authorityCalled(authorities),
    authority: authorities.find(({ code }) => code === list.authorityCode) ?? null,
    newEntrants: list.source === 'booster' ? plan.newEntrants : null,
  };
}

/** The file of a list, opened again. Throws `ListBroken` if it can no longer be read. */
export async function fileOfList(world: World, { study, plan }: ListAccess, listId: string): Promise<ListFile> {
  const bytes = await world.store.transaction('contacts', (queries) => openFile(world, queries, listId));
  const knows = { sample: plan.sample, variables: study.questionnaire.sample };
  const file = await openListFile(bytes, (header) => guessColumns(header, knows));
  if ('unreadable' in file) throw new ListBroken(file);
  return file;
}

/**
 * The rows of a list checked by themselves and against one another, a slice at a time; not yet against whom we know.
 * @param read told of how much of the file has been read.
 */
export async function* checkedSlices(
  file: ListFile,
  reading: ListReading,
  read?: ShareRead,
): AsyncGenerator<CheckedRow[]> {
  const once = repeatedPeople();
  for await (const rows of inSlices(file.rows(read))) yield rows.map((row) => once(checkListRow(row, reading)));
}

async function* inSlices(pieces: AsyncIterable<readonly ListRow[]>): AsyncGenerator<ListRow[]> {
  let waiting: ListRow[] = [];
  for await (const piece of pieces) {
    waiting.push(...piece);
    while (waiting.length >= SLICE) {
      yield waiting.slice(0, SLICE);
      waiting = waiting.slice(SLICE);
    }
  }
  if (waiting.length > 0) yield waiting;
}
