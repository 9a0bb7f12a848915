import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { Pages } from '../parts.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { sendMessage } from './message.ts';
import type { Render } from './render.ts';

/** Pages for what goes wrong. Neither the error nor the address asked for is shown or logged: both can be personal. */
export function answerFailures(app: FastifyInstance, { render, onError }: Pick<Pages, 'render' | 'onError'>): void {
  app.setNotFoundHandler((_request, reply) =>
    sendMessage(reply, render, 404, {
      heading: 'Page not found',
      paragraphs: [
        'There is no page at this address.',
        'If you typed it, check that it is right. If you copied a link, check that you copied all of it.',
      ],
    }),
  );
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) return sendMessage(reply, render, status, tooMuchOrWrong(status));
    onError(error, request.routeOptions.url ?? '(no route)');
    return sendMessage(reply, render, 500, {
      heading: 'Sorry, something went wrong',
      paragraphs: [
        'This page could not be shown. Answers that you gave on earlier pages are kept.',
        'Go back in your browser and try again. If it happens again, try later.',
      ],
    });
  });
}

/** For an address that is not even one, such as one with a broken escape; it never comes to the hooks and routes. */
export function sendBadAddress(reply: FastifyReply, render: Render): void {
  reply.headers(SECURITY_HEADERS);
  sendMessage(reply, render, 400, {
    heading: 'Sorry, we could not read that address',
    paragraphs: ['Check that the address is right. If you copied a link, check that you copied all of it.'],
  });
}

function tooMuchOrWrong(status: number) {
  if (status === 413) {
    return {
      heading: 'That was too much at once',
      paragraphs: ['What you sent is longer than a page can take. Go back, shorten it, and send it again.'],
    };
  }
  if (status === 429) {
    return {
      heading: 'Too many requests have come from your network',
      paragraphs: ['Nothing has been changed. Wait a minute, go back, and try again.'],
    };
  }
  return {
    heading: 'Sorry, we could not read that',
    paragraphs: ['What your browser sent is not what this page expects. Go back and try again.'],
  };
}
