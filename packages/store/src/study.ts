import type { Queries } from './queries.ts';

/** A study as the store knows it; everything else about it stands in its folder. */
export interface StoredStudy {
  /** The name of its folder. */
  readonly studyId: string;
  readonly title: string;
  /** Changes when the questionnaire does. */
  readonly questionnaireHash: string;
  readonly loadedAt: Date;
}

/** Records a study, or that it was loaded again. Role: desk. */
export async function saveStudy(queries: Queries, study: StoredStudy): Promise<void> {
  await queries.query(
    `INSERT INTO answers.study (study_id, title, questionnaire_hash, loaded_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (study_id) DO UPDATE SET title = excluded.title,
       questionnaire_hash = excluded.questionnaire_hash, loaded_at = excluded.loaded_at`,
    [study.studyId, study.title, study.questionnaireHash, study.loadedAt],
  );
}

/** Lets the transactions that change a study as a whole take turns, until this one ends. Any role. */
export async function lockStudy(queries: Queries, studyId: string): Promise<void> {
  await queries.query(`SELECT pg_advisory_xact_lock(hashtextextended('study ' || $1, 0))`, [studyId]);
}

/** The study of that name, or null. Role: answering, analysis or desk. */
export async function findStudy(queries: Queries, studyId: string): Promise<StoredStudy | null> {
  const [study] = await queries.query<StoredStudy>(
    `SELECT study_id AS "studyId", title, questionnaire_hash AS "questionnaireHash", loaded_at AS "loadedAt"
     FROM answers.study WHERE study_id = $1`,
    [studyId],
  );
  return study ?? null;
}
