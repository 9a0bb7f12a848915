import type { EesCell } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import type { Area } from '../area.ts';
import { fileProblem } from '../file-problem.ts';
import type { Characteristics } from './characteristics.ts';
import { GROUPS, type GroupId, type RoleId, type Topic } from './groups.ts';
import { type Headcounts, noHeadcounts, putHeadcount } from './headcounts.ts';
import type { CharacteristicsLayout } from './layout.ts';
import { areaOf, codeOf, levelOf } from './row-area.ts';

/** Sorts rows into areas and years as they come. */
export interface GatheredPlaces {
  /** Puts the headcounts of a row where they belong; a problem for a row that has no place, or whose figures are there already. */
  put(
    layout: CharacteristicsLayout,
    cells: readonly string[],
    role: RoleId,
    counts: readonly (readonly [GroupId, EesCell])[],
  ): { readonly code: string; readonly sentence: string } | null;
  end(file: string): { found: Characteristics | null; problem: Problem | null };
}

interface Gathered {
  area: Area;
  within: readonly string[];
  /** The year that name and region are from. */
  newest: number;
  readonly years: Map<number, Headcounts>;
}

export function gatherPlaces(): GatheredPlaces {
  const places = new Map<string, Gathered>();
  const topics = new Set<Topic>();
  return {
    put(layout, cells, role, counts) {
      const year = yearOf(cells[layout.at.time_period]!);
      if (year === null)
        return { code: 'census-year', sentence: `“${cells[layout.at.time_period]}” is not a reporting year.` };
      const level = levelOf(layout, cells);
      if (!level)
        return { code: 'ees-level', sentence: `“${cells[layout.at.geographic_level]}” is not a level of the census.` };
      const isEmpty = counts.every(([, cell]) => cell.kind === 'symbol' && cell.symbol === 'z');
      const code = codeOf(layout, cells, level, isEmpty);
      if (code === null) return null;
      const place = placeIn(places, code, () => areaOf(layout, cells, level), year);
      const headcounts = place.years.get(year) ?? noHeadcounts();
      place.years.set(year, headcounts);
      const repeated = counts.filter(([group, cell]) => !putHeadcount(headcounts, role, group, cell));
      for (const [group] of counts) topics.add(TOPIC_OF.get(group)!);
      return repeated.length > 0
        ? {
            code: 'census-repeated-row',
            sentence: `${place.area.name} stands twice in ${year} with the same role and group.`,
          }
        : null;
    },
    end: (file) => wholeOf(file, [...places.values()], [...topics]),
  };
}

const TOPIC_OF: ReadonlyMap<GroupId, Topic> = new Map(GROUPS.map(({ id, topic }) => [id, topic]));

function yearOf(text: string): number | null {
  return /^20\d\d$/.test(text) ? Number(text) : null;
}

function placeIn(
  places: Map<string, Gathered>,
  code: string,
  read: () => Area & { readonly within: readonly string[] },
  year: number,
): Gathered {
  const known = places.get(code);
  if (known && known.newest >= year) return known;
  const { within, ...area } = read();
  const place: Gathered = { area, within, newest: year, years: known?.years ?? new Map<number, Headcounts>() };
  places.set(code, place);
  return place;
}

function wholeOf(
  file: string,
  places: readonly Gathered[],
  topics: readonly Topic[],
): { found: Characteristics | null; problem: Problem | null } {
  if (places.length === 0)
    return { found: null, problem: fileProblem('census-no-rows', file, 'The file holds no figures.') };
  if (places.every(({ area }) => area.level !== 'country')) {
    const sentence = 'The file has no row for England, so it is not a whole release.';
    return { found: null, problem: fileProblem('census-no-country', file, sentence) };
  }
  const years = places.flatMap((place) => [...place.years.keys()]);
  const release = { firstYear: Math.min(...years), year: Math.max(...years) };
  return {
    found: {
      file,
      release,
      topics,
      places: places.map(({ area, within, years }) => ({ area, within, years })),
    },
    problem: null,
  };
}
