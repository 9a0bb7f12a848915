import { readProtocol } from '@earshot/actions';
import {
  ASSUMPTION_NAMES,
  englandTime,
  type ProtocolAssumptions,
  type Ranged,
  ROUND_ASSUMPTIONS,
  simulateProtocol,
} from '@earshot/fieldwork';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendDeskPage } from '../access/desk-page.ts';
import { signedIn } from '../access/guard.ts';
import type { Pages } from '../parts.ts';

type Asked = FastifyRequest<{ Params: { study: string }; Querystring: Readonly<Record<string, unknown>> }>;

const NAMES = Object.keys(ASSUMPTION_NAMES) as (keyof ProtocolAssumptions)[];
const MOST_PEOPLE = 100_000;
const RUNS = 20;
/** People times runs that are played through while somebody waits for the page: about a tenth of a second. */
const MOST_PLAYED = 100_000;
const SEED = 1;
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** How many mails and calls a study’s protocol will make, for assumptions that can be changed in a form. */
export function serveForecast(app: FastifyInstance, pages: Pages): void {
  app.get('/desk/:study/contacts/forecast', { config: { needs: 'manage_mail' } }, async (request: Asked, reply) => {
    const protocol = await readProtocol(pages.world, signedIn(request), request.params.study);
    if ('refused' in protocol) return reply.callNotFound();
    const asked = readForm(request.query);
    const releasedOn = englandTime(pages.world.now()).date;
    const { people, assumptions } = asked;
    const runs = Math.min(RUNS, Math.max(2, Math.floor(MOST_PLAYED / people)));
    const wish = { people, assumptions, releasedOn, seed: SEED, runs };
    const forecast = asked.errors.length > 0 ? null : simulateProtocol(protocol.study.fieldwork, wish);
    const { study } = protocol;
    return sendDeskPage(reply, pages, 'mail/forecast.njk', {
      study,
      backHref: `/desk/${study.id}/contacts`,
      backText: 'Contacts plan',
      ...asked,
      runs,
      peopleError: errorAt(asked, 'people'),
      fields: NAMES.map((name) => ({
        name,
        label: ASSUMPTION_NAMES[name],
        value: asked.percent[name],
        error: errorAt(asked, name),
      })),
      totals: forecast && {
        mails: told(forecast.mails),
        calls: told(forecast.calls),
        online: told(forecast.online),
        byTelephone: told(forecast.byTelephone),
      },
      days: forecast?.days.map((day) => ({
        date: DAY.format(new Date(day.date)),
        steps: day.steps.join(', '),
        mails: told(day.mails),
        calls: told(day.calls),
      })),
    });
  });
}

interface Form {
  readonly people: number;
  readonly assumptions: ProtocolAssumptions;
  /** As they were typed, or the round figures to begin with. */
  readonly percent: Readonly<Record<string, string>>;
  readonly errors: readonly { readonly text: string; readonly href: string }[];
}

function readForm(query: Readonly<Record<string, unknown>>): Form {
  const errors: { text: string; href: string }[] = [];
  const typed = (name: string, otherwise: number): string => {
    const value = query[name];
    return typeof value === 'string' ? value.trim() : String(Number((otherwise * 100).toFixed(2)));
  };
  const percent = Object.fromEntries(NAMES.map((name) => [name, typed(name, ROUND_ASSUMPTIONS[name])]));
  const shares = NAMES.map((name) => {
    const text = percent[name]!;
    const valid = /^\d+(\.\d+)?$/.test(text) && Number(text) <= 100;
    if (!valid)
      errors.push({ text: `Enter a percentage from 0 to 100 for ${ASSUMPTION_NAMES[name]}`, href: `#${name}` });
    return [name, valid ? Number(text) / 100 : 0] as const;
  });
  const people = typeof query.people === 'string' ? query.people.trim() : '1000';
  const isCount = /^[1-9]\d*$/.test(people) && Number(people) <= MOST_PEOPLE;
  if (!isCount) errors.unshift({ text: 'Enter how many people, from 1 to 100000', href: '#people' });
  const assumptions = Object.fromEntries(shares) as unknown as ProtocolAssumptions;
  return { people: isCount ? Number(people) : 1000, assumptions, percent: { ...percent, people }, errors };
}

function errorAt({ errors }: Form, name: string): string | null {
  return errors.find(({ href }) => href === `#${name}`)?.text ?? null;
}

function told({ mean, low, high }: Ranged): string {
  const written = (value: number): string => Math.round(value).toLocaleString('en-GB');
  return low === high ? written(mean) : `${written(mean)} (${written(low)} to ${written(high)})`;
}
