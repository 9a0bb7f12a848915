import { type Problem, usable } from '@earshot/planfile';
import { renderReportBody, tableJson } from '@earshot/report';
import {
  type MonthParts,
  monthParts,
  NO_SCHEME,
  pageOfMonth,
  readScheme,
  readSnapshot,
  type SnapshotFiles,
} from '@earshot/snapshot';
import {
  appendAudit,
  findKeptSnapshot,
  type KeptSnapshotLine,
  keepSnapshot,
  listKeptSnapshots,
  measuredBefore,
  removeKeptSnapshot,
  type SnapshotKey,
} from '@earshot/store';
import type { Table } from '@earshot/tables';
import type { Authority } from '@earshot/workforce';
import { type Permission, permits, type Viewer } from '../access/permissions.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { World } from '../world.ts';
import { publishedBeside } from './published-beside.ts';
import { refuseSnapshot, type SnapshotRefused } from './refuse-snapshot.ts';
import { snapshotReport, titleOf } from './snapshot-report.ts';

/** The files of a month as somebody hands them in. They are read, counted and forgotten. */
export interface HandedMonth {
  /** YYYY-MM */
  readonly month: string;
  /** The authority’s nine characters, from somebody who may hand in any; another’s is their own. */
  readonly authority: string | null;
  readonly files: SnapshotFiles;
  /** Text of scheme.yml; null without one. */
  readonly scheme: string | null;
  /** Names of other CSV files. */
  readonly others: readonly string[];
}

export interface SnapshotFront {
  /** Of the viewer; null for somebody who may see any. */
  readonly authority: string | null;
  readonly months: readonly (KeptSnapshotLine & { readonly name: string })[];
}

/** A month that is kept, as it is shown. */
export interface KeptPage extends KeptSnapshotLine {
  readonly title: string;
  readonly tables: readonly Table[];
  /** The page as plain data. */
  readonly json: unknown;
  /** What its files were warned of. */
  readonly warnings: readonly Problem[];
  bodyHtml(): Promise<string>;
}

/** Authorities’ monthly snapshots at the desk. */
export interface SnapshotDesk {
  front(viewer: Viewer): Promise<SnapshotFront | SnapshotRefused>;
  /** Reads a month and keeps what is shown of it; or says what is wrong with its files, and keeps nothing. */
  add(
    viewer: Viewer,
    handed: HandedMonth,
  ): Promise<SnapshotKey | { readonly problems: readonly Problem[] } | SnapshotRefused>;
  page(viewer: Viewer, key: SnapshotKey): Promise<KeptPage | SnapshotRefused>;
  /** The page, when somebody takes a file of it: that stands in the audit. */
  take(viewer: Viewer, key: SnapshotKey, what: string): Promise<KeptPage | SnapshotRefused>;
  remove(viewer: Viewer, key: SnapshotKey): Promise<SnapshotRefused | null>;
}

/** Opens the snapshots that are kept, for those who may see them. */
export function snapshotDesk(world: World, figures: () => PublishedFigures): SnapshotDesk {
  const desk: Desk = { world, figures };
  return {
    front: (viewer) => front(desk, viewer),
    add: (viewer, handed) => add(desk, viewer, handed),
    page: (viewer, key) => page(desk, viewer, key),
    async take(viewer, key, what) {
      const found = await page(desk, viewer, key);
      if ('refused' in found) return found;
      await world.store.transaction('desk', (queries) =>
        appendAudit(queries, entryOf(desk, viewer, 'take_snapshot_file', { ...keyOf(found), what })),
      );
      return found;
    },
    remove: (viewer, key) => remove(desk, viewer, key),
  };
}

interface Desk {
  readonly world: World;
  readonly figures: () => PublishedFigures;
}

/** The authority to which a viewer is held; null for one who is held to none. */
function scopeOf({ figures }: Desk, viewer: Viewer, permission: Permission): Authority | SnapshotRefused | null {
  if (!permits(viewer, permission)) return refuseSnapshot('not-permitted');
  if (viewer.authorityCode === null) return null;
  const own = figures().authorities.all.find(({ onsCode }) => onsCode === viewer.authorityCode);
  return own ?? refuseSnapshot('no-authority');
}

function nameOf({ figures }: Desk, authority: string): string {
  return figures().authorities.all.find(({ code }) => code === authority)?.name ?? `Authority ${authority}`;
}

