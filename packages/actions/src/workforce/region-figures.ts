import type { Problem } from '@earshot/planfile';
import { cellAt } from '@earshot/tables';
import { type Indicators, type RegionPage, type RegionSpread, regionPage } from '@earshot/workforce';
import { figureJson } from './page-json.ts';
import { vintageUnknown } from './vintage-unknown.ts';

/** Which region’s figures are wanted. */
export interface RegionWanted {
  /** England, a region, Inner London or Outer London. */
  readonly region: string;
  /** The year of the release; null for the latest held. */
  readonly vintage: number | null;
  /** Null for the latest of the release. */
  readonly year: number | null;
  /** The year that the latest is set against; null or left out: the first that has a figure. */
  readonly benchmark?: number | null;
}

export interface RegionFigures {
  readonly page: RegionPage;
  readonly json: object;
}

/**
 * How far the authorities of a region lie apart in every rate, and how many more started than left it. Problems: those
 * of `regionPage`, and `vintage-unknown` for a release that is not held.
 * @param releases the oldest first, at least one.
 */
export function regionFigures(
  releases: readonly Indicators[],
  { region, vintage, year, benchmark = null }: RegionWanted,
): { made: RegionFigures | null; problems: readonly Problem[] } {
  const indicators = vintage === null ? releases.at(-1) : releases.find(({ release }) => release.year === vintage);
  if (!indicators) return { made: null, problems: [vintageUnknown(vintage, releases)] };
  const { page, problems } = regionPage(indicators, region, year ?? indicators.release.year, benchmark);
  return { made: page && { page, json: regionJson(page) }, problems };
}

function regionJson({ area, release, year, rates, spreads, net, sentences }: RegionPage): object {
  return {
    area: area.name,
    release,
    year,
    measures: spreads.map(spreadJson),
    throughTheYears: rates.map(throughJson),
    startersLessLeavers: net.map(netJson),
    sentences: [...sentences.spread, ...sentences.net],
  };
}

function netJson({ year, net, halfKnown }: RegionPage['net'][number]) {
  if (!halfKnown) return { year, net };
  const without = halfKnown.authorities.map(({ name }) => name);
  return { year, net, oneOfTheTwoIsMissing: { without, net: halfKnown.netOfOthers } };
}

function throughJson({ rate, table, findings }: RegionPage['rates'][number]) {
  return {
    measure: rate.measure,
    name: rate.name,
    definition: rate.meaning,
    years: table.columns.map(({ id }) => ({
      year: Number(id),
      ...Object.fromEntries(table.rows.map((row) => [row.id, figureJson(cellAt(table, row.id, id))])),
    })),
    sentences: findings.map(({ text }) => text),
  };
}

function spreadJson({ measure, own, highest, lowest, none, returns }: RegionSpread) {
  const figure = (cell: RegionSpread['own']) => (cell?.kind === 'number' ? cell.value : (cell?.symbol ?? null));
  const end = (extreme: RegionSpread['highest']) =>
    extreme && { value: extreme.value, authorities: extreme.areas.map(({ name }) => name) };
  return {
    measure,
    own: figure(own),
    highest: end(highest),
    lowest: end(lowest),
    none: none.map(({ name }) => name),
    authorities: returns.map(({ area, cell }) => ({ name: area.name, figure: figure(cell) })),
  };
}
