import { DESK_REFUSALS } from '../access/fieldwork-study.ts';

/** Every way in which what is done with authorities can be refused, in words for the people at the desk. */
const SENTENCES = {
  ...DESK_REFUSALS,
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

/** The refusal of that code, with its sentence for whoever asked. */
export function refuseOrganisation(code: OrganisationRefusal): OrganisationRefused {
  return { refused: code, sentence: SENTENCES[code] };
}
