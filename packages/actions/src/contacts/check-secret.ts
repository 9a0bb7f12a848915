import { createHmac } from 'node:crypto';
import { keepFingerprint, type Store } from '@earshot/store';
import type { Keys } from './keys.ts';

/**
 * Makes sure that contacts are sealed with the secret that the database was begun with; the first one that is used is
 * remembered by a fingerprint that gives nothing away. Returns a sentence where it is another one: names sealed with two
 * secrets could never all be read again.
 */
export async function checkSecret(store: Store, keys: Keys): Promise<{ readonly sentence: string } | null> {
  const fingerprint = createHmac('sha256', keys.index).update('fingerprint').digest();
  const kept = await store.transaction('contacts', (queries) => keepFingerprint(queries, fingerprint));
  if (fingerprint.equals(kept)) return null;
  return {
    sentence:
      'The secret is not the one that this database was begun with, so no name in it could be read. Put the right one ' +
      'into EARSHOT_SECRET, or into the file “secret” in the data folder.',
  };
}
