import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A request that was answered, in words that say nothing of whose it was. */
export interface Answered {
  /** Drawn here: one that a request brings could hold anything. */
  readonly id: string;
  readonly method: string;
  /** The pattern of the route, such as `/a/:token`, never the address. */
  readonly route: string;
  readonly status: number;
  /** From the first of the request to the last of the reply. */
  readonly milliseconds: number;
}

export type RequestWatcher = (answered: Answered) => void;

/** For addresses that no route has, and for those that cannot be read at all. */
const NO_ROUTE = '(no route)';

/** Names requests so that they cannot be told from one process to another. For `genReqId`. */
export function requestNames(): () => string {
  const own = randomBytes(4).toString('hex');
  let requests = 0;
  return () => {
    requests += 1;
    return `${own}-${requests}`;
  };
}

/** Tells of every request that has been answered. Register it before any route. */
export function watchRequests(app: FastifyInstance, watchers: readonly RequestWatcher[]): void {
  if (watchers.length === 0) return;
  app.addHook('onResponse', async (request, reply) => {
    const answered: Answered = {
      id: request.id,
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      milliseconds: reply.elapsedTime,
    };
    for (const watch of watchers) watch(answered);
  });
}

/** Tells of a request whose address cannot be read: it comes to no hook. */
export function tellUnreadable(
  watchers: readonly RequestWatcher[],
  { id, method }: Pick<FastifyRequest, 'id' | 'method'>,
  status: number,
): void {
  for (const watch of watchers) watch({ id, method, route: NO_ROUTE, status, milliseconds: 0 });
}

/** The pattern of a request's route. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? NO_ROUTE;
}
