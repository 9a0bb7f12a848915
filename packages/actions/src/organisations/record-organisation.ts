import { englandTime, readSaid, type SaidEvent, type SaidFields, type SaidMistake } from '@earshot/fieldwork';
import { appendAudit, appendOrganisationEvents, findOrganisation, type Queries, setOpenCode } from '@earshot/store';
import { fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import { type OrganisationRefused, refuseOrganisation } from './refused.ts';

/**
 * Records what an authority said: where it stands, how it takes part, how many people there are, a note. Returns the
 * mistakes of the form when there are any; nothing is kept then. Refuses as the desk does, and with `no-such-authority`.
 */
export async function recordOrganisation(
  world: World,
  viewer: Viewer,
  { studyId, authorityCode, said }: { studyId: string; authorityCode: string; said: SaidFields },
): Promise<{ readonly recorded: number } | { readonly mistakes: readonly SaidMistake[] } | OrganisationRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_organisations' });
  if ('refused' in study) return study;
  const { events, mistakes } = readSaid(said, englandTime(world.now()).date);
  if (mistakes.length > 0) return { mistakes };
  return world.store.transaction('fieldwork', async (queries) => {
    const organisation = await findOrganisation(queries, studyId, authorityCode);
    if (!organisation) return refuseOrganisation('no-such-authority');
    await appendSaid(queries, world, { viewer, studyId, authorityCode, events });
    return { recorded: events.length };
  });
}

/**
 * Appends what an authority said, and the audit’s entry. One that no longer takes part loses its open link with that.
 * Role: fieldwork.
 */
export async function appendSaid(
  queries: Queries,
  world: World,
  said: { viewer: Viewer; studyId: string; authorityCode: string; events: readonly SaidEvent[] },
): Promise<void> {
  const { studyId, authorityCode } = said;
  const at = world.now();
  const actor = said.viewer.accountId;
  const events = [...said.events, ...(await linkTakenAway(queries, said))];
  await appendOrganisationEvents(
    queries,
    events.map((event) => ({ ...event, studyId, authorityCode, actor, at })),
  );
  const detail = { authorityCode, kinds: events.map(({ kind }) => kind) };
  await appendAudit(queries, { at, actor, action: 'record-organisation', studyId, pseudonym: null, detail });
}

async function linkTakenAway(
  queries: Queries,
  { studyId, authorityCode, events }: { studyId: string; authorityCode: string; events: readonly SaidEvent[] },
): Promise<SaidEvent[]> {
  const leaves = events.some(({ kind, way }) => kind === 'declined' || kind === 'withdrew' || way === 'list');
  const organisation = leaves ? await findOrganisation(queries, studyId, authorityCode) : null;
  if (!organisation?.openCode) return [];
  await setOpenCode(queries, { studyId, authorityCode }, null);
  return [{ kind: 'link_revoked', way: null, population: null, populationOn: null, detail: {} }];
}
