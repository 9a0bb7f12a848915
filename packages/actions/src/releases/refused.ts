import type { DeskRefused } from '../access/fieldwork-study.ts';

/** Every way in which a step of a release can be refused, in words for the people at the desk. */
const SENTENCES = {
  'nobody-waits': 'Nobody waits to be released.',
  'not-next': 'This is not the next step of the release. Somebody may have been quicker: look at the page again.',
  'no-such-batch': 'There is no batch of this number in the study.',
  'already-released': 'The batch has been released already.',
  'decision-missing': 'Choose go or no-go',
  'reasons-missing': 'Say why',
} as const;

export type ReleaseRefusal = keyof typeof SENTENCES;

/** What an action returns when it has changed nothing. */
export interface ReleaseRefused {
  readonly refused: ReleaseRefusal | DeskRefused['refused'];
  readonly sentence: string;
}

/** The refusal of that code, with its sentence for whoever asked. */
export function refuseRelease(code: ReleaseRefusal): ReleaseRefused {
  return { refused: code, sentence: SENTENCES[code] };
}
