import { type Study, startInterview } from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';

interface Address {
  Params: { study: string };
  Body: { consent?: string | string[] };
}

/** The open link of a study: what it is, that taking part is a choice, and the consent that starts an interview. */
export function serveLanding(app: FastifyInstance, pages: Pages): void {
  app.get<Address>('/take/:study', async (request, reply) => {
    const study = pages.world.studies.get(request.params.study);
    if (!study) return noSuchStudy(reply, pages);
    return sendLanding(reply, pages, study, null);
  });

  app.post<Address>('/take/:study', async (request, reply) => {
    const consents = request.body?.consent === 'yes';
    const started = await startInterview(pages.world, { studyId: request.params.study, consents, mode: 'web' });
    if ('token' in started) return reply.redirect(`/a/${started.token}`, 303);
    const study = pages.world.studies.get(request.params.study);
    if (!study) return noSuchStudy(reply, pages);
    return sendLanding(reply.code(422), pages, study, started.sentence);
  });
}

async function sendLanding(
  reply: FastifyReply,
  pages: Pages,
  study: Study,
  error: string | null,
): Promise<FastifyReply> {
  const context = { study, error, demonstration: await pages.demonstration(study) };
  return reply.type('text/html').send(pages.render('answering/landing.njk', context));
}

function noSuchStudy(reply: FastifyReply, { render }: Pages): FastifyReply {
  return sendMessage(reply, render, 404, {
    heading: 'There is no study here',
    paragraphs: ['No study is open at this address. Check the link, or ask whoever sent it to you.'],
  });
}
