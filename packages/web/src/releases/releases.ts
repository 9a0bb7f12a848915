import {
  accountNames,
  checkQuality,
  decideRelease,
  drawSoftLaunch,
  permits,
  type ReleaseRefused,
  readReleases,
  releaseBatch,
  releaseMain,
  repeatDraw,
} from '@earshot/actions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askFirst } from '../access/ask-first.ts';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';
import { askToRelease } from './ask-to-release.ts';
import { qualityView } from './quality-view.ts';
import { releasesView } from './releases-view.ts';

interface Address {
  Params: { study: string; batch: string };
  Body: { decision?: string; reasons?: string } | undefined;
}

const PLACE = '/desk/:study/releases';

/** Who is released when: the soft launch, what its quality checks say, go or no-go, and everybody else. */
export function serveReleases(app: FastifyInstance, pages: Pages): void {
  const sample = { config: { needs: 'manage_sample' } } as const;
  const decide = { config: { needs: 'decide_release' } } as const;
  const { world } = pages;

  app.get<Address>(PLACE, sample, (request, reply) => sendReleases(request, reply, pages, null));

  app.post<Address>(`${PLACE}/draw`, sample, async (request, reply) =>
    goOn(request, reply, pages, await drawSoftLaunch(world, signedIn(request), request.params.study)),
  );

  app.post<Address>(`${PLACE}/main`, decide, async (request, reply) =>
    goOn(request, reply, pages, await releaseMain(world, signedIn(request), request.params.study)),
  );

  app.post<Address>(`${PLACE}/:batch/release`, sample, async (request, reply) =>
    goOn(request, reply, pages, await releaseBatch(world, signedIn(request), whichOf(request))),
  );

  for (const [place, route] of [
    [`${PLACE}/main`, decide],
    [`${PLACE}/:batch/release`, sample],
  ] as const) {
    app.get<Address>(place, route, async (request, reply) => {
      const read = await readReleases(world, signedIn(request), request.params.study);
      if ('refused' in read) return sendRefused(reply, pages, read);
      const question = askToRelease(read, request.params.batch === undefined ? null : whichOf(request).batchId);
      return question ? askFirst(reply, pages, question) : goOn(request, reply, pages, {});
    });
  }

  app.post<Address>(`${PLACE}/:batch/decide`, decide, async (request, reply) => {
    const { decision = '', reasons = '' } = request.body ?? {};
    const wish = { ...whichOf(request), decision, reasons };
    const outcome = await decideRelease(world, signedIn(request), wish);
    const field = 'refused' in outcome ? FIELDS[outcome.refused] : undefined;
    if (!field || !('refused' in outcome)) return goOn(request, reply, pages, outcome);
    const error = { field, sentence: outcome.sentence };
    return sendReleases(request, reply.code(422), pages, { ...error, decision, reasons });
  });

  app.get<Address>(`${PLACE}/:batch/quality`, sample, async (request, reply) => {
    const { studyId, batchId } = whichOf(request);
    const all = request.params.batch === 'all';
    const read = await checkQuality(world, signedIn(request), { studyId, batchId: all ? null : batchId });
    if ('refused' in read) return sendRefused(reply, pages, read);
    return sendDeskPage(reply, pages, 'releases/quality.njk', qualityView(read));
  });

  app.get<Address>(`${PLACE}/:batch/draw`, sample, async (request, reply) => {
    const read = await repeatDraw(world, signedIn(request), whichOf(request));
    if ('refused' in read) return sendRefused(reply, pages, read);
    const study = world.studies.get(request.params.study);
    return sendDeskPage(reply, pages, 'releases/draw.njk', { ...read, study });
  });
}

/** Fields of the decision’s form, by what is wrong with it. */
const FIELDS: Readonly<Partial<Record<string, 'decision' | 'reasons'>>> = {
  'decision-missing': 'decision',
  'reasons-missing': 'reasons',
};

interface Undecided {
  readonly field: 'decision' | 'reasons';
  readonly sentence: string;
  readonly decision: string;
  readonly reasons: string;
}

async function sendReleases(
  request: FastifyRequest<Address>,
  reply: FastifyReply,
  pages: Pages,
  wrong: Undecided | null,
): Promise<FastifyReply> {
  const viewer = signedIn(request);
  const read = await readReleases(pages.world, viewer, request.params.study);
  if ('refused' in read) return sendRefused(reply, pages, read);
  const names = await accountNames(pages.world);
  const mayDecide = permits(viewer, 'decide_release');
  return sendDeskPage(reply, pages, 'releases/releases.njk', { ...releasesView(read, names), mayDecide, wrong });
}

/** Back to the page after a step, or why there was none. */
function goOn(
  request: FastifyRequest<Address>,
  reply: FastifyReply,
  pages: Pages,
  outcome: object | ReleaseRefused,
): FastifyReply {
  if ('refused' in outcome) return sendRefused(reply, pages, outcome);
  return reply.redirect(`/desk/${encodeURIComponent(request.params.study)}/releases`, 303);
}

function sendRefused(reply: FastifyReply, pages: Pages, refused: ReleaseRefused): FastifyReply {
  if (refused.refused === 'no-such-study' || refused.refused === 'no-such-batch') {
    reply.callNotFound();
    return reply;
  }
  const { study } = reply.request.params as Address['Params'];
  return sendMessage(reply, pages.render, refusalStatus(refused.refused), {
    heading: 'That cannot be done',
    paragraphs: [refused.sentence],
    links: [{ href: `/desk/${encodeURIComponent(study)}/releases`, text: 'See where the release stands' }],
  });
}

/** A batch’s number is one that the database can hold; anything else is no batch. */
function whichOf({ params }: FastifyRequest<Address>): { studyId: string; batchId: number } {
  return { studyId: params.study, batchId: /^\d{1,9}$/.test(params.batch) ? Number(params.batch) : 0 };
}
