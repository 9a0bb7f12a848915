import type { Cohort } from '../layout/codes.ts';

/** What an authority decides about its own snapshots: scheme.yml. */
export interface Scheme {
  readonly title: string;
  /** The authority’s name; null where the file gives none. */
  readonly authority: string | null;
  /** Hours of a full-time week. */
  readonly fullTimeHours: number;
  /** How far back people.csv holds those who left: to the start of the month, or of the twelve months to its end. */
  readonly leavers: 'month' | 'year';
  /** Codes of grades with their words, in the order in which they are shown; null where any code may stand. */
  readonly grades: ReadonlyMap<string, string> | null;
  /** The versions of the points scheme, the earliest first. */
  readonly points: readonly PointsVersion[];
  /** Price caps for agency work, the earliest first. */
  readonly caps: readonly PriceCaps[];
  readonly starts: StartAssumption | null;
}

/** A points scheme as it stood from a day on. */
export interface PointsVersion {
  readonly version: string;
  readonly validFrom: string;
  /** Points of one case, by its type. */
  readonly types: ReadonlyMap<string, number>;
  /** Points of a full caseload of somebody full-time, by grade. Grades that are left out are not judged. */
  readonly full: ReadonlyMap<string, number>;
  readonly newlyQualified: {
    /** What part of a full caseload is full for the newly qualified, in per cent; null where the scheme says nothing. */
    readonly shareOfFull: number | null;
    /** Most cases of somebody newly qualified and full-time; null where the scheme says nothing. */
    readonly mostCases: number | null;
  };
}

/** The most that may be paid for an hour of agency work, in pounds by grade, from a day on. */
export interface PriceCaps {
  readonly validFrom: string;
  readonly hourly: ReadonlyMap<string, number>;
}

/** What the authority assumes of offers: how likely somebody who accepted one is to start. */
export interface StartAssumption {
  /** Where the chances come from, in the authority’s words. */
  readonly basis: string;
  readonly chances: ReadonlyMap<Cohort, number>;
}

/** What is taken where an authority gives no scheme. */
export const NO_SCHEME: Scheme = {
  title: 'No scheme',
  authority: null,
  fullTimeHours: 37,
  leavers: 'month',
  grades: null,
  points: [],
  caps: [],
  starts: null,
};

/** What is in force on a day: the latest of what is valid from it or an earlier day; null before the first. */
export function inForce<T extends { readonly validFrom: string }>(versions: readonly T[], day: string): T | null {
  return versions.findLast(({ validFrom }) => validFrom <= day) ?? null;
}

/** A grade in words; its code where the scheme has no words for it. */
export function gradeLabel(scheme: Scheme, grade: string): string {
  return scheme.grades?.get(grade) ?? grade;
}
