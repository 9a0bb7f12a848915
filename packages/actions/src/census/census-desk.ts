import { type MeasureRefusal, measuresAt, type OwnCollection } from '@earshot/census';
import { appendAudit } from '@earshot/store';
import type { Authority } from '@earshot/workforce';
import { permits, type Viewer } from '../access/permissions.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { World } from '../world.ts';
import { type BesidePublished, besidePublished } from './beside-published.ts';
import { type KeptCheck, type KeptChecks, keptChecks } from './kept-checks.ts';
import { keepOwnMeasures, type OwnSeries, ownSeries, removeOwnMeasures } from './own-series.ts';
import { formatOf } from './read-pieces.ts';
import { type ReturnRefused, refuseReturn } from './refuse-return.ts';
import type { CountedReturn, ReturnStep } from './return-task.ts';

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

/** What there is of a check. */
export type CheckRead =
  | { readonly state: 'going'; readonly about: CheckAbout; readonly step: ReturnStep | null }
  /** It came to nothing. */
  | { readonly state: 'ended'; readonly about: CheckAbout; readonly ended: 'stopped' | 'failed' }
  /** The file is not a return of the viewer’s authority, or does not say whose it is. Nothing of it is kept or shown. */
  | { readonly state: 'elsewhere'; readonly about: CheckAbout; readonly counted: CountedReturn; readonly own: string }
  | CheckMade;

/** A return that has been checked. */
export interface CheckMade {
  readonly state: 'made';
  readonly about: CheckAbout;
  readonly counted: CountedReturn;
  /** The authority’s name; null where its code is not known. */
  readonly authority: string | null;
  /** Null at another day than the reference date, and where nothing is published for that authority and year. */
  readonly published: BesidePublished | null;
  /** The latest release held, whether or not it has this year. */
  readonly release: number;
  /** How the last attempt to count it at another day ended; null where it did not fail. */
  readonly ended: 'stopped' | 'failed' | null;
}

