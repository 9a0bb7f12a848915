import { handInReturned, type RecordedReturn } from '@earshot/actions';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';

type Asked = FastifyRequest<{ Params: { study: string } }>;

const LIMITS = { fileSize: 2_000_000, files: 200, fields: 0, parts: 200, fieldNameSize: 100 };
const WHOLE = 20_000_000;

const OUTCOMES: Readonly<Record<RecordedReturn['outcome'], string>> = {
  bounced: 'recorded as not delivered',
  away: 'recorded as an automatic answer',
  delayed: 'not recorded',
  known: 'not recorded',
  other: 'not recorded',
};

/** Where mails that came back are handed in, as files that a mail program saves. */
export function serveReturned(app: FastifyInstance, pages: Pages): void {
  const config = { needs: 'manage_mail' } as const;

  app.register(async (own) => {
    await own.register(multipart, { limits: LIMITS });

    own.get('/desk/:study/contacts/returned', { config }, (request: Asked, reply) => sendForm(request, reply));

    own.post('/desk/:study/contacts/returned', { config, bodyLimit: WHOLE }, async (request: Asked, reply) => {
      const mails: { name: string; source: string }[] = [];
      for await (const file of request.files()) {
        const source = (await file.toBuffer()).toString('latin1');
        if (file.filename !== '') mails.push({ name: file.filename, source });
      }
      if (mails.length === 0)
        return sendForm(request, reply, { error: 'Choose the files that your mail program saved' });
      const recorded = await handInReturned(pages.world, signedIn(request), { mails });
      if ('refused' in recorded) return sendForm(request, reply, { error: recorded.sentence });
      return sendForm(request, reply, {
        recorded: recorded.map((each) => ({ ...each, outcome: OUTCOMES[each.outcome] })),
      });
    });
  });

  function sendForm(request: Asked, reply: FastifyReply, told: object = {}): FastifyReply {
    const study = pages.world.studies.get(request.params.study);
    if (!study?.fieldwork) return reply.callNotFound() as unknown as FastifyReply;
    const back = { backHref: `/desk/${study.id}/contacts`, backText: 'Contacts plan' };
    return sendDeskPage(reply, pages, 'mail/returned.njk', { study, ...back, ...told });
  }
}
