import { standingsOf } from '@earshot/fieldwork';
import {
  appendAudit,
  appendOrganisationEvents,
  insertOrganisations,
  lockStudy,
  organisationEventsOf,
} from '@earshot/store';
import { fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import type { ListedAuthority } from './directory.ts';
import { type OrganisationRefused, refuseOrganisation } from './refused.ts';

/**
 * Adds authorities to a study where they are missing, and records that they were invited. One that was invited or has
 * answered before is left as it is, so a second press invites nobody twice. It writes to nobody: the letter to the
 * director goes out in the study team’s own name. Refuses as the desk does, and with `nobody-chosen`.
 */
export async function inviteOrganisations(
  world: World,
  viewer: Viewer,
  { studyId, authorities }: { studyId: string; authorities: readonly ListedAuthority[] },
): Promise<{ readonly invited: number } | OrganisationRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_organisations' });
  if ('refused' in study) return study;
  if (authorities.length === 0) return refuseOrganisation('nobody-chosen');
  const at = world.now();
  const actor = viewer.accountId;
  return world.store.transaction('fieldwork', async (queries) => {
    await lockStudy(queries, studyId);
    await insertOrganisations(
      queries,
      authorities.map(({ code, name, region, rating }) => ({
        studyId,
        authorityCode: code,
        name,
        region,
        rating,
        openCode: null,
      })),
    );
    const standings = standingsOf(await organisationEventsOf(queries, studyId));
    const waiting = authorities.filter(({ code }) => (standings.get(code)?.standing ?? 'listed') === 'listed');
    const blank = { kind: 'invited', way: null, population: null, populationOn: null, detail: {} } as const;
    await appendOrganisationEvents(
      queries,
      waiting.map(({ code }) => ({ ...blank, studyId, authorityCode: code, actor, at })),
    );
    const detail = { invited: waiting.length };
    await appendAudit(queries, { at, actor, action: 'invite-organisations', studyId, pseudonym: null, detail });
    return { invited: waiting.length };
  });
}
