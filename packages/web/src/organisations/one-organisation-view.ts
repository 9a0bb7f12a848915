import type { OrganisationRead } from '@earshot/actions';
import type { OrganisationEvent } from '@earshot/fieldwork';
import { dayInWords, momentInWords } from '@earshot/fieldwork';
import type { Question } from '../access/ask-first.ts';
import { EVENTS, OPEN_LINK_LIMITS, populationInWords, STANDINGS, WAYS } from './organisation-words.ts';

/** What the page of one authority shows. */
export function organisationView({ study, organisation, state, events }: OrganisationRead, publicUrl: string) {
  const { authorityCode, openCode } = organisation;
  const passesLink = state.standing === 'agreed' && state.way !== 'list';
  return {
    study,
    simulated: events.some(({ detail }) => detail.simulated === true),
    address: `/desk/${study.id}/authorities/${authorityCode}`,
    organisation,
    standing: STANDINGS[state.standing],
    way: state.way ? WAYS[state.way] : state.standing === 'agreed' ? 'Has not said how' : null,
    population: populationInWords(state),
    answeredAt: state.answeredAt && dayInWords(state.answeredAt),
    link: passesLink
      ? { href: openCode && `${publicUrl}/take/${study.id}/${openCode}`, limits: OPEN_LINK_LIMITS }
      : null,
    happened: [...events].reverse().map(eventView),
  };
}

/** What is asked before an open link that may be on its way is replaced or taken away; null where there is none. */
export function askToChangeLink({ study, organisation }: OrganisationRead, wish: 'make' | 'revoke'): Question | null {
  const { name, authorityCode, openCode } = organisation;
  if (!openCode) return null;
  const replaces = wish === 'make';
  return {
    study,
    heading: replaces ? `Replace the open link of ${name}?` : `Take the open link of ${name} away?`,
    consequences: [
      `The link that ${name} may have passed on stops working at once, also for those who have not opened it yet. It cannot be brought back.`,
      'Those who have begun keep their own links.',
    ],
    button: replaces ? 'Replace the link' : 'Take the link away',
    back: `/desk/${study.id}/authorities/${authorityCode}#link`,
    fields: { wish },
  };
}

function eventView({ kind, way, population, populationOn, at, detail }: OrganisationEvent) {
  const more = {
    population:
      population === null
        ? null
        : populationInWords({ population: { people: population, on: populationOn, actor: '' } }),
    note: typeof detail.text === 'string' ? detail.text : null,
  };
  return { at: momentInWords(at), what: EVENTS[kind], more: (way && WAYS[way]) ?? more.population ?? more.note };
}
