import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Address } from './address.ts';

type Place = Pick<Address, 'host' | 'port'>;

/** How another port is asked for at the command line. */
type AskFor = (port: number) => string;
const AT_START: AskFor = (port) => `PORT=${port} npm start`;

/** Null when the server listens; otherwise why it does not, and what to do. */
export function listen(app: FastifyInstance, { host, port }: Place, askFor = AT_START): Promise<string | null> {
  return inTheWay({ host, port }, () => app.listen({ host, port }), askFor);
}

/**
 * Takes the address and gives it back at once. Null when it is free; otherwise what `listen` would say. Somebody else
 * can still take it in between.
 */
export function tryAddress(place: Place): Promise<string | null> {
  return inTheWay(place, async () => {
    const probe = createServer();
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject).listen(place, resolve);
    });
    await new Promise((resolve) => probe.close(resolve));
  });
}

async function inTheWay(
  { host, port }: Place,
  attempt: () => Promise<unknown>,
  askFor = AT_START,
): Promise<string | null> {
  try {
    await attempt();
    return null;
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case 'EADDRINUSE':
        return (
          `Port ${port} is taken, by another program or by Earshot itself. ` +
          `Stop that, or choose another port: ${askFor(port < 65535 ? port + 1 : port - 1)}`
        );
      case 'EACCES':
        return `Port ${port} needs rights that you do not have. Choose one above 1023: ${askFor(4000)}`;
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
        return `HOST is “${host}”, which is no address of this machine.`;
      default:
        throw error;
    }
  }
}
