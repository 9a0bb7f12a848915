import { randomBytes } from 'node:crypto';
import type { PreviewedStudy } from '@earshot/actions';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { listen } from '../listen.ts';
import { serveAssets } from '../page/assets.ts';
import { answerFailures, sendBadAddress } from '../page/failures.ts';
import { setSecurityHeaders } from '../page/headers.ts';
import { compileTemplates } from '../page/render.ts';
import { servePreview } from './preview.ts';
import type { PreviewHost } from './preview-host.ts';

/** Only this machine can open it: whoever sits here may see the study, so there is no key. */
const HOST = '127.0.0.1';

export interface ShownPreview {
  /** Where it is to be seen, such as `http://localhost:4100/preview`. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Shows one study on this machine, without a database. Returns where, or what is in the way. */
export async function showPreview(
  study: PreviewedStudy,
  port: number,
  onError: (error: Error, route: string) => void,
): Promise<ShownPreview | { readonly sentence: string }> {
  const app = previewApp(study, onError);
  const sentence = await listen(app, { host: HOST, port }, (other) => `earshot preview ${study.id} --port ${other}`);
  if (sentence !== null) {
    await app.close();
    return { sentence };
  }
  return { address: `http://localhost:${port}/preview`, stop: () => app.close() };
}

/** The server of one study's preview, without listening yet. */
export function previewApp(study: PreviewedStudy, onError: (error: Error, route: string) => void): FastifyInstance {
  const render = compileTemplates();
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    frameworkErrors: (_error, _request, reply) => sendBadAddress(reply as FastifyReply, render),
  });
  app.register(formbody);
  app.removeContentTypeParser(['application/json', 'text/plain']);
  setSecurityHeaders(app, `http://${HOST}`);
  answerFailures(app, { render, onError });
  serveAssets(app);
  app.get('/', (_request, reply) => reply.redirect('/preview', 303));
  const opened = { study, base: '/preview', backHref: null };
  const now = (): Date => new Date();
  const sendPage: PreviewHost['sendPage'] = (reply, template, context) =>
    reply.type('text/html').send(render(template, context));
  servePreview(app, { pattern: '/preview', render, sendPage, now, randomBytes, open: async () => opened });
  return app;
}
