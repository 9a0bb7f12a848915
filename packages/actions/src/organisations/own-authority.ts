import { englandTime, readSaid, type SaidMistake, standingOf } from '@earshot/fieldwork';
import {
  type AuthorityProgress,
  findOrganisation,
  type Organisation,
  organisationEventsOf,
  progressOfAuthority,
  type Queries,
} from '@earshot/store';
import { SMALLEST_BASE } from '@earshot/tables';
import { type FieldworkStudy, fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import type { StandingOrganisation } from './read-organisations.ts';
import { appendSaid } from './record-organisation.ts';
import { type OrganisationRefused, refuseOrganisation } from './refused.ts';

/** What the contact of an authority sees of it: never who takes part. */
export interface OwnAuthority extends StandingOrganisation {
  readonly study: FieldworkStudy;
  /**
   * How many of its staff have sent their answers; null: fewer than ten have, or fewer than ten of those who were asked
   * have not, so that it would tell of almost everybody that they took part.
   */
  readonly finished: number | null;
}

/**
 * Of a staff list its own length counts, so that a contact cannot move the bar by stating another population; through an
 * open link there is only what they stated.
 */
function toldOf({ finished, asked, open }: AuthorityProgress, population: number | null): number | null {
  const missing = asked > 0 ? open : population === null ? null : population - finished;
  const isFew = finished < SMALLEST_BASE || (missing !== null && missing < SMALLEST_BASE);
  return isFew ? null : finished;
}

interface Which {
  readonly studyId: string;
  readonly authorityCode: string;
}

/**
 * An authority as its own contact sees it. Another authority is refused just as one that does not exist:
 * `no-such-authority`. Changes nothing.
 */
export async function readOwnAuthority(
  world: World,
  viewer: Viewer,
  which: Which,
): Promise<OwnAuthority | OrganisationRefused> {
  const study = fieldworkStudy(world, viewer, { studyId: which.studyId, needs: 'see_own_authority' });
  if ('refused' in study) return study;
  return world.store.transaction('fieldwork', async (queries) => {
    const organisation = await ownOrganisation(queries, viewer, which);
    if ('refused' in organisation) return organisation;
    const state = standingOf(await organisationEventsOf(queries, which.studyId, which.authorityCode));
    const progress = await progressOfAuthority(queries, which.studyId, which.authorityCode);
    return { study, organisation, state, finished: toldOf(progress, state.population?.people ?? null) };
  });
}

/** The contact says how many people there are, on which day. Mistakes and refusals as in the desk’s own form. */
export async function statePopulation(
  world: World,
  viewer: Viewer,
  { population, populationOn, ...which }: Which & { population: string; populationOn: string },
): Promise<{ readonly recorded: number } | { readonly mistakes: readonly SaidMistake[] } | OrganisationRefused> {
  const study = fieldworkStudy(world, viewer, { studyId: which.studyId, needs: 'see_own_authority' });
  if ('refused' in study) return study;
  const said = { state: '', way: '', note: '', population, populationOn };
  const { events, mistakes } = readSaid(said, englandTime(world.now()).date);
  if (population.trim() === '') {
    return { mistakes: [{ field: 'population', sentence: 'Enter how many people there are' }] };
  }
  if (mistakes.length > 0) return { mistakes };
  return world.store.transaction('fieldwork', async (queries) => {
    const organisation = await ownOrganisation(queries, viewer, which);
    if ('refused' in organisation) return organisation;
    await appendSaid(queries, world, { viewer, ...which, events });
    return { recorded: events.length };
  });
}

/** The authority, when it is the viewer’s own. Role: fieldwork. */
async function ownOrganisation(
  queries: Queries,
  viewer: Viewer,
  { studyId, authorityCode }: Which,
): Promise<Organisation | OrganisationRefused> {
  if (viewer.authorityCode !== authorityCode) return refuseOrganisation('no-such-authority');
  return (await findOrganisation(queries, studyId, authorityCode)) ?? refuseOrganisation('no-such-authority');
}
