import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SECURITY_HEADERS } from '../page/headers.ts';

export interface ChangeSource {
  /** A mark that changes with the numbers. */
  readonly mark: () => Promise<string>;
  /** Whether whoever opened a stream may still watch: they can sign out meanwhile, or lose the right. */
  readonly mayWatch: (request: FastifyRequest) => Promise<boolean>;
  /** Milliseconds after which that is asked again, each time; left out, twenty seconds. */
  readonly pulse?: number;
  readonly onError: (error: Error, route: string) => void;
}

const ROUTE = '/desk/:study/changes';
/** Between two looks at the database: every watcher of a process shares them, and nobody is told more often. */
const EVERY = 1000;
/** A stream ends after this long; the browser opens it again. */
const LONGEST = 5 * 60 * 1000;
/** Between two lines that say nothing, so that no proxy takes the stream for dead; then it is asked who may still watch. */
const PULSE = 20 * 1000;

/**
 * An event stream (text/event-stream) that says `changed` when numbers have changed, and never what they are: the page
 * asks for those itself. It looks at the database, so it hears of what other web processes did. A stream ends soon after
 * its watcher signs out or loses the right, and when the server closes.
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
    watch.add(reply.raw, () => source.mayWatch(request));
  });
}

/** One look at the database for all streams of this process, and none while there are none. */
function watching({ mark, onError, pulse: every = PULSE }: ChangeSource) {
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

  const end = (stream: ServerResponse): void => {
    streams.delete(stream); // nothing can be written to it from here on
    stream.end();
  };

  const beat = async (stream: ServerResponse, mayWatch: () => Promise<boolean>): Promise<void> => {
    try {
      const stays = await mayWatch();
      if (!streams.has(stream)) return; // it has closed meanwhile
      if (stays) stream.write(':\n\n');
      else end(stream);
    } catch (error) {
      end(stream); // nobody watches by a right that cannot be asked
      onError(error as Error, ROUTE);
    }
  };

  return {
    add(stream: ServerResponse, mayWatch: () => Promise<boolean>): void {
      if (closed) {
        stream.end();
        return;
      }
      const pulse = setInterval(() => void beat(stream, mayWatch), every);
      const longest = setTimeout(() => end(stream), LONGEST);
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
      for (const stream of streams) end(stream);
    },
  };
}
