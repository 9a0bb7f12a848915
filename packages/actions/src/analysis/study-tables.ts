import { type Dataset, rowsWhere } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import type { Table } from '@earshot/tables';
import { besideTables, censusGroups, type GroupCounts, whoTookPart } from '@earshot/workforce';
import { besideOfStudy } from '../beside/study-beside.ts';
import type { LatestFigures } from '../published-figures.ts';
import type { CensusAge, CensusGroup, CensusLink, Study } from '../study.ts';
import { figuresFor, groupsFrom, indicatorsOf, namingSources, populationsOf } from './census-populations.ts';
import { makeTables } from './make-tables.ts';

/**
 * Every table of a study: those of its plan, weighted to the census where it asks for it; `who_took_part` where the
 * study is linked to the census; and one for every pair of its beside.yml.
 */
export async function studyTables(
  study: Study,
  dataset: Dataset,
  published: LatestFigures,
): Promise<{ tables: ReadonlyMap<string, Table> | null; problems: Problem[] }> {
  const figures = await figuresFor([study], published);
  const { populations, sources, problems } = populationsOf(study.census, figures);
  if (problems.length > 0) return { tables: null, problems: [...problems] };
  const outcome = await makeTables(namingSources(study.plan, sources), dataset, populations);
  if (!outcome.made) return { tables: null, problems: outcome.problems };
  const { tables, prepared } = outcome.made;
  const beside = besideOfStudy(study, tables, figures);
  const took = study.census ? tookPart(study, study.census, prepared.dataset, figures) : NOBODY;
  const wrong = [...beside.problems, ...took.problems];
  if (wrong.length > 0) return { tables: null, problems: wrong };
  const further = [...(took.table ? [took.table] : []), ...(beside.beside ? besideTables(beside.beside) : [])];
  return {
    tables: new Map([...tables, ...further.map((table) => [table.id, table] as const)]),
    problems: outcome.problems,
  };
}

const NOBODY = { table: null, problems: [] };

function tookPart(
  study: Study,
  census: CensusLink,
  dataset: Dataset,
  figures: LatestFigures,
): { table: Table | null; problems: Problem[] } {
  const { indicators, problem } = indicatorsOf(census, figures);
  if (!indicators) return { table: null, problems: [problem] };
  const { groups, problems } = censusGroups(indicators, groupsFrom(census, figures), regionsOf(census));
  if (!groups) return { table: null, problems };
  const sample = Object.entries(census.regions).map(([code, name]) => sampleCounts(census, dataset, code, name));
  const { rows, simulatedRows } = dataset;
  const simulated = simulatedRows > 0 ? { rows: simulatedRows, of: rows } : null;
  return { table: whoTookPart({ census: groups, sample, study: study.title, simulated }), problems: [] };
}

/** Respondents of a region by group; all but agency and employed count employed people only, as the census does. */
function sampleCounts(census: CensusLink, dataset: Dataset, regionCode: string, region: string): GroupCounts {
  const inRegion = new Set(rowsIn(dataset, census.regionVariable, regionCode));
  const members = (group: CensusGroup | CensusAge): number[] =>
    rowsWhere(dataset, census.groups[group]!).filter((row) => inRegion.has(row));
  const employed = new Set(members('employed'));
  const employedIn = (group: CensusGroup | CensusAge): number =>
    members(group).filter((row) => employed.has(row)).length;
  return {
    region,
    agency: members('agency').length,
    employed: employed.size,
    female: employedIn('female'),
    male: employedIn('male'),
    under50: census.groups.under_50 ? employedIn('under_50') : null,
    from50: census.groups.from_50 ? employedIn('from_50') : null,
    white: employedIn('white'),
    blackAndGlobalMajority: employedIn('black_and_global_majority'),
    managers: employedIn('managers'),
    socialWorkers: employedIn('social_workers'),
  };
}

function rowsIn(dataset: Dataset, variable: string, code: string): number[] {
  const name = { type: 'name', name: variable, at: 0 } as const;
  return rowsWhere(dataset, { type: 'in', name, codes: [{ type: 'word', text: code, at: 0 }], at: 0 });
}

function regionsOf({ year, regions }: CensusLink) {
  return { year, regions: Object.values(regions) };
}
