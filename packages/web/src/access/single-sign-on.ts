import { recordFailedProviderSignIn, signInByProvider, signOutByProvider, useLinkByProvider } from '@earshot/actions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fieldOf } from '../page/form-field.ts';
import { sendMessage } from '../page/message.ts';
import type { Pages } from '../parts.ts';
import { localPath } from './local-path.ts';
import type { IdentityProvider, Visit } from './provider.ts';
import { cookieName, cookieOptions, sessionTokenOf, setSession } from './session-cookie.ts';

/** Where browsers come back to from the provider; it is registered there under the public address. */
export const COMES_BACK_TO = '/sign-in/provider/callback';

const TEN_MINUTES = 600;

/** A visit to the provider, and what follows it: an address here, or the one-time link that it is to take up. */
interface KeptVisit extends Visit {
  readonly next: string;
  readonly link: string;
}

type Field = string | string[] | undefined;

/** Signing in through an identity provider; nothing is served without one. */
export function serveSingleSignOn(app: FastifyInstance, pages: Pages): void {
  const { provider, publicUrl } = pages;
  if (!provider) return;
  const config = { needs: 'nothing', limit: 'signIn' } as const;
  const cookie = cookieName(publicUrl, 'provider');

  app.get<{ Querystring: { next?: Field; link?: Field } }>(
    '/sign-in/provider',
    { config },
    async ({ query }, reply) => {
      const left = await provider.leave().catch((error: Error) => pages.onError(error, '/sign-in/provider'));
      if (!left) return sendUnreachable(reply, pages, provider);
      const kept: KeptVisit = { ...left.visit, next: localPath(query.next, publicUrl), link: fieldOf(query, 'link') };
      const value = Buffer.from(JSON.stringify(kept)).toString('base64url');
      reply.setCookie(cookie, value, { ...cookieOptions(publicUrl), maxAge: TEN_MINUTES });
      return reply.redirect(left.url, 303);
    },
  );

  app.get(COMES_BACK_TO, { config }, async (request, reply) => {
    const kept = keptVisit(request.cookies[cookie]);
    reply.clearCookie(cookie, cookieOptions(publicUrl));
    const claims = kept && (await claimsOf(request, pages, provider, kept));
    if (!claims) {
      await recordFailedProviderSignIn(pages.world);
      return sendNotSignedIn(reply, pages, `${provider.name} did not confirm who you are, or it took too long.`);
    }
    const replacing = sessionTokenOf(request, publicUrl);
    const outcome = await (kept.link === ''
      ? signInByProvider(pages.world, claims, replacing)
      : useLinkByProvider(pages.world, kept.link, { claims, replacing }));
    if ('refused' in outcome) return sendNotSignedIn(reply, pages, outcome.sentence);
    setSession(reply, publicUrl, outcome.sessionToken);
    return reply.redirect(kept.next, 303);
  });

  serveSignOut(app, pages, provider);
}

/** Back-channel logout: the provider’s own server says that somebody has signed out there. */
function serveSignOut(app: FastifyInstance, { world, onError }: Pages, provider: IdentityProvider): void {
  const address = '/sign-in/provider/sign-out';
  const config = { needs: 'nothing', limit: 'signOuts' } as const;
  app.post<{ Body: { logout_token?: Field } | undefined }>(address, { config }, async ({ body }, reply) => {
    try {
      const message = await provider.signOutFrom(fieldOf(body, 'logout_token'), world.now());
      await signOutByProvider(world, message);
      return reply.code(200).send();
    } catch (error) {
      onError(error as Error, address);
      return reply.code(400).send();
    }
  });
}

/** Null for a browser that has not been sent to the provider from here, or too long ago. */
function keptVisit(value: string | undefined): KeptVisit | null {
  try {
    const kept = JSON.parse(Buffer.from(value ?? '', 'base64url').toString()) as Partial<
      Record<keyof KeptVisit, unknown>
    >;
    const names = ['state', 'nonce', 'verifier', 'next', 'link'] as const;
    return names.every((name) => typeof kept[name] === 'string') ? (kept as KeptVisit) : null;
  } catch {
    return null;
  }
}

/** Null when anything about the answer is not as it must be; whoever runs the server is told what. */
async function claimsOf(
  request: FastifyRequest,
  { publicUrl, onError }: Pages,
  provider: IdentityProvider,
  kept: Visit,
) {
  try {
    return await provider.comeBack(new URL(request.url, publicUrl), kept);
  } catch (error) {
    onError(error as Error, COMES_BACK_TO);
    return null;
  }
}

function sendUnreachable(reply: FastifyReply, { render }: Pages, { name }: IdentityProvider): FastifyReply {
  return sendMessage(reply, render, 503, {
    heading: 'Single sign-on does not work at the moment',
    paragraphs: [`${name} cannot be reached. Try again in a few minutes, or sign in with your password.`],
    links: [{ href: '/sign-in', text: 'Sign in' }],
  });
}

function sendNotSignedIn(reply: FastifyReply, { render }: Pages, sentence: string): FastifyReply {
  return sendMessage(reply, render, 403, {
    heading: 'You are not signed in',
    paragraphs: [sentence],
    links: [{ href: '/sign-in', text: 'Sign in' }],
  });
}
