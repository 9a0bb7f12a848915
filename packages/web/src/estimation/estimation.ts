import type { EstimationKind, EstimationRead, Study } from '@earshot/actions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signedIn } from '../access/guard.ts';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';
import { runningTasks } from '../tasks/running-tasks.ts';
import { FILES, FORMATS } from './estimation-files.ts';
import { addressOf, sendEstimation } from './estimation-page.ts';
import { ESTIMATION_WORDS } from './estimation-words.ts';
import { guideText } from './guide-text.ts';

type OfStudy = { Params: { study: string } };
type Asked = FastifyRequest<OfStudy>;

/**
 * Change between waves, and drivers: a page each that begins the work, shows how far it is, and then what came of it, with
 * files of the same numbers.
 */
export function serveEstimations(app: FastifyInstance, pages: Pages): void {
  const running = runningTasks(app, pages);
  for (const kind of ['change', 'drivers'] as const) {
    serveResults(app, pages, kind);
    serveWork(app, pages, { kind, running });
  }
}

const NEEDS = { config: { needs: 'explore_answers' } } as const;

function serveResults(app: FastifyInstance, pages: Pages, kind: EstimationKind): void {
  const path = `/desk/:study/${kind}`;
  app.get<OfStudy>(path, NEEDS, async (request, reply) => {
    const found = await read(request, pages, kind);
    return 'refused' in found
      ? refuse(reply, pages, found)
      : sendEstimation(found, { reply, pages, study: studyOf(request, pages), kind });
  });
  for (const format of FORMATS) {
    app.get<OfStudy>(`${path}.${format}`, NEEDS, async (request, reply) => {
      const found = await read(request, pages, kind);
      if ('refused' in found) return refuse(reply, pages, found);
      const study = studyOf(request, pages);
      if (found.state !== 'made') return reply.redirect(addressOf(study, kind), 303);
      const { type, content } = await FILES[format](found, study);
      const name = `${study.id}-${kind}.${format}`;
      return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
    });
  }
  app.get<OfStudy>(`${path}/guide`, NEEDS, (request, reply) => {
    if (!pages.world.studies.has(request.params.study)) return reply.callNotFound();
    return reply.type('text/plain; charset=utf-8').send(guideText(ESTIMATION_WORDS[kind].guide));
  });
}

interface Working {
  readonly kind: EstimationKind;
  readonly running: ReturnType<typeof runningTasks>;
}

function serveWork(app: FastifyInstance, pages: Pages, { kind, running }: Working): void {
  const path = `/desk/:study/${kind}`;
  app.post<OfStudy>(`${path}/begin`, NEEDS, async (request, reply) => {
    const wish = { kind, studyId: request.params.study, stopping: running.stopping };
    const begun = await pages.estimations.begin(signedIn(request), wish);
    if ('refused' in begun) return refuse(reply, pages, begun);
    await running.settle(begun.finished, `${path}/begin`);
    return reply.redirect(`/desk/${encodeURIComponent(wish.studyId)}/${kind}`, 303);
  });
  app.post<OfStudy>(`${path}/stop`, NEEDS, (request, reply) => {
    const { study: studyId } = request.params;
    const refused = pages.estimations.stop(signedIn(request), { kind, studyId });
    return refused
      ? refuse(reply, pages, refused)
      : reply.redirect(`/desk/${encodeURIComponent(studyId)}/${kind}`, 303);
  });
}

function read(request: Asked, pages: Pages, kind: EstimationKind): Promise<EstimationRead> {
  return pages.estimations.read(signedIn(request), { kind, studyId: request.params.study });
}

/** The study of a request whose estimation has been read. */
function studyOf({ params }: Asked, { world }: Pages): Study {
  return world.studies.get(params.study)!;
}

function refuse(
  reply: FastifyReply,
  { render }: Pages,
  { refused, sentence }: { readonly refused: string; readonly sentence: string },
): FastifyReply {
  return sendMessage(reply, render, refusalStatus(refused), {
    heading: refused === 'no-such-study' ? 'Page not found' : 'This cannot be worked out now',
    paragraphs: [sentence],
  });
}
