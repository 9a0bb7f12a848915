import { createHash } from 'node:crypto';
import pg from 'pg';

/** By the token of an interview, the questions whose answers the server has said it took. */
export type Acknowledged = Readonly<Record<string, readonly string[]>>;

/** How many answers that were acknowledged are not in the database. */
export async function countLost(databaseUrl: string, acknowledged: Acknowledged): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ link: string; question: string }>(
      `SELECT encode(token_hash, 'hex') AS link, question_id AS question
       FROM answers.link JOIN answers.answer USING (pseudonym)`,
    );
    const kept = new Set(rows.map(({ link, question }) => `${link} ${question}`));
    const sent = Object.entries(acknowledged).flatMap(([token, questions]) =>
      questions.map((question) => `${createHash('sha256').update(token).digest('hex')} ${question}`),
    );
    return sent.filter((answer) => !kept.has(answer)).length;
  } finally {
    await client.end();
  }
}
