import type { BesideRead } from '@earshot/actions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signedIn } from '../access/guard.ts';
import { guideText } from '../estimation/guide-text.ts';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';
import { FILES, FORMATS } from './beside-files.ts';
import { addressOf, sendBeside } from './beside-page.ts';

type OfStudy = { Params: { study: string } };

const NEEDS = { config: { needs: 'see_report' } } as const;

/** Survey estimates beside census measures: a page with every pair, and files of the same numbers. */
export function serveBeside(app: FastifyInstance, pages: Pages): void {
  const path = '/desk/:study/beside';
  app.get<OfStudy>(path, NEEDS, async (request, reply) => {
    const found = await read(request, pages);
    if ('refused' in found) return refuse(reply, pages, found);
    return sendBeside(found, { reply, pages, study: studyOf(request, pages) });
  });
  for (const format of FORMATS) {
    app.get<OfStudy>(`${path}.${format}`, NEEDS, async (request, reply) => {
      const found = await read(request, pages);
      if ('refused' in found) return refuse(reply, pages, found);
      const study = studyOf(request, pages);
      if (found.state !== 'made') return reply.redirect(addressOf(study), 303);
      const { type, content } = await FILES[format](found, study);
      const name = `${study.id}-beside.${format}`;
      return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
    });
  }
  app.get<OfStudy>(`${path}/guide`, NEEDS, (request, reply) => {
    if (!pages.world.studies.has(request.params.study)) return reply.callNotFound();
    return reply.type('text/plain; charset=utf-8').send(guideText('beside.md'));
  });
}

function read(request: FastifyRequest<OfStudy>, pages: Pages): Promise<BesideRead> {
  return pages.beside.read(signedIn(request), request.params.study);
}

/** The study of a request that has been read. */
function studyOf({ params }: FastifyRequest<OfStudy>, { world }: Pages) {
  return world.studies.get(params.study)!;
}

function refuse(
  reply: FastifyReply,
  { render }: Pages,
  { refused, sentence }: { readonly refused: string; readonly sentence: string },
): FastifyReply {
  return sendMessage(reply, render, refusalStatus(refused), {
    heading: refused === 'no-such-study' ? 'Page not found' : 'This cannot be shown',
    paragraphs: [sentence],
  });
}
