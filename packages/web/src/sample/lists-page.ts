import { LARGEST_LIST, type StaffList, type StaffLists, staffLists, uploadStaffList } from '@earshot/actions';
import { shortMoment } from '@earshot/fieldwork';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { type ListDoor, type ListsRoute, listHref, sendListRefusal } from './list-address.ts';
import { UPLOAD_LIMITS, uploadedForm } from './uploaded-form.ts';

/** What each state of a list is called. */
const STATES: Readonly<Record<StaffList['state'], string>> = {
  uploaded: 'To be checked',
  checking: 'Being checked',
  checked: 'To be decided',
  stopped: 'Checking stopped',
  failed: 'Could not be checked',
  keeping: 'Being kept',
  people_kept: 'Being kept',
  kept: 'Kept',
  removed: 'Removed',
  expired: 'Deleted: nobody decided in time',
};

/** The staff lists of a study: what has been uploaded, and the form for another one. */
export function serveLists(app: FastifyInstance, pages: Pages, door: ListDoor): void {
  const config = { needs: door.needs };
  app.register(async (scope) => {
    // Here only: no other form of this server takes a file of this size.
    await scope.register(multipart, { limits: UPLOAD_LIMITS });
    scope.get<ListsRoute>(`/desk/:study/${door.part}`, { config }, (request, reply) =>
      sendLists(request, reply, { pages, door, error: null }),
    );
    scope.post<ListsRoute>(`/desk/:study/${door.part}`, { config }, (request, reply) =>
      takeUpload(request, reply, { pages, door }),
    );
  });
}

async function takeUpload(
  request: FastifyRequest<ListsRoute>,
  reply: FastifyReply,
  { pages, door }: { pages: Pages; door: ListDoor },
): Promise<FastifyReply> {
  const again = (error: string): Promise<FastifyReply> => sendLists(request, reply, { pages, door, error });
  if (!request.isMultipart()) return again('Choose a file');
  const { fields, fileName, bytes, tooLarge } = await uploadedForm(request);
  if (tooLarge) return again(`The file has more than ${LARGEST_LIST / 1_000_000} MB. Split the list.`);
  if (fileName === '' || bytes.length === 0) return again(fileName === '' ? 'Choose a file' : 'The file is empty');
  const { study } = request.params;
  const taken = await uploadStaffList(pages.world, signedIn(request), {
    studyId: study,
    authorityCode: fields.authority || null,
    source: fields.source === 'booster' ? 'booster' : 'list',
    fileName,
    bytes,
  });
  if ('refused' in taken) return again(taken.sentence);
  return reply.redirect(listHref(door, { study, list: taken.listId }), 303);
}

async function sendLists(
  request: FastifyRequest<ListsRoute>,
  reply: FastifyReply,
  { pages, door, error }: { pages: Pages; door: ListDoor; error: string | null },
): Promise<FastifyReply> {
  const { study } = request.params;
  const lists = await staffLists(pages.world, signedIn(request), study);
  if ('refused' in lists) return sendListRefusal(reply, pages, lists, '/desk');
  if (error !== null) reply.code(422);
  return sendDeskPage(reply, pages, 'sample/lists.njk', listsView(lists, door, error));
}

/** What the template with a study’s lists shows. */
function listsView(
  { study, own, lists, authorities, takesNewEntrants }: StaffLists,
  door: ListDoor,
  error: string | null,
) {
  const choices = authorities.map(({ code, name }) => ({ value: code, text: name }));
  return {
    study,
    own,
    error,
    uploadHref: listHref(door, { study: study.id }),
    takesNewEntrants,
    authorityItems: [{ value: '', text: 'A column of the list says which' }, ...choices],
    hasAuthorities: authorities.length > 0,
    lists: lists.map((list) => ({
      href: listHref(door, { study: study.id, list: list.listId }),
      fileName: list.fileName,
      what: list.source === 'booster' ? 'New entrants' : 'Staff',
      authority: list.authority ?? 'By a column',
      by: list.byAuthority ? 'Authority' : 'Desk',
      at: shortMoment(list.uploadedAt),
      kept: list.counts?.kept ?? null,
      rows: list.counts?.rows ?? null,
      state: list.interrupted ? `${STATES[list.state]} (interrupted)` : STATES[list.state],
    })),
  };
}
