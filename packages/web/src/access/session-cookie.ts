import type { FastifyReply, FastifyRequest } from 'fastify';

/** What cookies of ours are like: kept from scripts, from other sites’ forms and, where there is https, from plain http. */
export function cookieOptions(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(publicUrl) } as const;
}

/**
 * The name of a cookie of ours. With https it has the prefix by which a browser makes sure that this very host has set
 * it, and not one beside it under the same domain.
 */
export function cookieName(publicUrl: string, name: string): string {
  return isHttps(publicUrl) ? `__Host-earshot_${name}` : `earshot_${name}`;
}

function isHttps(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}

/** The token of the session that a browser says it has; null: says none. */
export function sessionTokenOf(request: FastifyRequest, publicUrl: string): string | null {
  return request.cookies[cookieName(publicUrl, 'session')] || null;
}

/** Gives the browser a session. It forgets it when it is closed; the server ends it in any case. */
export function setSession(reply: FastifyReply, publicUrl: string, token: string): void {
  reply.setCookie(cookieName(publicUrl, 'session'), token, cookieOptions(publicUrl));
}

/** Takes the session’s cookie away. */
export function clearSession(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(cookieName(publicUrl, 'session'), cookieOptions(publicUrl));
}
