import type { FastifyInstance } from 'fastify';

/**
 * Takes no more connections, lets running requests end, and cuts off those that take longer than so many milliseconds;
 * with them the connections that a browser has opened ahead and not used, which a server would wait for without end.
 */
export async function closeWithin(app: FastifyInstance, milliseconds: number): Promise<void> {
  // More than once: while the server is still about to close, a browser may open another.
  const cutting = setInterval(() => app.server.closeAllConnections(), milliseconds);
  try {
    await app.close();
  } finally {
    clearInterval(cutting);
  }
}
