import { type AccountMistake, changePassword, readOwnAccount, signOutEverywhere } from '@earshot/actions';
import { shortMoment } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fieldOf } from '../page/form-field.ts';
import type { Pages } from '../parts.ts';
import { sendDeskPage } from './desk-page.ts';
import { signedIn } from './guard.ts';
import { errorsByField } from './mistakes.ts';
import { clearSession, setSession } from './session-cookie.ts';

const WAYS = { password: 'Password', one_time_link: 'One-time link', provider: 'Single sign-on' } as const;

interface PasswordForm {
  Body: { current_password?: string | string[]; password?: string | string[] } | undefined;
}

/** A person’s own account: where they are signed in, their password. */
export function serveOwnAccount(app: FastifyInstance, pages: Pages): void {
  const { world, publicUrl } = pages;
  const config = { needs: 'see_desk' } as const;

  app.get<{ Querystring: { changed?: string } }>('/account', { config }, (request, reply) =>
    sendAccount(request, reply, pages, { changed: request.query.changed === 'yes' }),
  );

  app.post<PasswordForm>('/account/password', { config: { ...config, limit: 'signIn' } }, async (request, reply) => {
    const asked = { current: fieldOf(request.body, 'current_password'), wanted: fieldOf(request.body, 'password') };
    const outcome = await changePassword(world, signedIn(request), asked);
    if ('sessionToken' in outcome) {
      setSession(reply, publicUrl, outcome.sessionToken);
      return reply.redirect('/account?changed=yes', 303);
    }
    const mistakes: readonly AccountMistake[] =
      'mistakes' in outcome ? outcome.mistakes : [{ field: 'current_password', sentence: outcome.sentence }];
    return sendAccount(request, reply.code(422), pages, { mistakes });
  });

  app.post('/account/sign-out-everywhere', { config }, async (request, reply) => {
    await signOutEverywhere(world, signedIn(request).accountId);
    clearSession(reply, publicUrl);
    return reply.redirect('/sign-in?signed_out=yes', 303);
  });
}

async function sendAccount(
  request: FastifyRequest,
  reply: FastifyReply,
  pages: Pages,
  shown: { readonly changed?: boolean; readonly mistakes?: readonly AccountMistake[] },
): Promise<FastifyReply> {
  const account = await readOwnAccount(pages.world, signedIn(request));
  if ('refused' in account) return reply.callNotFound() as unknown as FastifyReply;
  const sessions = account.sessions.map(({ way, startedAt, seenAt }) => ({
    way: WAYS[way],
    startedAt: shortMoment(startedAt),
    seenAt: shortMoment(seenAt),
  }));
  const errors = errorsByField(shown.mistakes ?? []);
  return sendDeskPage(reply, pages, 'access/account.njk', {
    ...account,
    ...shown,
    sessions,
    errors,
    provider: pages.provider?.name,
  });
}
