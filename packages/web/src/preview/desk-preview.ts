import { previewOf } from '@earshot/actions';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { servePreview } from './preview.ts';

/** Previews of all studies, for whoever may preview them. */
export function serveDeskPreview(app: FastifyInstance, pages: Pages): void {
  const { render, world } = pages;
  app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, needs: 'preview_study' };
    });
    servePreview(scope, {
      pattern: '/desk/:study/preview',
      render,
      sendPage: (reply, template, context) => sendDeskPage(reply, pages, template, context),
      now: world.now,
      randomBytes: world.randomBytes,
      async open(request, reply) {
        const { study: id } = (request as FastifyRequest<{ Params: { study: string } }>).params;
        const study = world.studies.get(id);
        if (study) return { study: previewOf(study), base: `/desk/${id}/preview`, backHref: `/desk/${id}` };
        await sendMessage(reply, render, 404, {
          heading: 'There is no such study',
          paragraphs: ['Check that the address is right.'],
          links: [{ href: '/desk', text: 'All studies' }],
        });
        return null;
      },
    });
  });
}
