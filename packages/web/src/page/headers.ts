import type { FastifyInstance } from 'fastify';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "script-src 'self'",
  "connect-src 'self'", // pages that keep themselves up to date
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/**
 * Headers on every reply. Nothing is kept by a browser or a proxy unless the route says otherwise, because most
 * pages are personal; no address leaves with a click, because a personal link is a key.
 */
export const SECURITY_HEADERS = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-store',
};

/** A year, for this host alone: what else a council runs under the same domain is not ours to decide about. */
const HTTPS_ONLY = { 'strict-transport-security': 'max-age=31536000' };

/**
 * Sets the headers on every reply.
 * @param publicUrl where people reach the server; with https, browsers are told to come by nothing else.
 */
export function setSecurityHeaders(app: FastifyInstance, publicUrl: string): void {
  const headers = publicUrl.startsWith('https:') ? { ...SECURITY_HEADERS, ...HTTPS_ONLY } : SECURITY_HEADERS;
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
}
