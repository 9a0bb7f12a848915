import type { OrganisationRead } from '@earshot/actions';
import type { OrganisationEvent } from '@earshot/fieldwork';
import { dayInWords, momentInWords } from '@earshot/fieldwork';
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
