import { confirmAddress } from '@earshot/actions';
import type { FastifyInstance } from 'fastify';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';

interface OneToken {
  Params: { token: string };
}

const NEEDS = { config: { needs: 'personal_link' as const } };

/**
 * Somebody shows that a new address is theirs, by the link in the mail to it. Opening it changes nothing, since mail
 * programs open links by themselves; the button does.
 */
export function serveConfirmAddress(app: FastifyInstance, { world, render }: Pages): void {
  app.get<OneToken>('/confirm/:token', NEEDS, (request, reply) =>
    reply.type('text/html').send(render('rights/confirm-address.njk', { address: request.url.split('?')[0] })),
  );
  app.post<OneToken>('/confirm/:token', NEEDS, async (request, reply) => {
    const isConfirmed = await confirmAddress(world, request.params.token);
    return sendMessage(reply, render, isConfirmed ? 200 : 404, {
      heading: isConfirmed ? 'Your address is confirmed' : 'This link confirms nothing any more',
      paragraphs: [
        isConfirmed
          ? 'Mails about the study go to it from now on.'
          : 'It may have been used, or replaced, or be older than seven days. Change the address again at your own link.',
      ],
    });
  });
}
