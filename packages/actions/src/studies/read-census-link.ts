import { categoriesOf, type Expression, readExpression, type Variable } from '@earshot/dataset';
import { Findings, type PlanFile, type Problem } from '@earshot/planfile';
import { CENSUS_AGES, CENSUS_GROUPS, type CensusAge, type CensusGroup, type CensusLink } from '../study.ts';
import { readCensusMargins } from './read-census-margins.ts';
import type { ShapedStudy } from './study-shape.ts';

type ShapedCensus = NonNullable<ShapedStudy['census']>;
type Find = (name: string) => Variable | null;

/** Checks the census part of study.yml against the variables of the study's tables: the link, or every problem. */
export function readCensusLink(
  shaped: ShapedCensus,
  plan: PlanFile,
  variables: readonly Variable[],
): { census: CensusLink | null; problems: Problem[] } {
  const findings = new Findings(plan);
  const find: Find = (name) => variables.find((variable) => variable.name === name) ?? null;
  checkRegions(shaped, find, findings);
  const groups = readGroups(shaped.groups, find, findings);
  const { year, release = null, regions, region: regionVariable, population } = shaped;
  const margins = readCensusMargins(shaped, findings);
  const place = findings.placeOf(['census']);
  const census = groups && { place, year, release, regions, regionVariable, population, margins, groups };
  return { census, problems: findings.problems };
}

function checkRegions({ region, regions }: ShapedCensus, find: Find, findings: Findings): void {
  const variable = find(region);
  const codes = variable ? categoriesOf(variable).map((category) => category.code) : [];
  for (const code of Object.keys(regions)) {
    if (codes.includes(code)) continue;
    findings.add('census-region', ['census', 'regions', code], `“${region}” has no code “${code}”.`);
  }
}

/** The condition of every group; null when any of them cannot be read. */
function readGroups(sources: ShapedCensus['groups'], find: Find, findings: Findings): CensusLink['groups'] | null {
  const groups: Partial<Record<CensusGroup | CensusAge, Expression>> = {};
  const ages = CENSUS_AGES.filter((age) => sources[age] !== undefined);
  if (ages.length === 1) {
    const sentence = 'People under 50 and from 50 on are set beside the census together: write both, or neither.';
    findings.add('census-ages', ['census', 'groups', ages[0]!], sentence);
  }
  for (const group of [...CENSUS_GROUPS, ...ages]) {
    const { expression, problems } = readExpression(sources[group]!, find);
    findings.addFlaws(['census', 'groups', group], problems);
    if (expression) groups[group] = expression;
  }
  return isWhole(groups) ? groups : null;
}

function isWhole(groups: Partial<CensusLink['groups']>): groups is CensusLink['groups'] {
  return CENSUS_GROUPS.every((group) => groups[group] !== undefined);
}
