import type { Study } from '@earshot/actions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';
import { guideText } from './guide-text.ts';
import { FILES, FORMATS, type MadeTables } from './study-tables-files.ts';

/** Why something of a study is not shown. */
export interface NotShown {
  readonly refused: string;
  readonly sentence: string;
}

export type OfStudy = { Params: { study: string } };
export type StudyRequest = FastifyRequest<OfStudy>;

/** Tables of a study that have a page, files of the same numbers, and a guide to the file that asks for them. */
export interface StudyTables<Read extends object> {
  /** The last part of their address, and of the names of their files. */
  readonly name: string;
  readonly needs: 'see_report' | 'explore_answers';
  /** The file in docs that says how they are asked for. */
  readonly guide: string;
  /** The heading of a refusal. */
  readonly refusal: string;
  read(request: StudyRequest): Promise<Read | NotShown>;
  send(found: Read, reply: FastifyReply, study: Study): FastifyReply | Promise<FastifyReply>;
  /** What the files hold; null while nothing is made. */
  made(found: Read): MadeTables | null;
}

/** Serves the page, the files and the guide. Whoever asks for a file of what is not made is sent to the page. */
export function serveStudyTables<Read extends object>(
  app: FastifyInstance,
  pages: Pages,
  tables: StudyTables<Read>,
): void {
  const path = `/desk/:study/${tables.name}`;
  const config = { config: { needs: tables.needs } };
  const studyOf = ({ params }: StudyRequest): Study => pages.world.studies.get(params.study)!;
  app.get<OfStudy>(path, config, async (request, reply) => {
    const found = await tables.read(request);
    if (isNotShown(found)) return sendNotShown(reply, pages, found, tables.refusal);
    return tables.send(found, reply, studyOf(request));
  });
  for (const format of FORMATS) {
    app.get<OfStudy>(`${path}.${format}`, config, async (request, reply) => {
      const found = await tables.read(request);
      if (isNotShown(found)) return sendNotShown(reply, pages, found, tables.refusal);
      const study = studyOf(request);
      const made = tables.made(found);
      if (!made) return reply.redirect(`/desk/${encodeURIComponent(study.id)}/${tables.name}`, 303);
      const { type, content } = await FILES[format](made, study);
      const name = `${study.id}-${tables.name}.${format}`;
      return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
    });
  }
  app.get<OfStudy>(`${path}/guide`, config, (request, reply) => {
    if (!pages.world.studies.has(request.params.study)) return reply.callNotFound();
    return reply.type('text/plain; charset=utf-8').send(guideText(tables.guide));
  });
}

/** Says why something of a study is not shown. */
export function sendNotShown(
  reply: FastifyReply,
  { render }: Pages,
  { refused, sentence }: NotShown,
  heading: string,
): FastifyReply {
  return sendMessage(reply, render, refusalStatus(refused), {
    heading: refused === 'no-such-study' ? 'Page not found' : heading,
    paragraphs: [sentence],
  });
}

function isNotShown(found: object): found is NotShown {
  return 'refused' in found;
}
