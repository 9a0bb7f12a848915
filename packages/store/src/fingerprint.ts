import type { Queries } from './queries.ts';

/**
 * The fingerprint of the secret that contacts are sealed with: the one given, if there was none yet, otherwise the one
 * that is kept. Role: contacts.
 */
export async function keepFingerprint(queries: Queries, fingerprint: Uint8Array): Promise<Uint8Array> {
  await queries.query('INSERT INTO contacts.secret (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING', [
    Buffer.from(fingerprint),
  ]);
  const [kept] = await queries.query<{ fingerprint: Buffer }>('SELECT fingerprint FROM contacts.secret');
  return kept!.fingerprint;
}
