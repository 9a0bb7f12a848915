import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';

/** How many requests one address on the network may send in a minute before it has to wait. */
export interface Limits {
  /** Attempts at signing in, with whatever e-mail address. Beside this each e-mail address has its own lock. */
  readonly signIn: number;
  /** Messages of the identity provider that somebody has signed out there. */
  readonly signOuts: number;
  /** Looks at one-time links, and uses of them. */
  readonly oneTimeLinks: number;
  /** Interviews begun through open links. A whole office can share one network address. */
  readonly starts: number;
  /** Wishes for a link to come back to, each of which sends a mail. */
  readonly returnLinks: number;
  /** Pages and files of published figures, which take the server up to a tenth of a second each. */
  readonly published: number;
}

export const LIMITS: Limits = {
  signIn: 20,
  signOuts: 600,
  oneTimeLinks: 30,
  starts: 120,
  returnLinks: 20,
  published: 300,
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which limit a route falls under. Every form that anybody can send without signing in has one. */
    limit?: keyof Limits;
  }
}

/**
 * Holds back who sends too much, on the routes where guessing or flooding would do harm; they get 429 with
 * `retry-after`. Counted in this process: two processes let through twice as many. Register it before any route, and
 * the routes in a plugin of their own, so that this one is there when they come.
 */
export function limitRates(app: FastifyInstance, limits: Limits): void {
  app.addHook('onRoute', (route) => {
    const { limit } = route.config ?? {};
    if (!limit) return;
    route.config = { ...route.config, rateLimit: { max: limits[limit], timeWindow: '1 minute', groupId: limit } };
  });
  app.register(rateLimit, { global: false });
}
