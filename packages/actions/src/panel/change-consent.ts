import type { ConsentPurpose } from '@earshot/fieldwork';
import type { Mode } from '@earshot/instrument';
import { appendAudit, appendConsents, currentConsents, findCase, lockRespondent } from '@earshot/store';
import type { World } from '../world.ts';
import { sha256 } from './record-consents.ts';

/** A change of mind about one purpose. */
export interface ConsentChange {
  readonly pseudonym: string;
  readonly purpose: ConsentPurpose;
  readonly given: boolean;
  /** The words that the person read or heard when they changed it. */
  readonly words: string;
  readonly mode: Mode;
  /** `respondent`, or the account of whoever was told. */
  readonly actor: string;
}

export interface ConsentRefused {
  readonly refused: 'no-such-person';
  readonly sentence: string;
}

/**
 * Gives a consent or takes it back, from now on and for everything that is drawn after it. What was said before stays on
 * record. Saying again what counts already changes nothing. Refuses with `no-such-person` for somebody who is no case.
 */
export function changeConsent(world: World, change: ConsentChange): Promise<{ changed: boolean } | ConsentRefused> {
  const { pseudonym, purpose, given, words, mode, actor } = change;
  return world.store.transaction('fieldwork', async (queries) => {
    await lockRespondent(queries, pseudonym);
    const found = await findCase(queries, pseudonym);
    if (!found)
      return { refused: 'no-such-person', sentence: 'Nobody of a study with a fieldwork plan has this link.' };
    const now = (await currentConsents(queries, pseudonym)).find((consent) => consent.purpose === purpose);
    if (now?.given === given) return { changed: false };
    const { studyId } = found;
    const at = world.now();
    await appendConsents(queries, [
      { pseudonym, studyId, purpose, given, text: words, textSha256: sha256(words), mode, at },
    ]);
    const detail = { purpose, given };
    await appendAudit(queries, { at, actor, action: 'change-consent', studyId, pseudonym, detail });
    return { changed: true };
  });
}
