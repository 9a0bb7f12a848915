import type { Queries } from './queries.ts';

/**
 * Notes that a message of the identity provider is being followed; false when it has been before. Those that have
 * expired are forgotten, since nobody believes them any more. Role: access.
 */
export async function takeProviderMessage(
  queries: Queries,
  message: { readonly messageId: string; readonly expiresAt: Date },
  now: Date,
): Promise<boolean> {
  await queries.query('DELETE FROM access.provider_message WHERE expires_at < $1', [now]);
  const taken = await queries.query(
    `INSERT INTO access.provider_message (message_id, expires_at) VALUES ($1, $2)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [message.messageId, message.expiresAt],
  );
  return taken.length > 0;
}
