import { measuresAt, shownMeasures } from '@earshot/census';
import { appendAudit, type KeptMeasures, keepMeasures, listKeptMeasures, removeKeptMeasures } from '@earshot/store';
import type { Viewer } from '../access/permissions.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { World } from '../world.ts';
import { besidePublished } from './beside-published.ts';
import type { CheckMade } from './check-read.ts';
import { type ReturnRefused, refuseReturn } from './refuse-return.ts';

/** What is kept of an authority’s returns, year by year, each beside what was published. */
export interface OwnSeries {
  readonly authority: string;
  /** Null where the code is not known. */
  readonly name: string | null;
  readonly years: readonly OwnYear[];
  /** The year of the release that the published figures are from. */
  readonly release: number;
}

export interface OwnYear {
  readonly kept: KeptMeasures;
  /** As printed, by the measure’s id; a symbol with its meaning. Empty where nothing is published for the year. */
  readonly published: ReadonlyMap<string, string>;
}

/** What is kept of one authority, or of all where null; those without anything are left out. */
export async function ownSeries(
  world: World,
  figures: PublishedFigures,
  authority: string | null,
): Promise<OwnSeries[]> {
  const kept = await world.store.transaction('desk', (queries) => listKeptMeasures(queries, authority));
  return [...new Set(kept.map((each) => each.authority))].map((code) =>
    seriesOf(
      code,
      kept.filter((each) => each.authority === code),
      figures,
    ),
  );
}

function seriesOf(authority: string, kept: readonly KeptMeasures[], { authorities, indicators }: PublishedFigures) {
  const name = authorities.all.find(({ code }) => code === authority)?.name ?? null;
  const years = kept.map((one): OwnYear => {
    const beside = besidePublished(one.measures, { authority, year: one.year }, indicators)?.measures ?? [];
    const texts = beside.flatMap(({ id, publishedText }) =>
      publishedText === null ? [] : [[id, publishedText] as const],
    );
    return { kept: one, published: new Map(texts) };
  });
  return { authority, name, years, release: indicators.release.year };
}

/** Keeps the measures of a checked return at its reference date, whatever day it was looked at. */
export async function keepOwnMeasures(
  world: World,
  { accountId }: Viewer,
  { made, figures }: { readonly made: CheckMade; readonly figures: PublishedFigures },
): Promise<OwnSeries | ReturnRefused> {
  const { read, digest } = made.counted.checked;
  const { authority, collection, findings, isSimulated: simulated } = read;
  const measures = read.isComplete ? measuresAt(read) : null;
  if (!measures || !('measures' in measures) || authority === null || !collection || digest === null)
    return refuseReturn('not-counted');
  const kept: KeptMeasures = {
    ...{ authority, year: collection.year, simulated, digest, accountId, keptAt: world.now() },
    ...{ errors: findings.errors, queries: findings.queries },
    measures: shownMeasures(measures).map(({ id, label, unit, value }) => ({ id, label, unit, value })),
  };
  const entry = { at: kept.keptAt, actor: accountId, action: 'keep_census_measures', studyId: null, pseudonym: null };
  const isKept = await world.store.transaction('desk', async (queries) => {
    if (!(await keepMeasures(queries, kept))) return false;
    await appendAudit(queries, { ...entry, detail: { authority, year: collection.year } });
    return true;
  });
  if (!isKept) return refuseReturn('real-kept');
  const [series] = await ownSeries(world, figures, authority);
  return series!;
}

/** Removes what is kept of a year; refuses where there is nothing. */
export async function removeOwnMeasures(
  world: World,
  { accountId }: Viewer,
  { authority, year }: { readonly authority: string; readonly year: number },
): Promise<ReturnRefused | null> {
  const entry = { at: world.now(), actor: accountId, action: 'remove_census_measures', studyId: null, pseudonym: null };
  return world.store.transaction('desk', async (queries) => {
    if (!(await removeKeptMeasures(queries, authority, year))) return refuseReturn('nothing-kept');
    await appendAudit(queries, { ...entry, detail: { authority, year } });
    return null;
  });
}
