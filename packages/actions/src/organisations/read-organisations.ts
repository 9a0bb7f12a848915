import {
  dayInWords,
  type OrganisationEvent,
  type OrganisationState,
  organisationProfile,
  type Standing,
  standingOf,
  standingsOf,
} from '@earshot/fieldwork';
import { findOrganisation, type Organisation, organisationEventsOf, organisationsOf } from '@earshot/store';
import type { Table } from '@earshot/tables';
import { fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { type OrganisationRefused, refuseOrganisation } from './refused.ts';

/** An authority of a study, with where it stands. */
export interface StandingOrganisation {
  readonly organisation: Organisation;
  readonly state: OrganisationState;
}

export interface OrganisationsRead {
  readonly study: Study;
  readonly organisations: readonly StandingOrganisation[];
  /** How many stand where. */
  readonly counts: Readonly<Record<Standing, number>>;
  /** Of how many authorities what stands here is simulated. */
  readonly simulated: number;
  /** Those that agreed beside all, by region and judgement. */
  readonly profile: readonly Table[];
}

/** The authorities of a study. Changes nothing. Refuses as the desk does. */
export async function readOrganisations(
  world: World,
  viewer: Viewer,
  studyId: string,
): Promise<OrganisationsRead | OrganisationRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_organisations' });
  if ('refused' in study) return study;
  const read = await world.store.transaction('fieldwork', async (queries) => ({
    organisations: await organisationsOf(queries, studyId),
    events: await organisationEventsOf(queries, studyId),
  }));
  const states = standingsOf(read.events);
  const nothing = standingOf([]);
  const organisations = read.organisations.map((organisation) => ({
    organisation,
    state: states.get(organisation.authorityCode) ?? nothing,
  }));
  const counts: Record<Standing, number> = { listed: 0, invited: 0, agreed: 0, declined: 0, withdrew: 0 };
  for (const { state } of organisations) counts[state.standing] += 1;
  const simulated = new Set(
    read.events.filter(({ detail }) => detail.simulated === true).map(({ authorityCode }) => authorityCode),
  ).size;
  const profile = organisationProfile({
    organisations: organisations.map(({ organisation, state }) => ({ ...organisation, ...state })),
    source: `${study.title}, as recorded on ${dayInWords(world.now())}`,
    simulated: simulated === 0 ? null : { rows: simulated, of: organisations.length },
  });
  return { study, organisations, counts, simulated, profile };
}

export interface OrganisationRead extends StandingOrganisation {
  readonly study: Study;
  /** Oldest first. */
  readonly events: readonly OrganisationEvent[];
}

/** One authority of a study, with what happened. Refuses as the desk does, and with `no-such-authority`. */
export async function readOrganisation(
  world: World,
  viewer: Viewer,
  { studyId, authorityCode }: { studyId: string; authorityCode: string },
): Promise<OrganisationRead | OrganisationRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_organisations' });
  if ('refused' in study) return study;
  return world.store.transaction('fieldwork', async (queries) => {
    const organisation = await findOrganisation(queries, studyId, authorityCode);
    if (!organisation) return refuseOrganisation('no-such-authority');
    const events = await organisationEventsOf(queries, studyId, authorityCode);
    return { study, organisation, events, state: standingOf(events) };
  });
}
