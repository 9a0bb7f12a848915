import { readUnsubscribing, unsubscribe } from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';

type Params = { Params: { token: string } };

/**
 * Ending all mail and calls, by the link that stands in every mail. Opening it changes nothing, since mail programs open
 * links by themselves; the button does, and so does the one press that mail programs offer (RFC 8058), which posts the
 * same address from elsewhere, with no cookie, as either of the kinds of form.
 */
export function serveStop(app: FastifyInstance, { world, render }: Pages): void {
  app.register(async (own) => {
    // Only that somebody posts here counts, and not what: nothing of it is read.
    own.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
      payload.resume();
      payload.on('end', () => done(null, undefined));
      payload.on('error', done);
    });

    own.get<Params>('/stop/:token', { config: { needs: 'personal_link' } }, async (request, reply) => {
      const found = await readUnsubscribing(world, request.params.token);
      if (!found) return unknownLink(reply);
      return reply.type('text/html').send(render('mail/stop.njk', { ...found, address: request.url.split('?')[0] }));
    });

    own.post<Params>('/stop/:token', { config: { needs: 'personal_link' } }, async (request, reply) => {
      const found = await unsubscribe(world, request.params.token);
      if (!found) return unknownLink(reply);
      return reply.type('text/html').send(render('mail/stop.njk', found));
    });
  });

  function unknownLink(reply: FastifyReply): FastifyReply {
    return sendMessage(reply, render, 404, {
      heading: 'This link ends no mails',
      paragraphs: [
        'Check that you copied all of it. If your details have been deleted since, there is nothing left to end.',
        'You can also write to the address in the mail.',
      ],
    });
  }
}
