import { answersLeadingTo } from '@earshot/instrument';
import type { FastifyInstance } from 'fastify';
import { sendMessage } from '../page/message.ts';
import { settingsView } from './panel.ts';
import { type PreviewAddress, type Previewing, walkHref } from './preview.ts';
import { questionnaireOf, settingsFrom } from './walking.ts';

/** Where a walk begins: at the first question, or at any other. */
export function serveStart(app: FastifyInstance, { host, walks, opened }: Previewing): void {
  const show = opened(({ study, base, backHref }, _request, reply) => {
    const settings = settingsFrom(study, {});
    const context = {
      study,
      base,
      backHref,
      settings: settingsView(study, settings),
    };
    return host.sendPage(reply, 'preview/start.njk', context);
  });
  app.get<PreviewAddress>(host.pattern, show);

  const begin = opened(({ study, base }, request, reply) => {
    const settings = settingsFrom(study, request.body ?? {});
    const id = walks.begin({ study: study.id, ...settings, answers: {}, led: null });
    return reply.redirect(walkHref({ base, id }), 303);
  });
  app.post<PreviewAddress>(host.pattern, begin);

  const beginAt = opened((found, { params, query }, reply) => {
    const { study, base } = found;
    const settings = settingsFrom(study, query);
    const { questionId } = params;
    const led = answersLeadingTo(questionnaireOf(study, settings.language), questionId, settings.mode);
    if ('sentence' in led) {
      const links = [{ href: base, text: 'Back to the beginning of the preview' }];
      return sendMessage(reply, host.render, 404, { heading: 'No way leads there', paragraphs: [led.sentence], links });
    }
    const { answers, sample, deciding } = led;
    const id = walks.begin({ study: study.id, ...settings, sample, answers, led: { to: questionId, deciding } });
    return reply.redirect(walkHref({ base, id }, `/q/${questionId}`), 303);
  });
  app.get<PreviewAddress>(`${host.pattern}/to/:questionId`, beginAt);
}
