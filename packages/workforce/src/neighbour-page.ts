import type { Problem } from '@earshot/planfile';
import type { Table } from '@earshot/tables';
import { type Authorities, type Authority, authoritiesLike } from './authorities.ts';
import { benchmarkProblem } from './benchmark-year.ts';
import { fileProblem } from './file-problem.ts';
import { authorityOfRelease } from './former-authority.ts';
import { glanceSentences } from './glance/glance-sentences.ts';
import { glanceTable } from './glance/glance-table.ts';
import { inSentence } from './in-sentence.ts';
import { type Indicators, regionArea, returnArea } from './indicators.ts';
import { type Finding, neighbourFindings } from './neighbour-findings.ts';
import { neighbourReturns } from './neighbour-median.ts';
import { beforehandNotes } from './neighbour-notes.ts';
import type { NeighbourSetting } from './neighbour-setting.ts';
import { barsTable, latestTable, rateTable } from './neighbour-tables.ts';
import { RATES, type Rate } from './rate.ts';
import type { Release } from './release.ts';
import { type Standing, standingOf } from './standing/standing.ts';
import { standingSentences } from './standing/standing-sentences.ts';

/** An authority against England, its region and its statistical neighbours. */
export interface NeighbourPage {
  readonly authority: Authority;
  readonly release: Release;
  readonly neighbourModel: number;
  /** What a reader has to know of the return and of its neighbours before the figures: joint returns, neighbours without any. */
  readonly beforehand: readonly string[];
  /** All rates in the latest year, and what of them is more than chance. */
  readonly glance: { readonly table: Table; readonly findings: readonly Finding[] };
  readonly rates: readonly RateSection[];
  /** Each neighbour in the latest year. */
  readonly latest: Table;
}

/** One rate through the years, with what its tables say in words. */
export interface RateSection {
  readonly rate: Rate;
  readonly table: Table;
  /** The latest year of the authority, of what it is set against and of each neighbour. */
  readonly bars: Table;
  readonly findings: readonly Finding[];
  readonly standing: Standing;
}

export interface PageOptions {
  /** The year that the latest is set against; null or left out: the first of the release that has a figure. */
  readonly benchmark?: number | null;
}

/**
 * The neighbours page of an authority, by its name or three-digit code, from one release that has figures of it, be they
 * of years before it ended: every rate that is counted in
 * full-time equivalents, in every year, and where its latest figure stands. Problems: `authority-unknown`,
 * `authority-no-return` for one that the release does not have (such as one founded later), `region-unknown`, and
 * `benchmark-year` for a year that is not before the latest of the release.
 */
export function neighbourPage(
  indicators: Indicators,
  authorities: Authorities,
  codeOrName: string,
  { benchmark = null }: PageOptions = {},
): { page: NeighbourPage | null; problems: Problem[] } {
  const { setting, problem } = settingOf(indicators, authorities, codeOrName);
  if (!setting) return { page: null, problems: [problem] };
  const wrongYear = benchmarkProblem(indicators, benchmark);
  if (wrongYear) return { page: null, problems: [wrongYear] };
  const { authority, neighbourModel, own, region } = setting;
  const said = inSentence(own.name);
  const rates = RATES.map((rate): RateSection => {
    const table = rateTable(setting, rate);
    const names = { rate: rate.name, authority: said, region: region.name, unit: rate.unit, benchmark };
    const standing = standingOf(indicators, own, rate, benchmark);
    const further = standingSentences(standing, rate, said).map((text) => ({ text, source: table.source }));
    return {
      rate,
      table,
      bars: barsTable(setting, rate),
      findings: [...neighbourFindings(table, names), ...further],
      standing,
    };
  });
  const { release } = indicators;
  const about = {
    authority,
    release,
    neighbourModel,
    beforehand: beforehandNotes(setting, neighbourReturns(indicators, authority)),
  };
  return { page: { ...about, glance: glanceOf(rates, setting), rates, latest: latestTable(setting) }, problems: [] };
}

function glanceOf(rates: readonly RateSection[], { own, region }: NeighbourSetting): NeighbourPage['glance'] {
  const table = glanceTable(rates, { authority: own.name, region: region.name });
  return {
    table,
    findings: glanceSentences(rates, inSentence(own.name)).map((text) => ({ text, source: table.source })),
  };
}

type Found = { setting: NeighbourSetting; problem: null } | { setting: null; problem: Problem };

function settingOf(indicators: Indicators, authorities: Authorities, codeOrName: string): Found {
  const authority = authorityOfRelease(indicators, authorities, codeOrName);
  if (!authority) {
    const like = authoritiesLike(authorities, codeOrName).map(({ name, code }) => `“${name}” (${code})`);
    const meant =
      like.length === 0 ? '' : ` Is it ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(like)}?`;
    const sentence = `There is no authority “${codeOrName}”.${meant} Write its name in full, or its three-digit DfE code.`;
    return { setting: null, problem: fileProblem('authority-unknown', authorities.file, sentence) };
  }
  const own = returnArea(indicators, authority.code);
  if (!own) {
    const sentence = `The release of ${indicators.release.year} has no figures for ${authority.name}.`;
    return { setting: null, problem: fileProblem('authority-no-return', indicators.file, sentence) };
  }
  const region = regionArea(indicators, authority.region);
  if (!region) {
    const sentence = `The release of ${indicators.release.year} has no region “${authority.region}”.`;
    return { setting: null, problem: fileProblem('region-unknown', indicators.file, sentence) };
  }
  const { neighbourModel } = authorities;
  return { setting: { indicators, neighbourModel, authority, own, region }, problem: null };
}
