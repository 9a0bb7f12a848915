import { type MeasureRefusal, measuresAt, type OwnCollection } from '@earshot/census';
import { appendAudit } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { World } from '../world.ts';
import { aboutCheck, type CheckAbout, type CheckMade, type CheckRead, readCheck } from './check-read.ts';
import { findCheck, scopeOf } from './check-scope.ts';
import { type KeptChecks, keptChecks } from './kept-checks.ts';
import { keepOwnMeasures, type OwnSeries, ownSeries, removeOwnMeasures } from './own-series.ts';
import { formatOf } from './read-pieces.ts';
import { type ReturnRefused, refuseReturn } from './refuse-return.ts';

/** A return that somebody hands in. */
export interface HandedReturn {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** For a file that does not say its year. */
  readonly year: number | null;
  /** A day of the census year; null for its last. */
  readonly day: string | null;
  readonly own: OwnCollection | null;
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
}

/** What the front page shows. */
export interface CensusFront {
  /** Of the viewer; null for somebody who may check any. */
  readonly authority: { readonly code: string; readonly name: string } | null;
  readonly check: CheckAbout | null;
  /** What is kept of the authority, or of all. */
  readonly series: readonly OwnSeries[];
}

type Ref = { readonly id: string };

/** Authorities’ own returns at the desk. */
export interface CensusDesk {
  front(viewer: Viewer): Promise<CensusFront | ReturnRefused>;
  /** Begins to check a return on a thread; what the account had before is forgotten. That it did stands in the audit. */
  begin(viewer: Viewer, handed: HandedReturn): Promise<(Ref & { readonly finished: Promise<void> }) | ReturnRefused>;
  read(viewer: Viewer, ref: Ref): CheckRead | ReturnRefused;
  /** Counts it at another day of its census year, on a thread. */
  countAt(
    viewer: Viewer,
    wish: Ref & { readonly day: string; readonly stopping: AbortSignal },
  ): { readonly finished: Promise<void> } | ReturnRefused;
  stop(viewer: Viewer, ref: Ref): ReturnRefused | null;
  forget(viewer: Viewer, ref: Ref): ReturnRefused | null;
  /** Says in the audit that a file of the check is taken; the check, where it may be. */
  take(viewer: Viewer, wish: Ref & { readonly what: string }): Promise<CheckMade | ReturnRefused>;
  /** Keeps the measures at the reference date, and nothing else of the return. */
  keep(viewer: Viewer, ref: Ref): Promise<OwnSeries | ReturnRefused>;
  series(viewer: Viewer, authority: string): Promise<OwnSeries | ReturnRefused>;
  remove(viewer: Viewer, wish: { readonly authority: string; readonly year: number }): Promise<ReturnRefused | null>;
  /** Forgets every check. */
  close(): Promise<void>;
}

/** Opens the checks of returns for those who may make them. */
export function censusDesk(world: World, figures: () => PublishedFigures): CensusDesk {
  const kept = keptChecks();
  const desk: Desk = { world, figures, kept };
  return {
    front: (viewer) => front(desk, viewer),
    begin: (viewer, handed) => begin(desk, viewer, handed),
    read: (viewer, { id }) => read(desk, viewer, id),
    countAt: (viewer, wish) => countAt(desk, viewer, wish),
    stop: (viewer, { id }) => withCheck(desk, viewer, id, () => kept.stop(id)),
    forget: (viewer, { id }) => withCheck(desk, viewer, id, () => kept.forget(id)),
    async take(viewer, { id, what }) {
      const made = madeCheck(desk, viewer, id);
      if (!('refused' in made)) await audit(desk, viewer, 'take_return_file', { ...aboutReturn(made), what });
      return made;
    },
    async keep(viewer, { id }) {
      const made = madeCheck(desk, viewer, id);
      return 'refused' in made ? made : keepOwnMeasures(world, viewer, { made, figures: figures() });
    },
    async series(viewer, authority) {
      const mine = scopeOf(figures, viewer);
      if (mine !== null && 'refused' in mine) return mine;
      const all = await ownSeries(world, figures(), mine === null ? authority : mine.code);
      return all.find((each) => each.authority === authority) ?? refuseReturn('nothing-kept');
    },
    async remove(viewer, { authority, year }) {
      const mine = scopeOf(figures, viewer);
      if (mine !== null && 'refused' in mine) return mine;
      if (mine !== null && mine.code !== authority) return refuseReturn('nothing-kept');
      return removeOwnMeasures(world, viewer, { authority, year });
    },
    close: () => kept.close(),
  };
}

