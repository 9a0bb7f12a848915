import {
  changeDetails,
  exportPerson,
  type PersonRecord,
  readPersonRecord,
  removeDetails,
  replaceLink,
  restrictPerson,
} from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askFirst } from '../access/ask-first.ts';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import { ENGLISH } from '../answering/words/english.ts';
import { fieldOf } from '../page/form-field.ts';
import type { Pages } from '../parts.ts';
import { DETAIL_FIELDS, typedDetails } from './detail-fields.ts';
import { ASKED_BY, chosenFrom, KINDS } from './request-view.ts';
import { sendRightsRefusal } from './send-rights-refusal.ts';

interface OnePerson {
  Params: { pseudonym: string };
  Querystring: { link?: unknown };
}
type Asked = FastifyRequest<OnePerson>;

const NEEDS = { config: { needs: 'handle_rights' as const } };

/** One person as the data officer sees them, in every wave, and what can be done for them. */
export function servePeople(app: FastifyInstance, pages: Pages): void {
  app.get<OnePerson>('/rights/people/:pseudonym', NEEDS, (request, reply) => sendPerson(request, reply, pages, null));
  serveExport(app, pages);
  serveDetails(app, pages);
  app.post<OnePerson>('/rights/people/:pseudonym/restrict', NEEDS, async (request, reply) => {
    const restricted = fieldOf(request.body, 'restricted') === 'yes';
    const { pseudonym } = request.params;
    const done = await restrictPerson(pages.world, signedIn(request), { pseudonym, restricted });
    return 'refused' in done ? sendRightsRefusal(reply, pages, done) : back(request, reply);
  });
  app.post<OnePerson>('/rights/people/:pseudonym/link', NEEDS, async (request, reply) => {
    const replaced = await replaceLink(pages.world, signedIn(request), request.params.pseudonym);
    if ('refused' in replaced) return sendRightsRefusal(reply, pages, replaced);
    return back(request, reply, `?link=${replaced.mailed ? 'mailed' : 'closed'}`);
  });
}

function back({ params }: Asked, reply: FastifyReply, query = ''): FastifyReply {
  return reply.redirect(`/rights/people/${params.pseudonym}${query}`, 303);
}

type Mistakes = Readonly<Record<string, string>>;

function sendPerson(
  request: Asked,
  reply: FastifyReply,
  pages: Pages,
  mistakes: Mistakes | null,
): Promise<FastifyReply> {
  const { params, query } = request;
  return sendPersonPage(reply, pages, { ...params, link: query.link, mistakes });
}

/** The page of a person again, after a request about them was logged with something wrong. */
export function sendPersonAgain(
  reply: FastifyReply,
  pages: Pages,
  { pseudonym, wrong }: { readonly pseudonym: string; readonly wrong: Mistakes },
): Promise<FastifyReply> {
  return sendPersonPage(reply, pages, { pseudonym, mistakes: null, wrong });
}

interface PersonShown {
  readonly pseudonym: string;
  /** What became of replacing the link, as the address says. */
  readonly link?: unknown;
  /** What is wrong with the contact details as they were typed. */
  readonly mistakes: Mistakes | null;
  /** What is wrong with a request about them. */
  readonly wrong?: Mistakes;
}

async function sendPersonPage(
  reply: FastifyReply,
  pages: Pages,
  { pseudonym, link, mistakes, wrong = {} }: PersonShown,
): Promise<FastifyReply> {
  const { request } = reply;
  const records = await readPersonRecord(pages.world, signedIn(request), pseudonym);
  if ('refused' in records) return sendRightsRefusal(reply, pages, records);
  const typed = typedDetails(mistakes ? (request.body as Record<string, unknown>) : heldDetails(records, pseudonym));
  const context = {
    pseudonym,
    backHref: '/rights',
    backText: 'Data rights',
    waves: records.map((record) => waveView(record, pages)),
    fields: records.some((record) => record.pseudonym === pseudonym && record.details)
      ? DETAIL_FIELDS.map(({ name, word, type }) => {
          return { name, type, label: ENGLISH[word], value: typed[name], error: mistakes?.[name] ?? null };
        })
      : [],
    linkReplaced: LINK_REPLACED.get(link) ?? null,
    isRestricted: records.some((record) => record.restrictedSince !== null),
    kinds: chosenFrom(KINDS, fieldOf(request.body, 'kind')),
    askedBy: chosenFrom(ASKED_BY, fieldOf(request.body, 'askedBy')),
    receivedOn: fieldOf(request.body, 'receivedOn').trim(),
    wrong,
    mistakes: Object.entries({ ...mistakes, ...wrong }).map(([name, text]) => ({ text, href: `#${name}` })),
  };
  return sendDeskPage(reply.code(context.mistakes.length > 0 ? 422 : 200), pages, 'rights/person.njk', context);
}