async function front(desk: Desk, viewer: Viewer): Promise<SnapshotFront | SnapshotRefused> {
  const mine = scopeOf(desk, viewer, 'see_snapshots');
  if (mine !== null && 'refused' in mine) return mine;
  const kept = await desk.world.store.transaction('desk', (queries) => listKeptSnapshots(queries, mine?.code ?? null));
  const months = kept.map((line) => ({ ...line, name: nameOf(desk, line.authority) }));
  return { authority: mine?.name ?? null, months };
}

async function add(desk: Desk, viewer: Viewer, handed: HandedMonth) {
  const mine = scopeOf(desk, viewer, 'add_snapshot');
  if (mine !== null && 'refused' in mine) return mine;
  const authority = mine ?? desk.figures().authorities.all.find(({ onsCode }) => onsCode === handed.authority);
  if (!authority) return refuseSnapshot('no-authority');
  const { parts, problems } = readMonth(handed, authority.name);
  if (!parts) return { problems };
  const key = { authority: authority.code, month: handed.month };
  const simulated = parts.measured.simulated !== null;
  if (!simulated && handed.month > desk.world.now().toISOString().slice(0, 7)) return refuseSnapshot('month-ahead');
  const kept = { ...key, simulated, parts, warnings: problems, keptAt: desk.world.now() };
  const isKept = await desk.world.store.transaction('desk', async (queries) => {
    if (!(await keepSnapshot(queries, kept, viewer.accountId))) return false;
    await appendAudit(queries, entryOf(desk, viewer, 'add_snapshot', { ...key, simulated }));
    return true;
  });
  return isKept ? key : refuseSnapshot('real-kept');
}

/** What is shown of a month, whose authority is the one that it is handed in for; or what is wrong with its files. */
function readMonth({ month, files, scheme: text, others }: HandedMonth, authority: string) {
  const read = text === null ? { scheme: NO_SCHEME, problems: [] } : readScheme('scheme.yml', text);
  if (!read.scheme) return { parts: null, problems: read.problems };
  const scheme = { ...read.scheme, authority };
  const { snapshot, problems } = readSnapshot(month, files, scheme, others);
  return { parts: usable(problems) ? monthParts(snapshot, scheme) : null, problems: [...read.problems, ...problems] };
}

async function page(desk: Desk, viewer: Viewer, key: SnapshotKey): Promise<KeptPage | SnapshotRefused> {
  const mine = scopeOf(desk, viewer, 'see_snapshots');
  if (mine !== null && 'refused' in mine) return mine;
  if (mine !== null && mine.code !== key.authority) return refuseSnapshot('no-such-snapshot');
  const { found, before } = await desk.world.store.transaction('desk', async (queries) => ({
    found: await findKeptSnapshot(queries, key),
    before: await measuredBefore(queries, key),
  }));
  if (!found) return refuseSnapshot('no-such-snapshot');
  // Nothing but `add` writes these columns.
  const made = pageOfMonth(found.parts as MonthParts, before as MonthParts['measured'][]);
  const { indicators, authorities } = desk.figures();
  const beside = publishedBeside(made.tables[0]!, key.authority, indicators, authorities);
  const further = beside ? [beside] : [];
  const tables = [...made.tables, ...further];
  return {
    ...keyOf(found),
    simulated: found.simulated,
    keptAt: found.keptAt,
    title: titleOf(made),
    tables,
    json: { ...keyOf(found), simulated: found.simulated, sentences: made.findings, tables: tables.map(tableJson) },
    warnings: found.warnings as Problem[],
    bodyHtml: () => renderReportBody(snapshotReport(made, further)),
  };
}

async function remove(desk: Desk, viewer: Viewer, key: SnapshotKey): Promise<SnapshotRefused | null> {
  const mine = scopeOf(desk, viewer, 'add_snapshot');
  if (mine !== null && 'refused' in mine) return mine;
  if (mine !== null && mine.code !== key.authority) return refuseSnapshot('no-such-snapshot');
  return desk.world.store.transaction('desk', async (queries) => {
    if (!(await removeKeptSnapshot(queries, key))) return refuseSnapshot('no-such-snapshot');
    await appendAudit(queries, entryOf(desk, viewer, 'remove_snapshot', keyOf(key)));
    return null;
  });
}

function keyOf({ authority, month }: SnapshotKey) {
  return { authority, month };
}

function entryOf({ world }: Desk, { accountId }: Viewer, action: string, detail: Record<string, unknown>) {
  return { at: world.now(), actor: accountId, action, studyId: null, pseudonym: null, detail };
}
