import { findOrganisationByOpenCode, type Queries } from '@earshot/store';
import { isOpenToAll, type Study } from '../study.ts';
import type { World } from '../world.ts';
import type { OpenedBy } from './open-case.ts';
import { type Refused, refuse } from './refused.ts';

/** An open link as somebody comes to it: a study’s, or one of its authorities’. */
export interface OpenLink {
  readonly studyId: string;
  /** The authority’s part of the address; null for the link of the study as a whole. */
  readonly openCode: string | null;
}

/**
 * Whom an open link belongs to. Refuses with `no-such-study`; with `no-open-link` for a code that no authority has (any
 * more); and with `needs-open-link` for a study with fieldwork that nobody may begin without one.
 */
export function findOpenLink(world: World, link: OpenLink): Promise<{ study: Study; openedBy: OpenedBy } | Refused> {
  return world.store.transaction('answering', (queries) => openLinkIn(queries, world, link));
}

/** The same within a transaction of the role answering. */
export async function openLinkIn(
  queries: Queries,
  world: World,
  { studyId, openCode }: OpenLink,
): Promise<{ study: Study; openedBy: OpenedBy } | Refused> {
  const study = world.studies.get(studyId);
  if (!study) return refuse('no-such-study');
  if (openCode === null) {
    return isOpenToAll(study) ? { study, openedBy: null } : refuse('needs-open-link');
  }
  const openedBy = study.fieldwork ? await findOrganisationByOpenCode(queries, studyId, openCode) : null;
  return openedBy ? { study, openedBy } : refuse('no-open-link');
}