interface Desk {
  readonly world: World;
  readonly figures: () => PublishedFigures;
  readonly kept: KeptChecks;
}

async function front(desk: Desk, viewer: Viewer): Promise<CensusFront | ReturnRefused> {
  const { figures } = desk;
  const mine = scopeOf(figures, viewer);
  if (mine !== null && 'refused' in mine) return mine;
  const check = desk.kept.of(viewer.accountId);
  const series = await ownSeries(desk.world, figures(), mine?.code ?? null);
  return { authority: mine && { code: mine.code, name: mine.name }, check: check && aboutCheck(check), series };
}

async function begin(desk: Desk, viewer: Viewer, handed: HandedReturn) {
  const { figures } = desk;
  const mine = scopeOf(figures, viewer);
  if (mine !== null && 'refused' in mine) return mine;
  const { fileName, year, day, own, stopping } = handed;
  const id = Buffer.from(desk.world.randomBytes(16)).toString('base64url');
  const owner = { accountId: viewer.accountId, authorityCode: viewer.authorityCode };
  const format = formatOf(fileName);
  const read = { bytes: ofItsOwn(handed.bytes), format, year, own, onlyOf: mine?.code ?? null };
  const check = { id, owner, fileName, begunAt: desk.world.now() };
  await audit(desk, viewer, 'check_return', { format, bytes: handed.bytes.length });
  const begun = desk.kept.begin(check, { task: { kind: 'check', ...read, day }, stopping });
  if (!begun?.going) return refuseReturn('busy');
  return { id, finished: begun.going.finished.then(() => auditChecked(desk, viewer, id)) };
}

/** Whose return it was, once that is known; nothing of one that was stopped. */
async function auditChecked(desk: Desk, viewer: Viewer, id: string): Promise<void> {
  const found = read(desk, viewer, id);
  if ('refused' in found || (found.state !== 'made' && found.state !== 'elsewhere')) return;
  const { authority, collection, findings } = found.counted.checked.read;
  const of = { authority, year: collection?.year ?? null };
  const { errors, queries } = findings;
  // Of another authority's return nothing was shown, and so nothing was found.
  await audit(
    desk,
    viewer,
    'checked_return',
    found.state === 'made' ? { ...of, errors, queries } : { ...of, refused: true },
  );
}

/** Bytes in a buffer that holds nothing else, which can be handed to a thread. */
function ofItsOwn(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}

function withCheck(desk: Desk, viewer: Viewer, id: string, work: () => void): ReturnRefused | null {
  const found = findCheck(desk.kept, viewer, id);
  if ('refused' in found) return found;
  work();
  return null;
}

function read({ figures, kept }: Desk, viewer: Viewer, id: string): CheckRead | ReturnRefused {
  const mine = scopeOf(figures, viewer);
  if (mine !== null && 'refused' in mine) return mine;
  const found = findCheck(kept, viewer, id);
  return 'refused' in found ? found : readCheck(found, mine?.code ?? null, figures);
}

function madeCheck(desk: Desk, viewer: Viewer, id: string): CheckMade | ReturnRefused {
  const found = read(desk, viewer, id);
  return 'refused' in found || found.state === 'made' ? found : refuseReturn('no-such-check');
}

function countAt(
  desk: Desk,
  viewer: Viewer,
  { id, day, stopping }: { readonly id: string; readonly day: string; readonly stopping: AbortSignal },
) {
  const found = madeCheck(desk, viewer, id);
  if ('refused' in found) return found;
  const { checked } = found.counted;
  const { read, digest } = checked;
  if (!read.isComplete) return refuseReturn('not-counted');
  const refused = refusedDay(measuresAt({ ...read, workers: [] }, day));
  // Nothing has to be counted for a day that there is nothing to count at.
  if (refused) return { refused: 'day-outside', sentence: refused.sentence } as const;
  const task = { kind: 'count', read, digest, day } as const;
  return { finished: desk.kept.workOn(id, { task, stopping }) };
}

function refusedDay(measures: object): MeasureRefusal | null {
  return 'code' in measures ? (measures as MeasureRefusal) : null;
}

function aboutReturn({ counted }: CheckMade) {
  const { authority, collection } = counted.checked.read;
  return { authority, year: collection?.year ?? null };
}

function audit({ world }: Desk, { accountId }: Viewer, action: string, detail: Record<string, unknown>): Promise<void> {
  const entry = { at: world.now(), actor: accountId, action, studyId: null, pseudonym: null, detail };
  return world.store.transaction('desk', (queries) => appendAudit(queries, entry));
}
