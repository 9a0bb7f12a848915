import type { OrganisationEvent } from '@earshot/fieldwork';
import { jsonText } from './json-text.ts';
import type { Queries } from './queries.ts';

/** An authority that a study deals with. Where it stands is what its events say. */
export interface Organisation {
  readonly studyId: string;
  /** Nine characters, such as E06000016. */
  readonly authorityCode: string;
  readonly name: string;
  readonly region: string | null;
  /** Ofsted’s overall judgement when it was added. */
  readonly rating: string | null;
  /** The authority’s part of its open link; null: has none. */
  readonly openCode: string | null;
}

/** Something that happened with one authority, as it is appended. */
export interface StoredOrganisationEvent extends OrganisationEvent {
  readonly studyId: string;
}

const COLUMNS = `study_id AS "studyId", authority_code AS "authorityCode", name, region, rating, open_code AS "openCode"`;

/** Adds authorities that are not there yet; the others stay as they are. Returns the codes added. Role: fieldwork. */
export async function insertOrganisations(
  queries: Queries,
  organisations: readonly Organisation[],
): Promise<readonly string[]> {
  const added = await queries.query<{ code: string }>(
    `INSERT INTO fieldwork.organisation (study_id, authority_code, name, region, rating, open_code)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
     ON CONFLICT (study_id, authority_code) DO NOTHING RETURNING authority_code AS code`,
    [
      organisations.map((one) => one.studyId),
      organisations.map((one) => one.authorityCode),
      organisations.map((one) => one.name),
      organisations.map((one) => one.region),
      organisations.map((one) => one.rating),
      organisations.map((one) => one.openCode),
    ],
  );
  return added.map(({ code }) => code);
}

/** Every authority of a study, by region and name. Role: fieldwork. */
export async function organisationsOf(queries: Queries, studyId: string): Promise<Organisation[]> {
  return queries.query<Organisation>(
    `SELECT ${COLUMNS} FROM fieldwork.organisation WHERE study_id = $1 ORDER BY region NULLS LAST, name, authority_code`,
    [studyId],
  );
}

/** One authority of a study, or null. Role: fieldwork or answering. */
export async function findOrganisation(
  queries: Queries,
  studyId: string,
  authorityCode: string,
): Promise<Organisation | null> {
  const [found] = await queries.query<Organisation>(
    `SELECT ${COLUMNS} FROM fieldwork.organisation WHERE study_id = $1 AND authority_code = $2`,
    [studyId, authorityCode],
  );
  return found ?? null;
}

/** The authority whose open link has this code, or null. Role: answering or fieldwork. */
export async function findOrganisationByOpenCode(
  queries: Queries,
  studyId: string,
  openCode: string,
): Promise<Organisation | null> {
  const [found] = await queries.query<Organisation>(
    `SELECT ${COLUMNS} FROM fieldwork.organisation WHERE study_id = $1 AND open_code = $2`,
    [studyId, openCode],
  );
  return found ?? null;
}

/** Gives an authority another open link, or none (null): the one before opens nothing any more. Role: fieldwork. */
export async function setOpenCode(
  queries: Queries,
  { studyId, authorityCode }: Pick<Organisation, 'studyId' | 'authorityCode'>,
  openCode: string | null,
): Promise<void> {
  await queries.query('UPDATE fieldwork.organisation SET open_code = $3 WHERE study_id = $1 AND authority_code = $2', [
    studyId,
    authorityCode,
    openCode,
  ]);
}

/** Corrects an authority’s judgement by Ofsted. Role: fieldwork. */
export async function setRating(
  queries: Queries,
  { studyId, authorityCode }: Pick<Organisation, 'studyId' | 'authorityCode'>,
  rating: string | null,
): Promise<void> {
  await queries.query('UPDATE fieldwork.organisation SET rating = $3 WHERE study_id = $1 AND authority_code = $2', [
    studyId,
    authorityCode,
    rating,
  ]);
}

/** Appends any number of events in one statement, in their order; their authorities must be there. Role: fieldwork. */
export async function appendOrganisationEvents(
  queries: Queries,
  events: readonly StoredOrganisationEvent[],
): Promise<void> {
  await queries.query(
    `INSERT INTO fieldwork.organisation_event
       (study_id, authority_code, kind, way, population, population_on, actor, at, detail)
     SELECT study_id, authority_code, kind, way, population, population_on, actor, at, detail
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::date[], $7::text[],
       $8::timestamptz[], $9::jsonb[]) WITH ORDINALITY
       AS added (study_id, authority_code, kind, way, population, population_on, actor, at, detail, position)
     ORDER BY position`,
    [
      events.map((one) => one.studyId),
      events.map((one) => one.authorityCode),
      events.map((one) => one.kind),
      events.map((one) => one.way),
      events.map((one) => one.population),
      events.map((one) => one.populationOn),
      events.map((one) => one.actor),
      events.map((one) => one.at),
      events.map((one) => jsonText(one.detail)),
    ],
  );
}

/** What happened with a study’s authorities, or with one of them, oldest first. Role: fieldwork. */
export async function organisationEventsOf(
  queries: Queries,
  studyId: string,
  authorityCode: string | null = null,
): Promise<OrganisationEvent[]> {
  return queries.query<OrganisationEvent>(
    `SELECT authority_code AS "authorityCode", kind, way, population, population_on::text AS "populationOn", actor, at,
       detail
     FROM fieldwork.organisation_event
     WHERE study_id = $1 AND ($2::text IS NULL OR authority_code = $2) ORDER BY event_id`,
    [studyId, authorityCode],
  );
}

/** How far the people of an authority have come. */
export interface AuthorityProgress {
  /** Have finished, and not withdrawn since. */
  readonly finished: number;
  /** Were released to fieldwork: sampled, and not come through an open link. */
  readonly asked: number;
  /** Of these, who have not finished. */
  readonly open: number;
}

/** Counts the people of an authority. Role: fieldwork. */
export async function progressOfAuthority(
  queries: Queries,
  studyId: string,
  authorityCode: string,
): Promise<AuthorityProgress> {
  const [counted] = await queries.query<AuthorityProgress>(
    `SELECT count(*) FILTER (WHERE finished)::integer AS finished,
       count(*) FILTER (WHERE asked)::integer AS asked,
       count(*) FILTER (WHERE asked AND NOT finished)::integer AS open
     FROM (SELECT c.source <> 'open' AND c.released_at IS NOT NULL AS asked,
             EXISTS (SELECT 1 FROM answers.event e WHERE e.pseudonym = c.pseudonym AND e.kind = 'finished')
             AND NOT EXISTS (SELECT 1 FROM answers.event e WHERE e.pseudonym = c.pseudonym AND e.kind = 'withdrawn')
               AS finished
           FROM fieldwork.case_file c WHERE c.study_id = $1 AND c.authority_code = $2) AS one`,
    [studyId, authorityCode],
  );
  return counted!;
}
