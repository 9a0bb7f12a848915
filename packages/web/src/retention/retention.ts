import { type Clock, type RetentionState, readRetention, ruleInWords, stateClosing } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { fieldOf } from '../page/form-field.ts';
import type { Pages } from '../parts.ts';
import { sendRightsRefusal } from '../rights/send-rights-refusal.ts';

const NEEDS = { config: { needs: 'handle_rights' as const } };

/** What is deleted when, and the proofs of what was: `/retention`, for the data officer. */
export function serveRetention(app: FastifyInstance, pages: Pages): void {
  app.get('/retention', NEEDS, (_request, reply) => sendRetention(reply, pages, null));

  app.post('/retention/closing', NEEDS, async (request, reply) => {
    const studyId = fieldOf(request.body, 'study');
    const closedOn = fieldOf(request.body, 'closedOn').trim();
    if (!pages.world.studies.has(studyId)) return reply.redirect('/retention', 303);
    const stated = await stateClosing(pages.world, signedIn(request), { studyId, closedOn });
    if (!('refused' in stated)) return reply.redirect('/retention', 303);
    if (stated.refused === 'not-permitted') return sendRightsRefusal(reply, pages, stated);
    return sendRetention(reply, pages, { studyId, closedOn, sentence: stated.sentence });
  });
}

interface WrongDay {
  readonly studyId: string;
  readonly closedOn: string;
  readonly sentence: string;
}

async function sendRetention(reply: FastifyReply, pages: Pages, wrong: WrongDay | null): Promise<FastifyReply> {
  const state = await readRetention(pages.world, signedIn(reply.request));
  if ('refused' in state) return sendRightsRefusal(reply, pages, state);
  const context = { ...retentionView(state), wrong };
  return sendDeskPage(reply.code(wrong ? 422 : 200), pages, 'retention/retention.njk', context);
}

const KINDS = {
  contact_details: 'Contact details, of people and of authorities',
  vouchers: 'Vouchers: whose they were, and their codes',
  recordings: 'Recordings',
  notes: 'Notes of interviewers',
} as const;

/** What cannot be done any more once a kind of data is gone. */
const AFTERWARDS = {
  contact_details:
    'Nobody can be sent a reminder or a lost link, be called, be asked again, or be found by name or address. Who agreed to a next wave has to be drawn into it before.',
  vouchers: 'The accounts stay. Nobody can see any more who had which code.',
  recordings: 'Earshot keeps no recordings yet, so there is nothing to delete.',
  notes: 'What interviewers noted for the next call is gone.',
} as const;

function retentionView({ today, clocks, deletions, faults }: RetentionState) {
  const studies = [...new Set(clocks.map(({ study }) => study))];
  return {
    studies: studies.map((study) => {
      const own = clocks.filter((clock) => clock.study === study);
      const closedOn = own[0]!.closedOn;
      return {
        id: study.id,
        title: study.title,
        closed: closedOn && dayInWords(closedOn),
        isPast: closedOn !== null && closedOn <= today,
        clocks: own.map((clock) => clockView(clock)),
      };
    }),
    faults,
    deletions: deletions.map(({ studyId, kind, rule, rows, dueOn, doneAt, sha256 }) => ({
      study: studies.find((study) => study.id === studyId)?.title ?? studyId,
      kind: KINDS[kind as keyof typeof KINDS] ?? kind,
      rule,
      rows: Object.entries(rows).map(([table, count]) => ({ table, count })),
      due: dayInWords(dueOn),
      done: dayInWords(doneAt),
      sha256,
    })),
  };
}

function clockView({ kind, rule, dueOn, held, due }: Clock) {
  return {
    kind: KINDS[kind],
    rule: rule ? ruleInWords(rule) : null,
    due: dueOn && dayInWords(dueOn),
    held,
    dueNow: due,
    afterwards: AFTERWARDS[kind],
  };
}
