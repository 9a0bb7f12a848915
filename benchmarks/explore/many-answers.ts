import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { loadStudy, openWorld, settingsFrom } from '@earshot/actions';
import pg from 'pg';

/** Simulating more takes minutes and would change no time: what is asked depends on people and levels alone. */
const SIMULATED = 2000;

/** A surveys’ folder that holds one study of ours. */
export function surveysWith(folder: string, studyId: string): string {
  const surveys = path.join(folder, 'surveys');
  mkdirSync(surveys);
  cpSync(path.join(import.meta.dirname, '../../surveys', studyId), path.join(surveys, studyId), { recursive: true });
  return surveys;
}

/**
 * Fills a study with so many people: simulated ones, and copies of them under pseudonyms of their own, written straight into
 * the tables. @returns how many there are.
 */
export async function fillWithMany(
  env: Readonly<Record<string, string>>,
  studyId: string,
  people: number,
): Promise<number> {
  const opened = await openWorld(settingsFrom(import.meta.dirname, env), 'visitor');
  if ('sentence' in opened) throw new Error(`bench:explore: ${opened.sentence}`);
  const first = Math.min(SIMULATED, people);
  try {
    const study = opened.world.studies.get(studyId)!;
    await loadStudy(opened.world, { ...study, leanings: { ...study.leanings!, people: first } }, true);
  } finally {
    await opened.close();
  }
  await copyPeople(env.DATABASE_URL!, studyId, Math.ceil(people / first) - 1);
  return Math.ceil(people / first) * first;
}

/** Copies everybody in a study so many times. */
async function copyPeople(url: string, studyId: string, copies: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `CREATE TEMPORARY TABLE copied AS SELECT pseudonym AS original, gen_random_uuid() AS pseudonym
       FROM answers.respondent, generate_series(1, $2::int) WHERE study_id = $1`,
      [studyId, copies],
    );
    await client.query(
      `INSERT INTO answers.respondent (pseudonym, study_id, simulated, sample, created_at)
       SELECT c.pseudonym, r.study_id, r.simulated, r.sample, r.created_at
       FROM copied c JOIN answers.respondent r ON r.pseudonym = c.original`,
    );
    await client.query(
      `INSERT INTO answers.event (pseudonym, kind, mode, at, detail)
       SELECT c.pseudonym, e.kind, e.mode, e.at, e.detail
       FROM copied c JOIN answers.event e ON e.pseudonym = c.original ORDER BY c.pseudonym, e.event_id`,
    );
    await client.query(
      `INSERT INTO answers.answer (pseudonym, question_id, "values", mode, at)
       SELECT c.pseudonym, a.question_id, a."values", a.mode, a.at
       FROM copied c JOIN answers.answer a ON a.pseudonym = c.original ORDER BY c.pseudonym, a.answer_id`,
    );
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}
