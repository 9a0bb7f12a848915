import {
  appendAnswers,
  appendAudit,
  appendConsents,
  appendContacts,
  appendEvents,
  appendOrganisationEvents,
  batchesOf,
  decideBatch,
  hasPeople,
  hasRespondents,
  insertBatch,
  insertCases,
  insertOrganisations,
  insertRespondents,
  lockStudy,
  markReleased,
  type Queries,
  type StoredOrganisationEvent,
  simulatedCasesOf,
} from '@earshot/store';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import { drawPseudonym } from '../answering/pseudonym.ts';
import type { World } from '../world.ts';
import { MADE_UP_AUTHORITIES, type MadeUpAuthority } from './made-up-authorities.ts';
import { panelMembers } from './panel-members.ts';
import { releasedAt, type SimulatedCase, type SimulatedTime, simulatedCases } from './simulate-people.ts';
import { type SimulatedEvents, simulatedEvents } from './simulated-events.ts';
import { nameSimulated } from './simulated-people.ts';

const SLICE = 500;
const SYSTEM = 'system';
const DAY = 24 * 60 * 60 * 1000;
/** How long before the next wave an earlier one was; all of it is over. */
const BETWEEN_WAVES = 365 * DAY;

type Batches = Readonly<Record<'softLaunch' | 'main', number>>;

/**
 * Puts simulated fieldwork, marked as such, into a study that nobody is in: made-up authorities, people who were released,
 * every attempt at them, and as many finished interviews as wanted. People come in one transaction, all or none; what is
 * before and after it (authorities, batches, names) is done once however often a start was interrupted.
 */
export async function fillFieldwork(
  world: World,
  study: FieldworkStudy,
  { finished, seed }: { readonly finished: number; readonly seed: number },
): Promise<{ simulated: number }> {
  const isEmpty = await world.store.transaction(
    'answering',
    async (queries) => !(await hasRespondents(queries, study.id)),
  );
  const simulated = isEmpty ? await addPeople(world, study, finished, seed) : 0;
  await nameEverybody(world, study);
  return { simulated };
}

/** Who they are stands apart from what they answered, so it comes in a transaction of its own; also after one that broke. */
async function nameEverybody(world: World, { id: studyId, fieldwork }: FieldworkStudy): Promise<void> {
  const isNamed = (queries: Queries) => hasPeople(queries, studyId);
  if (await world.store.transaction('contacts', isNamed)) return;
  const unnamed = await world.store.transaction('fieldwork', async (queries) => {
    const before = fieldwork.panel ? await simulatedCasesOf(queries, fieldwork.panel.from) : [];
    return numbered(await simulatedCasesOf(queries, studyId), before);
  });
  await world.store.transaction('contacts', async (queries) => {
    await lockStudy(queries, studyId);
    if (!(await isNamed(queries))) await nameSimulated(queries, world, unnamed);
  });
}

/** Whoever was in the wave before keeps their number, and with it their name; the others come after. */
function numbered<Each extends { readonly panelId: string }>(
  people: readonly Each[],
  before: readonly { readonly panelId: string }[],
): (Each & { readonly number: number })[] {
  const numbers = new Map(before.map(({ panelId }, at) => [panelId, at + 1]));
  let last = before.length;
  return people.map((one) => {
    const known = numbers.get(one.panelId);
    if (known === undefined) last += 1;
    return { ...one, number: known ?? last };
  });
}

async function addPeople(world: World, study: FieldworkStudy, finished: number, seed: number): Promise<number> {
  const when = timeOf(world, study.id);
  const { asOf } = when;
  const batches = await world.store.transaction('fieldwork', (queries) => addBatches(queries, study, asOf));
  const { questionnaire, leanings, fieldwork } = study;
  if (!leanings) throw new Error(`fillFieldwork: study ${study.id} has no simulation.yml.`);
  const members = await panelMembers(world, study);
  const cases = simulatedCases({ questionnaire, leanings, fieldwork, when, seed, members }, finished);
  return world.store.transaction('answering', async (queries) => {
    await lockStudy(queries, study.id);
    if (await hasRespondents(queries, study.id)) return 0;
    for (let from = 0; from < cases.length; from += SLICE) {
      await saveSlice(queries, { world, study, batches, now: asOf }, cases.slice(from, from + SLICE));
    }
    const entry = { at: world.now(), actor: SYSTEM, action: 'simulate-fieldwork', studyId: study.id, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { people: cases.length, finished, seed } });
    return cases.length;
  });
}

/** The last wave of a panel is under way; every wave before it was a year earlier. */
function timeOf(world: World, studyId: string): SimulatedTime {
  const until = world.now();
  return { asOf: new Date(until.getTime() - wavesAfter(world, studyId) * BETWEEN_WAVES), until };
}

function wavesAfter(
  { studies }: Pick<World, 'studies'>,
  studyId: string,
  seen: ReadonlySet<string> = new Set(),
): number {
  const known = new Set([...seen, studyId]);
  const next = [...studies.values()].find(({ id, fieldwork }) => fieldwork?.panel?.from === studyId && !known.has(id));
  return next ? 1 + wavesAfter({ studies }, next.id, known) : 0;
}

