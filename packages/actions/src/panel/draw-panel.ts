import {
  appendAudit,
  appendAudits,
  casesOf,
  findPerson,
  insertCases,
  insertMissingPeople,
  insertRespondents,
  lockPanelDraw,
  lockStudy,
  type StoredPerson,
} from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import { type ContactDetails, openDetails, sealDetails } from '../contacts/contact-details.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { fedForward } from './fed-forward.ts';
import { nextPseudonym } from './next-pseudonym.ts';
import { type Candidate, panelCandidates, type Waves, wavesOf } from './panel-candidates.ts';
import { type PanelRefused, refusePanel } from './refuse-panel.ts';

/** People whose details are copied in one transaction. */
const SLICE = 500;

/** Somebody who is drawn, in the wave before and in this one. */
interface Drawn extends Candidate {
  readonly later: string;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
}

/**
 * Draws everybody of the earlier wave who can be asked again: under a new pseudonym and the same panel id, with their
 * contact details sealed anew and the plan’s answers fed forward; they wait for a batch.
 *
 * Details and cases are written apart, details first. The new pseudonym follows from a key outside the database, the study
 * and the panel id, so that whatever a crash leaves, drawing again finds the same people and makes what is missing.
 *
 * Somebody may be erased meanwhile. Drawing and erasing take turns for each transaction, an erasure goes by the pseudonyms
 * that a draw would give, and both halves look whether the person is still there: so whichever comes first, nothing of who
 * is erased is left in the next wave.
 */
export async function drawPanel(
  world: World,
  viewer: Viewer,
  studyId: string,
): Promise<{ drawn: number } | PanelRefused> {
  const waves = wavesOf(world, viewer, studyId);
  if ('refused' in waves) return waves;
  const candidates = (await panelCandidates(world, waves)).filter(({ fate }) => fate === 'to_draw');
  const drawn: Drawn[] = [];
  for (let from = 0; from < candidates.length; from += SLICE) {
    drawn.push(...(await copyDetails(world, viewer, { waves, slice: candidates.slice(from, from + SLICE) })));
  }
  if (drawn.length === 0) return refusePanel('nobody');
  return { drawn: await makeCases(world, viewer, { waves, drawn }) };
}

/** Opens the details of a slice, records that for each person, and seals them for the next wave. */
function copyDetails(
  world: World,
  viewer: Viewer,
  { waves, slice }: { waves: Waves; slice: readonly Candidate[] },
): Promise<Drawn[]> {
  const { study, earlier } = waves;
  const at = world.now();
  return world.store.transaction('contacts', async (queries) => {
    await lockPanelDraw(queries, study.id);
    const drawn: Drawn[] = [];
    const people: StoredPerson[] = [];
    for (const candidate of slice) {
      const person = await findPerson(queries, candidate.pseudonym);
      const details = person && detailsForNext(openDetails(world.keys, person));
      // Whoever’s details were removed since they were counted is not drawn.
      if (!details || (details.email === null && details.phone === null)) continue;
      const later = nextPseudonym(world.keys, study.id, candidate.panelId);
      const { authorityCode } = candidate;
      const sealed = sealDetails(world, later, details);
      people.push({
        pseudonym: later,
        studyId: study.id,
        authorityCode,
        ...sealed,
        source: 'panel',
        createdAt: at,
        changedAt: at,
      });
      drawn.push({ ...candidate, later, hasEmail: details.email !== null, hasPhone: details.phone !== null });
    }
    await insertMissingPeople(queries, people);
    const entry = { at, actor: viewer.accountId, action: 'draw-panel', studyId: earlier.id };
    await appendAudits(
      queries,
      drawn.map(({ pseudonym }) => ({ ...entry, pseudonym, detail: { into: study.id } })),
    );
    return drawn;
  });
}

/** All cases in one transaction; those that are there already stay as they are. */
async function makeCases(
  world: World,
  viewer: Viewer,
  { waves, drawn }: { waves: Waves; drawn: readonly Drawn[] },
): Promise<number> {
  const { study, earlier } = waves;
  const fed = await fedForward(world, waves);
  return world.store.transaction('fieldwork', async (queries) => {
    await lockPanelDraw(queries, study.id);
    await lockStudy(queries, study.id);
    const createdAt = world.now();
    const casesIn = async ({ id }: Study) => new Set((await casesOf(queries, id)).map((one) => one.pseudonym));
    const [there, still] = [await casesIn(study), await casesIn(earlier)];
    const fresh = drawn.filter(({ later, pseudonym }) => !there.has(later) && still.has(pseudonym));
    const common = { studyId: study.id, createdAt };
    await insertRespondents(
      queries,
      fresh.map(({ later, pseudonym, simulated }) => {
        const sample = fed.get(pseudonym)?.sample ?? {};
        return { ...common, pseudonym: later, simulated, sample, tokenHash: null };
      }),
    );
    await insertCases(
      queries,
      fresh.map(({ later, panelId, authorityCode, hasEmail, hasPhone }) => {
        const waits = { batchId: null, linkNumber: 1, releasedAt: null };
        return { ...common, ...waits, pseudonym: later, panelId, source: 'panel', authorityCode, hasEmail, hasPhone };
      }),
    );
    const entry = { at: createdAt, actor: viewer.accountId, action: 'draw-panel', studyId: study.id, pseudonym: null };
    await appendAudit(queries, { ...entry, detail: { from: earlier.id, people: fresh.length } });
    return fresh.length;
  });
}

/**
 * How somebody is reached at the next wave: by what they gave for that, which outlives their job, or else as before. A
 * number that somebody at the old one gave comes before the old one.
 */
function detailsForNext({ homeEmail, homePhone, referralPhone, ...details }: ContactDetails): ContactDetails {
  return {
    name: details.name,
    email: homeEmail ?? details.email,
    phone: homePhone ?? referralPhone ?? details.phone,
    ...(homeEmail ? { homeEmail } : {}),
    ...(homePhone ? { homePhone } : {}),
  };
}