/** What became of replacing a link, by what stands in the address. */
const LINK_REPLACED: ReadonlyMap<unknown, string> = new Map([
  ['mailed', 'The earlier link is closed, and the new one goes to the address on file.'],
  ['closed', 'The earlier link is closed. No address is on file, so the new one has not been sent to anybody.'],
]);

function heldDetails(records: readonly PersonRecord[], pseudonym: string): Record<string, unknown> {
  return { ...records.find((record) => record.pseudonym === pseudonym)?.details };
}

function waveView({ studyId, pseudonym, details, rows, restrictedSince }: PersonRecord, { world }: Pages) {
  const { name, email, phone, homeEmail, homePhone, referralPhone } = details ?? {};
  const held = { name, email, phone, homeEmail, homePhone, referralPhone };
  const labels = { ...Object.fromEntries(DETAIL_FIELDS.map((field) => [field.name, ENGLISH[field.word]])) };
  return {
    study: world.studies.get(studyId)?.title ?? studyId,
    pseudonym,
    name: name ?? null,
    details: Object.entries(held).flatMap(([field, value]) => {
      return value ? [{ key: { text: labels[field] ?? ENGLISH.data_referral }, value: { text: value } }] : [];
    }),
    rows: Object.entries(rows)
      .filter(([, count]) => count > 0)
      .map(([table, count]) => ({ what: TABLES[table] ?? table, table, count })),
    restricted: restrictedSince && dayInWords(restrictedSince),
  };
}

/** What stands in each table, for who does not know them by name. */
const TABLES: Readonly<Record<string, string>> = {
  'contacts.person': 'Contact details',
  'contacts.address_change': 'A new address that waits to be confirmed',
  'contacts.note': 'Notes of interviewers',
  'contacts.voucher': 'Vouchers',
  'fieldwork.claim': 'Being called at this moment',
  'fieldwork.mail': 'Mails',
  'fieldwork.consent': 'What they agreed to, each time',
  'fieldwork.contact_event': 'Attempts at reaching them',
  'fieldwork.case_file': 'Being in the sample',
  'answers.answer': 'Answers, those that were replaced too',
  'answers.event': 'What happened in the interview',
  'answers.link': 'Links, as hashes',
  'answers.restriction': 'That the data is not used',
  'answers.respondent': 'Being asked, with what was known before',
  'audit.entry': 'Entries of the audit',
};

function serveExport(app: FastifyInstance, pages: Pages): void {
  app.post<OnePerson>('/rights/people/:pseudonym/export', NEEDS, async (request, reply) => {
    const { pseudonym } = request.params;
    const held = await exportPerson(pages.world, signedIn(request), pseudonym);
    if ('refused' in held) return sendRightsRefusal(reply, pages, held);
    const isPage = fieldOf(request.body, 'form') === 'page';
    const name = `person-${pseudonym}.${isPage ? 'html' : 'json'}`;
    const file = isPage
      ? pages.render('rights/export.njk', { held: plain(held) })
      : `${JSON.stringify(held, null, 2)}\n`;
    return reply
      .header('content-type', isPage ? 'text/html; charset=utf-8' : 'application/json')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(file);
  });
}

/** As JSON says it, so that moments are texts. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function serveDetails(app: FastifyInstance, pages: Pages): void {
  app.post<OnePerson>('/rights/people/:pseudonym/details', NEEDS, async (request, reply) => {
    const { pseudonym } = request.params;
    const { accountId: actor } = signedIn(request);
    const typed = typedDetails(request.body as Record<string, unknown> | undefined);
    const outcome = await changeDetails(pages.world, { pseudonym, actor }, typed);
    if ('mistakes' in outcome) return sendPerson(request, reply, pages, outcome.mistakes);
    return 'refused' in outcome ? sendRightsRefusal(reply, pages, outcome) : back(request, reply);
  });
  app.get<OnePerson>('/rights/people/:pseudonym/details/remove', NEEDS, ({ params }, reply) =>
    askFirst(reply, pages, {
      heading: 'Remove the contact details of this study?',
      consequences: [
        'Name, addresses and numbers are deleted, and nobody can write to or call the person about this study any more. Answers stay.',
        'This cannot be undone.',
      ],
      button: 'Remove the contact details',
      back: `/rights/people/${encodeURIComponent(params.pseudonym)}`,
    }),
  );
  app.post<OnePerson>('/rights/people/:pseudonym/details/remove', NEEDS, async (request, reply) => {
    const { accountId: actor } = signedIn(request);
    const outcome = await removeDetails(pages.world, { pseudonym: request.params.pseudonym, actor });
    return 'refused' in outcome ? sendRightsRefusal(reply, pages, outcome) : back(request, reply);
  });
}
