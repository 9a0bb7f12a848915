import { signIn, signOut } from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { fieldOf } from '../page/form-field.ts';
import type { Pages } from '../parts.ts';
import { localPath } from './local-path.ts';
import { clearSession, sessionTokenOf, setSession } from './session-cookie.ts';

/** Words of a form’s field; a field that came several times or not at all counts as empty. */
type Field = string | string[] | undefined;

interface SignInForm {
  Querystring: { next?: Field; signed_out?: Field };
  Body: { email?: Field; password?: Field; next?: Field } | undefined;
}

/** Signing in with address and password, and signing out. */
export function serveSignIn(app: FastifyInstance, pages: Pages): void {
  const { world, publicUrl } = pages;
  const config = { needs: 'nothing', ownPagesOnly: true } as const;

  app.get<SignInForm>('/sign-in', { config }, ({ query }, reply) =>
    sendSignIn(reply, pages, { next: localPath(query.next, publicUrl), signedOut: query.signed_out === 'yes' }),
  );

  app.post<SignInForm>('/sign-in', { config: { ...config, limit: 'signIn' } }, async (request, reply) => {
    const [email, password] = [fieldOf(request.body, 'email'), fieldOf(request.body, 'password')];
    const path = localPath(request.body?.next, publicUrl);
    const replacing = sessionTokenOf(request, publicUrl);
    const signed = await signIn(world, { email, password, replacing });
    if ('refused' in signed) {
      const status = signed.refused === 'locked' ? 429 : 422;
      return sendSignIn(reply.code(status), pages, { next: path, email, error: signed.sentence });
    }
    setSession(reply, publicUrl, signed.sessionToken);
    return reply.redirect(path, 303);
  });

  app.post('/sign-out', { config: { needs: 'see_desk' } }, async (request, reply) => {
    await signOut(world, sessionTokenOf(request, publicUrl) ?? '');
    clearSession(reply, publicUrl);
    return reply.redirect('/sign-in?signed_out=yes', 303);
  });
}

interface ShownSignIn {
  readonly next: string;
  readonly signedOut?: boolean;
  readonly email?: string;
  readonly error?: string;
}

/** Sends the page for signing in, with what went wrong. */
export function sendSignIn(reply: FastifyReply, { render, provider }: Pages, shown: ShownSignIn): FastifyReply {
  return reply.type('text/html').send(render('access/sign-in.njk', { ...shown, provider: provider?.name }));
}
