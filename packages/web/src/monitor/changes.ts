import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { SECURITY_HEADERS } from '../page/headers.ts';

export interface ChangeSource {
  /** A mark that changes with the numbers. */
  readonly mark: () => Promise<string>;
  readonly onError: (error: Error, route: string) => void;
}

const ROUTE = '/desk/:study/changes';
/** Between two looks at the database: every watcher of a process shares them, and nobody is told more often. */
const EVERY = 1000;
/** A stream ends after this long; the browser opens it again, and who has signed out meanwhile gets none. */
const LONGEST = 5 * 60 * 1000;
/** Between two lines that say nothing, so that no proxy takes the stream for dead. */
const PULSE = 20 * 1000;

/**
 * An event stream (text/event-stream) that says `changed` when numbers have changed, and never what they are: the page
 * asks for those itself. It looks at the database, so it hears of what other web processes did. Every stream ends when
 * the server closes.
 */
export function serveChanges(app: FastifyInstance, source: ChangeSource): void {
  const watch = watching(source);
  app.addHook('preClose', async () => watch.close());
  app.get(ROUTE, { config: { needs: 'see_monitor' } }, (request, reply) => {
    if (!(request.headers.accept ?? '').includes('text/event-stream')) {
      return reply
        .code(406)
        .type('text/plain')
        .send('This address is an event stream, for the page that shows the numbers.');
    }
    reply.hijack();
    reply.raw.writeHead(200, {
      ...SECURITY_HEADERS,
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no', // nginx would hold the lines back
    });
    reply.raw.write(`retry: ${3 * EVERY}\n\n`);
    watch.add(reply.raw);
  });
}

/** One look at the database for all streams of this process, and none while there are none. */
function watching({ mark, onError }: ChangeSource) {
  const streams = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | null = null;
  let last: string | null = null;
  let closed = false;

  const look = async (): Promise<void> => {
    try {
      const now = await mark();
      if (last !== null && now !== last) for (const stream of streams) stream.write('event: changed\ndata:\n\n');
      last = now;
    } catch (error) {
      onError(error as Error, ROUTE);
    }
    timer = streams.size > 0 && !closed ? setTimeout(look, EVERY) : null;
    if (!timer) last = null;
  };

  return {
    add(stream: ServerResponse): void {
      if (closed) {
        stream.end();
        return;
      }
      const pulse = setInterval(() => stream.write(':\n\n'), PULSE);
      const longest = setTimeout(() => stream.end(), LONGEST);
      stream.on('close', () => {
        clearInterval(pulse);
        clearTimeout(longest);
        streams.delete(stream);
      });
      streams.add(stream);
      timer ??= setTimeout(look, 0);
    },
    close(): void {
      closed = true;
      if (timer) clearTimeout(timer);
      for (const stream of streams) stream.end();
    },
  };
}
