import { createHash } from 'node:crypto';
import {
  addSuppression,
  appendAudit,
  type Certificate,
  casesOfPanel,
  closeRequest,
  type ErasureStep,
  eraseAnswers,
  eraseContacts,
  eraseFieldwork,
  erasureSteps,
  findCertificate,
  findPeople,
  insertCertificate,
  insertErasureStep,
  lockPanelDraw,
  lockRequest,
  lockRespondent,
  type Queries,
  type RightsRequest,
  type RowsByTable,
  rowsHeld,
  setRequestPeople,
  stopContact,
} from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { isUuid } from '../is-uuid.ts';
import { drawingStudies, nextPseudonym } from '../panel/next-pseudonym.ts';
import { settleMailedVouchers } from '../vouchers/hand-over.ts';
import type { World } from '../world.ts';
import { certificateText } from './certificate.ts';
import { type RightsRefused, refuseRights } from './refuse-rights.ts';

interface Erasing {
  readonly world: World;
  readonly viewer: Viewer;
  readonly request: RightsRequest;
}

/** What deletes, in this order, each in a transaction of its own with the record that it is done. */
const DELETING: readonly { readonly step: string; readonly erase: Erase }[] = [
  { step: 'contacts', erase: (queries, people, at) => eraseContacts(queries, people, at) },
  { step: 'fieldwork', erase: (queries, people) => eraseFieldwork(queries, people) },
  { step: 'answers', erase: (queries, people) => eraseAnswers(queries, people) },
];
type Erase = (queries: Queries, people: readonly string[], at: Date) => Promise<RowsByTable>;

/**
 * Erases the people of a request from every store and returns the certificate of what went from where. First nobody can
 * reach them and their links are closed; then who they are goes, then what came of contacting them, then what they
 * answered. Each step is recorded as it is done, so whoever calls again after a crash goes on where it stopped, and after
 * the end gets the same certificate. Refuses with `not-permitted`, `no-such-request`, `not-an-erasure` or `request-closed`.
 */
export async function erasePeople(
  world: World,
  viewer: Viewer,
  requestId: string,
): Promise<Certificate | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  if (!isUuid(requestId)) return refuseRights('no-such-request');
  const begun = await world.store.transaction('erasure', (queries) => beginning(world, queries, requestId));
  if ('refused' in begun || 'sha256' in begun) return begun;
  const erasing = { world, viewer, request: begun.request };
  const done = new Set(begun.steps.map(({ step }) => step));
  if (!done.has('contact stopped')) await stopAllContact(erasing);
  for (const { step, erase } of DELETING) if (!done.has(step)) await deleteStep(erasing, step, erase);
  return certify(erasing);
}

async function beginning(
  world: World,
  queries: Queries,
  requestId: string,
): Promise<{ request: RightsRequest; steps: ErasureStep[] } | Certificate | RightsRefused> {
  const request = await lockRequest(queries, requestId);
  if (!request) return refuseRights('no-such-request');
  const certificate = await findCertificate(queries, requestId);
  if (certificate) return certificate;
  if (request.kind !== 'erasure' || request.people.length === 0) return refuseRights('not-an-erasure');
  if (request.closedAt) return refuseRights('request-closed');
  return { request: await withEveryWave(world, queries, request), steps: await erasureSteps(queries, requestId) };
}

/**
 * The request, about every wave that the person is in by now, or would be if it were drawn at this moment. It is kept,
 * since nothing says which waves belong together once the cases are gone.
 */
async function withEveryWave(world: World, queries: Queries, request: RightsRequest): Promise<RightsRequest> {
  const waves = await casesOfPanel(queries, request.people);
  const drawn = drawingStudies(world).flatMap((studyId) =>
    waves.map(({ panelId }) => nextPseudonym(world.keys, studyId, panelId)),
  );
  const people = [...new Set([...request.people, ...waves.map(({ pseudonym }) => pseudonym), ...drawn])];
  if (people.length > request.people.length) await setRequestPeople(queries, request.requestId, people);
  return { ...request, people };
}

/** Their addresses stay as keyed hashes only, so that they are left alone when they come on another list. */
async function stopAllContact({ world, request: { requestId, people } }: Erasing): Promise<void> {
  const at = world.now();
  // The mails go with the case, and the accounts have to know which of them had gone.
  for (const study of world.studies.values()) if (study.fieldwork) await settleMailedVouchers(world, study.id);
  await world.store.transaction('contacts', async (queries) => {
    const known = new Map((await findPeople(queries, people)).map((person) => [person.pseudonym, person]));
    for (const pseudonym of people) {
      await lockRespondent(queries, pseudonym);
      const { emailIndex = null, phoneIndex = null } = known.get(pseudonym) ?? {};
      const suppression = {
        studyId: null,
        pseudonym,
        emailIndex,
        phoneIndex,
        reason: 'erased',
        channel: 'every',
      } as const;
      await addSuppression(queries, { ...suppression, at });
    }
  });
  await world.store.transaction('fieldwork', (queries) => stopContact(queries, people, at));
  await world.store.transaction('erasure', (queries) =>
    insertErasureStep(queries, requestId, { step: 'contact stopped', rows: {}, at }),
  );
}

/** Whoever is just answering, being called or drawn for the next wave is waited for, and can do no more afterwards. */
async function deleteStep({ world, request }: Erasing, step: string, erase: Erase): Promise<void> {
  const { requestId, people } = request;
  const at = world.now();
  await world.store.transaction('erasure', async (queries) => {
    await lockPeople(world, queries, people);
    const rows = await erase(queries, people, at);
    await insertErasureStep(queries, requestId, { step, rows, at });
  });
}

async function lockPeople(world: World, queries: Queries, people: readonly string[]): Promise<void> {
  for (const studyId of drawingStudies(world)) await lockPanelDraw(queries, studyId);
  for (const pseudonym of [...people].sort()) await lockRespondent(queries, pseudonym);
}

/** Looks once more whether anything came in between, deletes it, and hands out the certificate. */
function certify({ world, viewer, request }: Erasing): Promise<Certificate> {
  const { requestId, people } = request;
  const at = world.now();
  return world.store.transaction('erasure', async (queries) => {
    await lockRequest(queries, requestId);
    const made = await findCertificate(queries, requestId);
    if (made) return made;
    await lockPeople(world, queries, people);
    const late: Record<string, number> = {};
    for (const { erase } of DELETING) Object.assign(late, await erase(queries, people, at));
    await insertErasureStep(queries, requestId, { step: 'looked once more', rows: late, at });
    const steps = await erasureSteps(queries, requestId);
    for (const pseudonym of people) {
      const entry = { at, actor: viewer.accountId, action: 'erase-person', studyId: null, pseudonym };
      await appendAudit(queries, { ...entry, detail: { requestId } });
    }
    const body = certificateText({ request, steps, remaining: await rowsHeld(queries, people), viewer, at });
    const certificate = { requestId, body, sha256: createHash('sha256').update(body).digest('hex'), at };
    await insertCertificate(queries, certificate);
    await closeRequest(queries, { requestId, outcome: 'met', by: viewer.accountId, at });
    return certificate;
  });
}

/** The certificate of an erasure, to be shown or handed out again. Refuses with `not-permitted` or `no-such-request`. */
export async function readCertificate(
  world: World,
  viewer: Viewer,
  requestId: string,
): Promise<Certificate | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  if (!isUuid(requestId)) return refuseRights('no-such-request');
  const found = await world.store.transaction('erasure', (queries) => findCertificate(queries, requestId));
  return found ?? refuseRights('no-such-request');
}