/** The authorities and batches, unless they are there from a start that was interrupted. */
async function addBatches(queries: Queries, study: FieldworkStudy, now: Date): Promise<Batches> {
  await lockStudy(queries, study.id);
  const known = await batchesOf(queries, study.id);
  if (known.length >= 2) return { softLaunch: known[0]!.batchId, main: known[1]!.batchId };
  await addAuthorities(queries, study.id, now);
  const launchedAt = releasedAt(now, 'softLaunch');
  // Nobody drew it: made-up people are put into it, so there is no draw that could be repeated from a seed.
  const undrawn = { seed: null, share: null, strata: [], drawnBy: SYSTEM };
  const trial = { studyId: study.id, kind: 'soft_launch', drawnAt: launchedAt, ...undrawn } as const;
  const softLaunch = await insertBatch(queries, trial);
  await markReleased(queries, { studyId: study.id, batchId: softLaunch, at: launchedAt, by: SYSTEM });
  const mainAt = releasedAt(now, 'main');
  const reasons = 'Simulated: times, straight-lining and break-offs of the soft launch were looked at.';
  await decideBatch(queries, softLaunch, { decision: 'go', at: mainAt, by: SYSTEM, reasons });
  const main = await insertBatch(queries, { studyId: study.id, kind: 'main', drawnAt: mainAt, ...undrawn });
  await markReleased(queries, { studyId: study.id, batchId: main, at: mainAt, by: SYSTEM });
  return { softLaunch, main };
}

async function addAuthorities(queries: Queries, studyId: string, now: Date): Promise<void> {
  await insertOrganisations(
    queries,
    MADE_UP_AUTHORITIES.map(({ code, name, region, rating }) => {
      return { studyId, authorityCode: code, name, region, rating, openCode: null };
    }),
  );
  await appendOrganisationEvents(
    queries,
    MADE_UP_AUTHORITIES.flatMap((authority, at) => authorityEvents(studyId, authority, now, at)),
  );
}

function authorityEvents(
  studyId: string,
  { code, answer, way, population }: MadeUpAuthority,
  now: Date,
  number: number,
): StoredOrganisationEvent[] {
  const invited = new Date(releasedAt(now, 'softLaunch').getTime() - 50 * DAY);
  const answered = new Date(invited.getTime() + (3 + number) * DAY);
  const nothing = { way: null, population: null, populationOn: null };
  const common = { studyId, authorityCode: code, actor: SYSTEM, detail: { simulated: true }, ...nothing };
  const events: StoredOrganisationEvent[] = [{ ...common, kind: 'invited', at: invited }];
  if (answer) events.push({ ...common, kind: answer, way, at: answered });
  if (population !== null) {
    events.push({
      ...common,
      kind: 'population',
      population,
      populationOn: answered.toISOString().slice(0, 10),
      at: answered,
    });
  }
  return events;
}

interface Slicing {
  readonly world: World;
  readonly study: FieldworkStudy;
  readonly batches: Batches;
  readonly now: Date;
}

async function saveSlice(
  queries: Queries,
  { world, study, batches, now }: Slicing,
  slice: readonly SimulatedCase[],
): Promise<void> {
  const people = slice.map((one) => ({ pseudonym: drawPseudonym(world.randomBytes), ...one }));
  const [studyId, createdAt] = [study.id, now];
  await insertRespondents(
    queries,
    people.map(({ pseudonym, sample }) => ({
      pseudonym,
      studyId,
      tokenHash: null,
      simulated: true,
      sample,
      createdAt,
    })),
  );
  await insertCases(
    queries,
    people.map(({ pseudonym, source, authority, hasEmail, hasPhone, releasedAt: released, inSoftLaunch, panelId }) => ({
      pseudonym,
      studyId,
      panelId: panelId ?? drawPseudonym(world.randomBytes),
      source,
      authorityCode: authority.code,
      batchId: source === 'open' ? null : inSoftLaunch ? batches.softLaunch : batches.main,
      hasEmail,
      hasPhone,
      linkNumber: 1,
      releasedAt: released,
      createdAt: released,
    })),
  );
  const events = people.map(({ pseudonym, ...one }) => simulatedEvents(study, pseudonym, one));
  await appendAll(queries, events);
}

async function appendAll(queries: Queries, events: readonly SimulatedEvents[]): Promise<void> {
  const byTime = <Each extends { readonly at: Date }>(all: Each[]) =>
    all.sort((a, b) => a.at.getTime() - b.at.getTime());
  await appendContacts(queries, byTime(events.flatMap(({ contacts }) => contacts)));
  await appendAnswers(queries, byTime(events.flatMap(({ answers }) => answers)));
  await appendEvents(queries, byTime(events.flatMap(({ events: own }) => own)));
  await appendConsents(
    queries,
    events.flatMap(({ consents }) => consents),
  );
}
