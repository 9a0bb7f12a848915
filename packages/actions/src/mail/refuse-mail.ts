import type { FieldworkPlan } from '@earshot/fieldwork';
import { permits, type Viewer } from '../access/permissions.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/** Every way in which what is done with mail at the desk can be refused. */
const SENTENCES = {
  'no-such-study': 'There is no study at this address.',
  'no-fieldwork': 'This study has no fieldwork.yml, so it sends no mail by itself.',
  'not-allowed': 'Your account does not have the right to do this.',
  'no-such-step': 'The protocol has no such step.',
  'not-unknown': 'Somebody has decided about this mail already, or there is no such mail.',
} as const;

export interface MailRefused {
  readonly refused: keyof typeof SENTENCES;
  readonly sentence: string;
}

export function refuseMail(code: keyof typeof SENTENCES): MailRefused {
  return { refused: code, sentence: SENTENCES[code] };
}

/** The study, for a viewer who may manage its mail and when it has a protocol. */
export function mailStudy(
  world: World,
  viewer: Viewer,
  studyId: string,
): (Study & { fieldwork: FieldworkPlan }) | MailRefused {
  if (!permits(viewer, 'manage_mail')) return refuseMail('not-allowed');
  const study = world.studies.get(studyId);
  if (!study) return refuseMail('no-such-study');
  const { fieldwork } = study;
  return fieldwork ? { ...study, fieldwork } : refuseMail('no-fieldwork');
}
