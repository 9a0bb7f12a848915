import {
  answerHistory,
  appendAudit,
  casesOfPanel,
  consentHistory,
  contactsOf,
  crossingsOf,
  eventsOf,
  findPeople,
  findRespondent,
  mailsTo,
  notesOf,
  requestsAbout,
  restrictedSince,
  rowsHeld,
  vouchersOf,
} from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { type ContactDetails, openDetails } from '../contacts/contact-details.ts';
import { unseal } from '../contacts/seal.ts';
import { isUuid } from '../is-uuid.ts';
import type { World } from '../world.ts';
import { type RightsRefused, refuseRights } from './refuse-rights.ts';

/** One person in one study, as far as a data officer sees it on a page: who, and how much is held where. */
export interface PersonRecord {
  readonly pseudonym: string;
  readonly studyId: string;
  /** Null: no contact details are held. */
  readonly details: ContactDetails | null;
  /** By table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly restrictedSince: Date | null;
}

/**
 * What is held about a person, in this study and in every other wave that they were asked in. Refuses with
 * `not-permitted` or `no-such-person`.
 */
export async function readPersonRecord(
  world: World,
  viewer: Viewer,
  pseudonym: string,
): Promise<readonly PersonRecord[] | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  const people = await wavesOf(world, pseudonym);
  const records: PersonRecord[] = [];
  for (const one of people) {
    const record = await recordOf(world, viewer, one);
    if (record) records.push(record);
  }
  return records.length > 0 ? records : refuseRights('no-such-person');
}

/** The pseudonyms of one person in every wave, the one that is asked for among them. */
export async function wavesOf(world: World, pseudonym: string): Promise<string[]> {
  if (!isUuid(pseudonym)) return [];
  const cases = await world.store.transaction('fieldwork', (queries) => casesOfPanel(queries, [pseudonym]));
  return [...new Set([pseudonym, ...cases.map((one) => one.pseudonym)])];
}

async function recordOf(world: World, viewer: Viewer, pseudonym: string): Promise<PersonRecord | null> {
  const contact = await openContact(world, viewer, pseudonym, 'open-person-record');
  const held = await world.store.transaction('erasure', async (queries) => ({
    rows: await rowsHeld(queries, [pseudonym]),
    restrictedSince: await restrictedSince(queries, pseudonym),
  }));
  const respondent = await world.store.transaction('answering', (queries) => findRespondent(queries, pseudonym));
  const studyId = respondent?.studyId ?? contact.studyId;
  return studyId ? { pseudonym, studyId, details: contact.details, ...held } : null;
}

/** Opens who somebody is, with their notes and vouchers, and says so in the audit. */
async function openContact(world: World, viewer: Viewer, pseudonym: string, action: string) {
  const { keys } = world;
  return world.store.transaction('contacts', async (queries) => {
    const [person] = await findPeople(queries, [pseudonym]);
    const notes = await notesOf(queries, pseudonym);
    const vouchers = await vouchersOf(queries, pseudonym);
    const studyId = person?.studyId ?? null;
    const entry = { at: world.now(), actor: viewer.accountId, action, studyId, pseudonym };
    await appendAudit(queries, { ...entry, detail: { details: person !== undefined, notes: notes.length } });
    return {
      studyId,
      authorityCode: person?.authorityCode ?? null,
      details: person ? openDetails(keys, person) : null,
      notes: notes.map(({ sealed, at }) => ({ at, words: unseal(sealed, { key: keys.contacts, owner: pseudonym }) })),
      vouchers: vouchers.map(({ purpose, worth, ending, givenAt, sentAt, way, cancelledAt }) => {
        return { purpose, worth, codeEndsIn: ending, givenAt, sentAt, way, cancelledAt };
      }),
    };
  });
}

/** Everything that is held about a person in one study, ready to be written as JSON. */
export type PersonExport = Awaited<ReturnType<typeof exportOne>>;

/**
 * Everything that is held about a person, in every wave, to be handed to them: contact details and notes, attempts and
 * mails, consents, vouchers, interviews and every answer ever given, requests, and who handled it. Each store is read
 * in a transaction of its own. Refuses with `not-permitted` or `no-such-person`.
 */
export async function exportPerson(
  world: World,
  viewer: Viewer,
  pseudonym: string,
): Promise<{ readonly madeAt: string; readonly studies: readonly PersonExport[] } | RightsRefused> {
  const records = await readPersonRecord(world, viewer, pseudonym);
  if ('refused' in records) return records;
  const studies = [];
  for (const record of records) studies.push(await exportOne(world, viewer, record));
  return { madeAt: world.now().toISOString(), studies };
}

async function exportOne(world: World, viewer: Viewer, { pseudonym, studyId, rows, restrictedSince }: PersonRecord) {
  const contact = await openContact(world, viewer, pseudonym, 'export-person');
  const fieldwork = await world.store.transaction('fieldwork', async (queries) => ({
    attempts: (await contactsOf(queries, pseudonym)).map(({ actor: _, pseudonym: __, ...attempt }) => attempt),
    mails: await mailsTo(queries, pseudonym),
    consents: await consentHistory(queries, pseudonym),
  }));
  const interview = await world.store.transaction('answering', async (queries) => {
    const respondent = await findRespondent(queries, pseudonym);
    const events = await eventsOf(queries, pseudonym);
    return {
      knownBeforehand: respondent?.sample ?? {},
      simulated: respondent?.simulated ?? false,
      events: events.map(({ kind, mode, at, detail }) => ({ kind, mode, at, detail })),
      answers: await answerHistory(queries, pseudonym),
      handledBy: await crossingsOf(queries, pseudonym, 10_000),
      requests: await requestsAbout(queries, pseudonym),
    };
  });
  const study = world.studies.get(studyId)?.title ?? studyId;
  const { details, authorityCode, notes, vouchers } = contact;
  const about = { study, studyId, pseudonym, authorityCode, restrictedSince, rowsByTable: rows };
  return { ...about, contactDetails: details, notes, vouchers, ...fieldwork, ...interview };
}