export interface CheckAbout {
  readonly id: string;
  readonly fileName: string;
  readonly begunAt: Date;
  readonly until: Date;
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
    read: (viewer, { id }) => {
      const found = findCheck(desk, viewer, id);
      return 'refused' in found ? found : readCheck(desk, viewer, found);
    },
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
      const mine = scopeOf(desk, viewer);
      if (mine !== null && 'refused' in mine) return mine;
      const all = await ownSeries(world, figures(), mine === null ? authority : mine.code);
      return all.find((each) => each.authority === authority) ?? refuseReturn('nothing-kept');
    },
    async remove(viewer, { authority, year }) {
      const mine = scopeOf(desk, viewer);
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

/** The authority whose returns alone a viewer may check; null for one who may check any. */
function scopeOf({ figures }: Desk, viewer: Viewer): Authority | ReturnRefused | null {
  if (!permits(viewer, 'check_return')) return refuseReturn('not-permitted');
  if (viewer.authorityCode === null) return null;
  const own = figures().authorities.all.find(({ onsCode }) => onsCode === viewer.authorityCode);
  return own ?? refuseReturn('no-authority');
}

async function front(desk: Desk, viewer: Viewer): Promise<CensusFront | ReturnRefused> {
  const mine = scopeOf(desk, viewer);
  if (mine !== null && 'refused' in mine) return mine;
  const check = desk.kept.of(viewer.accountId);
  const series = await ownSeries(desk.world, desk.figures(), mine?.code ?? null);
  return { authority: mine && { code: mine.code, name: mine.name }, check: check && aboutCheck(check), series };
}

async function begin(desk: Desk, viewer: Viewer, handed: HandedReturn) {
  const mine = scopeOf(desk, viewer);
  if (mine !== null && 'refused' in mine) return mine;
  const { fileName, year, day, own, stopping } = handed;
  const id = Buffer.from(desk.world.randomBytes(16)).toString('base64url');
  const owner = { accountId: viewer.accountId, authorityCode: viewer.authorityCode };
  const format = formatOf(fileName);
  const read = { bytes: ofItsOwn(handed.bytes), format, year, own, onlyOf: mine?.code ?? null };
  const check = { id, owner, fileName, begunAt: desk.world.now() };
  const size = handed.bytes.length;
  const begun = desk.kept.begin(check, { task: { kind: 'check', ...read, day }, stopping });
  if (!begun?.going) return refuseReturn('busy');
  await audit(desk, viewer, 'check_return', { format, bytes: size });
  return { id, finished: begun.going.finished.then(() => auditChecked(desk, viewer, id)) };
}

/** Whose return it was, once that is known; nothing of one that was stopped. */
async function auditChecked(desk: Desk, viewer: Viewer, id: string): Promise<void> {
  const read = desk.kept.find(id)?.counted?.checked.read;
  if (!read) return;
  const { authority, collection, findings } = read;
  const { errors, queries } = findings;
  await audit(desk, viewer, 'checked_return', { authority, year: collection?.year ?? null, errors, queries });
}

/** Bytes in a buffer that holds nothing else, which can be handed to a thread. */
function ofItsOwn(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}

/** A check that the viewer may see: their own, or one of a colleague of the same authority. */
function findCheck({ kept }: Desk, viewer: Viewer, id: string): KeptCheck | ReturnRefused {
  if (!permits(viewer, 'check_return')) return refuseReturn('not-permitted');
  const check = kept.find(id);
  const { accountId, authorityCode } = check?.owner ?? { accountId: null, authorityCode: null };
  const isTheirs = accountId === viewer.accountId || (authorityCode !== null && authorityCode === viewer.authorityCode);
  return check && isTheirs ? check : refuseReturn('no-such-check');
}

function withCheck(desk: Desk, viewer: Viewer, id: string, work: () => void): ReturnRefused | null {
  const found = findCheck(desk, viewer, id);
  if ('refused' in found) return found;
  work();
  return null;
}

function readCheck(desk: Desk, viewer: Viewer, check: KeptCheck): CheckRead {
  const { counted, going } = check;
  const about = aboutCheck(check);
  if (going) return { state: 'going', about, step: going.step };
  if (!counted) return { state: 'ended', about, ended: check.ended ?? 'failed' };
  const mine = scopeOf(desk, viewer);
  const { authority } = counted.checked.read;
  if (mine !== null && 'code' in mine && mine.code !== authority)
    return { state: 'elsewhere', about, counted, own: mine.code };
  return made(desk, check, counted);
}

function made({ figures }: Desk, check: KeptCheck, counted: CountedReturn): CheckMade {
  const { indicators, authorities } = figures();
  const { read, measures } = counted.checked;
  const { authority, collection } = read;
  const known = authorities.all.find(({ code }) => code === authority);
  const isComparable =
    measures && 'day' in measures && measures.day === collection?.referenceDate && authority !== null;
  return {
    state: 'made',
    about: aboutCheck(check),
    counted,
    authority: known?.name ?? null,
    published: isComparable
      ? besidePublished(measures.measures, { authority, year: collection!.year }, indicators)
      : null,
    release: indicators.release.year,
    ended: check.ended,
  };
}

function madeCheck(desk: Desk, viewer: Viewer, id: string): CheckMade | ReturnRefused {
  const found = findCheck(desk, viewer, id);
  if ('refused' in found) return found;
  const read = readCheck(desk, viewer, found);
  return read.state === 'made' ? read : refuseReturn('no-such-check');
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

function aboutCheck({ id, fileName, begunAt, until }: KeptCheck): CheckAbout {
  return { id, fileName, begunAt, until };
}

function aboutReturn({ counted }: CheckMade) {
  const { authority, collection } = counted.checked.read;
  return { authority, year: collection?.year ?? null };
}

function audit({ world }: Desk, { accountId }: Viewer, action: string, detail: Record<string, unknown>): Promise<void> {
  const entry = { at: world.now(), actor: accountId, action, studyId: null, pseudonym: null, detail };
  return world.store.transaction('desk', (queries) => appendAudit(queries, entry));
}
