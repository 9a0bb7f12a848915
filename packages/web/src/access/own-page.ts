import type { FastifyRequest } from 'fastify';

/**
 * Whether a request that changes something comes from a page of ours: by `Origin`, which browsers send with every form,
 * or by `Sec-Fetch-Site` where there is no `Origin`. Another site can make a browser send a form with its cookies, but can
 * set neither of the two.
 */
export function fromOwnPage({ headers }: Pick<FastifyRequest, 'headers'>, publicUrl: string): boolean {
  if (headers.origin !== undefined) return headers.origin === new URL(publicUrl).origin;
  return headers['sec-fetch-site'] === 'same-origin';
}

/** Whether a request can change something. Ours never do on GET or HEAD. */
export function changesSomething({ method }: Pick<FastifyRequest, 'method'>): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}
