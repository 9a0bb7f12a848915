import {
  type AccountMistake,
  createFirstAccount,
  type OpenedLink,
  openLink,
  type SignedIn,
  setPasswordByLink,
} from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { fieldOf } from '../page/form-field.ts';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { errorsByField } from './mistakes.ts';
import { sessionTokenOf, setSession } from './session-cookie.ts';

type Field = string | string[] | undefined;

interface LinkForm {
  Params: { token: string };
  Body: { name?: Field; email?: Field; password?: Field } | undefined;
}

/** A link that works once: it makes the first account, or lets somebody choose a password for theirs. */
export function serveOneTimeLinks(app: FastifyInstance, pages: Pages): void {
  const { world, publicUrl } = pages;
  const config = { needs: 'nothing', ownPagesOnly: true, limit: 'oneTimeLinks' } as const;

  app.get<LinkForm>('/one-time/:token', { config }, async ({ params }, reply) => {
    const opened = await openLink(world, params.token);
    if ('refused' in opened) return sendNoLink(reply, pages, opened.sentence);
    return sendForm(reply, pages, { ...params, opened });
  });

  app.post<LinkForm>('/one-time/:token', { config }, async (request, reply) => {
    const { token } = request.params;
    const opened = await openLink(world, token);
    if ('refused' in opened) return sendNoLink(reply, pages, opened.sentence);
    const typed = typedIn(request.body);
    const replacing = sessionTokenOf(request, publicUrl);
    const outcome = await (opened.person === null
      ? createFirstAccount(world, token, typed)
      : setPasswordByLink(world, token, { password: typed.password, replacing }));
    if ('refused' in outcome) return sendNoLink(reply, pages, outcome.sentence);
    if ('mistakes' in outcome) return sendForm(reply.code(422), pages, { token, opened, typed, ...outcome });
    return signedInNow(reply, pages, outcome);
  });
}

/** Gives the browser the session and goes on to the desk. */
function signedInNow(reply: FastifyReply, { publicUrl }: Pages, { sessionToken }: SignedIn): FastifyReply {
  setSession(reply, publicUrl, sessionToken);
  return reply.redirect('/desk', 303);
}

function typedIn(body: LinkForm['Body']) {
  return { name: fieldOf(body, 'name'), email: fieldOf(body, 'email'), password: fieldOf(body, 'password') };
}

interface ShownLink {
  readonly token: string;
  readonly opened: OpenedLink;
  readonly typed?: { readonly name: string; readonly email: string };
  readonly mistakes?: readonly AccountMistake[];
}

function sendForm(
  reply: FastifyReply,
  { render, provider }: Pages,
  { token, opened, ...shown }: ShownLink,
): FastifyReply {
  const context = { ...opened, ...shown, errors: errorsByField(shown.mistakes ?? []), provider: provider?.name, token };
  return reply.type('text/html').send(render('access/one-time-link.njk', context));
}

function sendNoLink(reply: FastifyReply, { render }: Pages, sentence: string): FastifyReply {
  return sendMessage(reply, render, 404, {
    heading: 'This link does not work',
    paragraphs: [sentence, 'If you have an account, sign in. If not, ask your study lead for a new link.'],
    links: [{ href: '/sign-in', text: 'Sign in' }],
  });
}
