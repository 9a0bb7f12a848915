import type { OrganisationsRead, StandingOrganisation } from '@earshot/actions';
import { fieldOf } from '../page/form-field.ts';
import { populationInWords, STANDINGS, WAYS } from './organisation-words.ts';

/** What the list is narrowed to; anything that it does not know is left out. */
export interface Filters {
  readonly state?: unknown;
  readonly region?: unknown;
  readonly way?: unknown;
}

/** What the page of all authorities shows. */
export function organisationsView({ study, organisations, counts, simulated }: OrganisationsRead, filters: Filters) {
  const wanted = { state: fieldOf(filters, 'state'), region: fieldOf(filters, 'region'), way: fieldOf(filters, 'way') };
  const shown = organisations.filter(
    ({ organisation, state }) =>
      (wanted.state === '' || state.standing === wanted.state) &&
      (wanted.region === '' || organisation.region === wanted.region) &&
      (wanted.way === '' || state.way === wanted.way),
  );
  const regions = [...new Set(organisations.flatMap(({ organisation }) => organisation.region ?? []))];
  const address = `/desk/${study.id}/authorities`;
  return {
    study,
    address,
    all: organisations.length,
    simulated,
    invited: organisations.length - counts.listed,
    counts: Object.entries(STANDINGS).map(([standing, label]) => ({
      label,
      count: counts[standing as keyof typeof counts],
    })),
    rows: shown.map((one) => rowOf(one, address)),
    choices: {
      state: choices(Object.entries(STANDINGS), wanted.state, 'Any state'),
      region: choices(
        regions.map((region) => [region, region]),
        wanted.region,
        'All regions',
      ),
      way: choices(Object.entries(WAYS), wanted.way, 'Any way'),
    },
  };
}

function rowOf({ organisation, state }: StandingOrganisation, address: string) {
  return {
    href: `${address}/${organisation.authorityCode}`,
    name: organisation.name,
    region: organisation.region,
    rating: organisation.rating,
    standing: STANDINGS[state.standing],
    way: state.way && WAYS[state.way],
    population: populationInWords(state),
    hasLink: organisation.openCode !== null,
  };
}

function choices(options: readonly (readonly [string, string])[], chosen: string, any: string) {
  const items = [['', any] as const, ...options];
  return items.map(([value, text]) => ({ value, text, selected: value === chosen }));
}
