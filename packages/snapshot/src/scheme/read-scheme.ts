import { Findings, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import type { Cohort } from '../layout/codes.ts';
import { NO_SCHEME, type Scheme } from './scheme.ts';
import { type ShapedScheme, schemeShape } from './scheme-shape.ts';

/**
 * Reads an authority’s scheme.yml. Returns the scheme, or every problem with its place: those of YAML and of its shape,
 * `scheme-grade-unknown` for a grade that its list does not have, and `scheme-day-twice` for two versions of one day.
 */
export function readScheme(file: string, text: string): { scheme: Scheme | null; problems: Problem[] } {
  const read = readPlan(file, text);
  if (!read.plan) return { scheme: null, problems: read.problems };
  const { value, problems } = shapePlan(read.plan, schemeShape);
  if (!value) return { scheme: null, problems };
  const findings = new Findings(read.plan);
  checkGrades(value, findings);
  checkDays(value, findings);
  return { scheme: usable(findings.problems) ? schemeOf(value) : null, problems: findings.problems };
}

function checkGrades({ grades, points = [], price_caps = [] }: ShapedScheme, findings: Findings): void {
  if (!grades) return;
  const known = new Set(Object.keys(grades));
  const check = (path: readonly (string | number)[], of: Readonly<Record<string, number>>): void => {
    for (const grade of Object.keys(of).filter((one) => !known.has(one))) {
      const sentence = `“${grade}” is none of the grades of this scheme: ${[...known].join(', ')}.`;
      findings.add('scheme-grade-unknown', [...path, grade], sentence);
    }
  };
  for (const [at, { full }] of points.entries()) check(['points', at, 'full'], full);
  for (const [at, { hourly }] of price_caps.entries()) check(['price_caps', at, 'hourly'], hourly);
}

/** Two versions from the same day on: nobody could tell which one a month has. */
function checkDays({ points = [], price_caps = [] }: ShapedScheme, findings: Findings): void {
  for (const [key, versions] of [
    ['points', points],
    ['price_caps', price_caps],
  ] as const) {
    const days = versions.map(({ valid_from }) => valid_from);
    days.forEach((day, at) => {
      if (days.indexOf(day) === at) return;
      findings.add('scheme-day-twice', [key, at, 'valid_from'], `Another version is valid from ${day} as well.`);
    });
  }
}

function schemeOf(shaped: ShapedScheme): Scheme {
  const { title, authority, full_time_hours, leavers, grades, points = [], price_caps = [], starts } = shaped;
  return {
    title,
    authority: authority ?? null,
    fullTimeHours: full_time_hours ?? NO_SCHEME.fullTimeHours,
    leavers: leavers ?? NO_SCHEME.leavers,
    grades: grades ? new Map(Object.entries(grades)) : null,
    points: byDay(points.map(pointsOf)),
    caps: byDay(price_caps.map(({ valid_from, hourly }) => ({ validFrom: valid_from, hourly: mapOf(hourly) }))),
    starts: starts ? { basis: starts.basis, chances: mapOf(starts.chances) as ReadonlyMap<Cohort, number> } : null,
  };
}

function pointsOf({ version, valid_from, types, full, newly_qualified }: NonNullable<ShapedScheme['points']>[number]) {
  return {
    version,
    validFrom: valid_from,
    types: mapOf(types),
    full: mapOf(full),
    newlyQualified: {
      shareOfFull: newly_qualified?.share_of_full ?? null,
      mostCases: newly_qualified?.most_cases ?? null,
    },
  };
}

function mapOf(record: Readonly<Record<string, number | undefined>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

function byDay<T extends { readonly validFrom: string }>(versions: readonly T[]): readonly T[] {
  return versions.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
}
