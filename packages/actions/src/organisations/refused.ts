import { type Permission, permits, type Viewer } from '../access/permissions.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/** Every way in which what is done with authorities can be refused, in words for the people at the desk. */
const SENTENCES = {
  'no-such-study': 'There is no study at this address.',
  'no-fieldwork': 'This study has no fieldwork.yml, so it deals with no authorities.',
  'not-allowed': 'Your account does not have the right to do this.',
  'no-such-authority': 'There is no authority of this code in the study.',
  'nobody-chosen': 'Choose the authorities to invite',
  'not-an-open-link': 'An open link is for an authority that agreed to pass one on. Record that first.',
  'no-link': 'The authority has no open link.',
  'contact-name': 'Enter the name of the person',
  'contact-email': 'Enter an e-mail address, such as name@authority.gov.uk',
} as const;

export type OrganisationRefusal = keyof typeof SENTENCES;

/** What an action returns when it has changed nothing. */
export interface OrganisationRefused {
  readonly refused: OrganisationRefusal;
  readonly sentence: string;
}

export function refuseOrganisation(code: OrganisationRefusal): OrganisationRefused {
  return { refused: code, sentence: SENTENCES[code] };
}

/** The study, for a viewer who may do what is asked and when it has fieldwork. */
export function fieldworkStudy(
  world: World,
  viewer: Viewer,
  { studyId, needs }: { studyId: string; needs: Permission },
): (Study & { fieldwork: NonNullable<Study['fieldwork']> }) | OrganisationRefused {
  if (!permits(viewer, needs)) return refuseOrganisation('not-allowed');
  const study = world.studies.get(studyId);
  if (!study) return refuseOrganisation('no-such-study');
  const { fieldwork } = study;
  return fieldwork ? { ...study, fieldwork } : refuseOrganisation('no-fieldwork');
}
