import { standingOf } from '@earshot/fieldwork';
import {
  appendAudit,
  appendOrganisationEvents,
  findOrganisation,
  lockStudy,
  organisationEventsOf,
  setOpenCode,
} from '@earshot/store';
import { fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import { drawToken } from '../answering/token.ts';
import type { World } from '../world.ts';
import { type OrganisationRefused, refuseOrganisation } from './refused.ts';

/**
 * Makes an authority’s open link, or another in place of the one it has, which opens nothing any more; interviews that
 * were begun with it go on by their own links. Null takes the link away. Refuses as the desk does, with
 * `no-such-authority`, with `not-an-open-link` where the authority did not agree to pass one on, and with `no-link`.
 */
export async function changeOpenLink(
  world: World,
  viewer: Viewer,
  { studyId, authorityCode, wish }: { studyId: string; authorityCode: string; wish: 'make' | 'revoke' },
): Promise<{ readonly openCode: string | null } | OrganisationRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_organisations' });
  if ('refused' in study) return study;
  const at = world.now();
  const actor = viewer.accountId;
  const openCode = wish === 'make' ? drawToken(world.randomBytes) : null;
  return world.store.transaction('fieldwork', async (queries) => {
    await lockStudy(queries, studyId);
    const organisation = await findOrganisation(queries, studyId, authorityCode);
    if (!organisation) return refuseOrganisation('no-such-authority');
    const { standing, way } = standingOf(await organisationEventsOf(queries, studyId, authorityCode));
    if (wish === 'make' && (standing !== 'agreed' || way === 'list')) return refuseOrganisation('not-an-open-link');
    if (wish === 'revoke' && organisation.openCode === null) return refuseOrganisation('no-link');
    await setOpenCode(queries, { studyId, authorityCode }, openCode);
    const kind = wish === 'make' ? 'link_made' : 'link_revoked';
    const event = { kind, way: null, population: null, populationOn: null, detail: {} } as const;
    await appendOrganisationEvents(queries, [{ ...event, studyId, authorityCode, actor, at }]);
    const action = `${wish}-open-link`;
    await appendAudit(queries, { at, actor, action, studyId, pseudonym: null, detail: { authorityCode } });
    return { openCode };
  });
}
