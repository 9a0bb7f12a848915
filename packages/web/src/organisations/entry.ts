import { type EntryPreview, enterOrganisations, previewOrganisationEntry } from '@earshot/actions';
import { ENTRY_COLUMNS } from '@earshot/fieldwork';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';
import { EVENTS, populationInWords, sendOrganisationRefusal, WAYS } from './organisation-words.ts';

interface Address {
  Params: { study: string };
  Body: { file?: string; text?: string } | undefined;
}

type Preview = EntryPreview & { readonly file: string; readonly text: string };

/** A line for each of 153 authorities, with notes, is far below this. */
const LARGEST_FILE = 128 * 1024;

/** What authorities said, from a CSV file: looked at first, and kept whole or not at all. */
export function serveEntry(app: FastifyInstance, pages: Pages): void {
  const route = { config: { needs: 'manage_organisations' } } as const;

  app.get<Address>('/desk/:study/authorities/entry', route, (request, reply) =>
    sendEntry(request, reply, pages, { error: null, preview: null }),
  );

  app.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize: LARGEST_FILE, files: 1, fields: 2, parts: 3 } });
    scope.post<Address>('/desk/:study/authorities/entry', route, async (request, reply) => {
      const read = await uploadedText(request);
      if ('error' in read) return sendEntry(request, reply.code(422), pages, { error: read.error, preview: null });
      const entry = { studyId: request.params.study, directory: pages.authorities(), ...read };
      const preview = previewOrganisationEntry(pages.world, signedIn(request), entry);
      if ('refused' in preview) return sendOrganisationRefusal(reply, pages, preview);
      return sendEntry(request, reply, pages, { error: null, preview: { ...preview, ...read } });
    });
  });

  app.post<Address>('/desk/:study/authorities/entry/keep', route, async (request, reply) => {
    const { file = 'file', text = '' } = request.body ?? {};
    const { study: studyId } = request.params;
    const entry = { studyId, directory: pages.authorities(), file, text };
    const outcome = await enterOrganisations(pages.world, signedIn(request), entry);
    if ('refused' in outcome) return sendOrganisationRefusal(reply, pages, outcome);
    if ('entered' in outcome) return reply.redirect(`/desk/${encodeURIComponent(studyId)}/authorities`, 303);
    return sendEntry(request, reply.code(422), pages, { error: null, preview: { ...outcome, file, text } });
  });
}

function sendEntry(
  request: FastifyRequest<Address>,
  reply: FastifyReply,
  pages: Pages,
  { error, preview }: { error: string | null; preview: Preview | null },
): FastifyReply {
  const study = pages.world.studies.get(request.params.study);
  if (!study) {
    reply.callNotFound();
    return reply;
  }
  const context = { study, error, columns: ENTRY_COLUMNS, preview: preview && previewView(preview) };
  return sendDeskPage(reply, pages, 'organisations/entry.njk', context);
}

function previewView({ file, text, entries, problems }: Preview) {
  return {
    file,
    text,
    problems: problems.map(({ place, sentence }) => ({ line: place.line, sentence })),
    entries: entries.map(({ line, authority, events, rating }) => ({
      line,
      name: authority.name,
      says: [...events.map((event) => sayEvent(event)), ...(rating ? [`Ofsted’s judgement: ${rating}`] : [])],
    })),
  };
}

function sayEvent({
  kind,
  way,
  population,
  populationOn,
  detail,
}: Preview['entries'][number]['events'][number]): string {
  if (kind === 'population') {
    const counted = { people: population!, on: populationOn, actor: '' };
    return `People in scope: ${populationInWords({ population: counted })}`;
  }
  if (kind === 'note') return `Note: ${String(detail.text)}`;
  return way ? `${EVENTS[kind]}: ${WAYS[way].toLowerCase()}` : EVENTS[kind];
}

/** The file of the form as text, or a sentence on why it cannot be read. */
async function uploadedText(
  request: FastifyRequest,
): Promise<{ readonly file: string; readonly text: string } | { readonly error: string }> {
  const part = await request.file().catch(() => null);
  const bytes = await part?.toBuffer().catch(() => null);
  if (part && bytes === null) return { error: 'The file is larger than 128 KB. Choose the CSV file of answers' };
  if (!part || !bytes || bytes.length === 0) return { error: 'Choose a CSV file' };
  try {
    return { file: part.filename, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { error: 'The file is not CSV in UTF-8. Save it in your spreadsheet as “CSV UTF-8” and choose it again' };
  }
}
