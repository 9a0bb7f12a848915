import { isDay, yearBefore } from '../day.ts';
import type { ReadReturn } from '../reading/open-return.ts';
import type { Worker } from '../worker.ts';
import { type CensusMeasure, caseload, counted, rate } from './census-measure.ts';
import { exactSum, headcount, type SummedFte, summedFte } from './count-people.ts';
import { type Movement, movementAt } from './movement.ts';
import { soFar } from './so-far.ts';
import { type Turnovers, turnovers } from './turnovers.ts';

/** The measures of a return at one day, and what was left out of them. */
export interface CensusMeasures {
  readonly day: string;
  readonly measures: readonly CensusMeasure[];
  /** Of a whole year; null at another day than its last. */
  readonly turnovers: Turnovers | null;
  /** What has moved up to a day before the year’s end; none at its end. */
  readonly soFar: readonly CensusMeasure[];
  /** Records that a measure could not use, by what they lack; those of which there are any. */
  readonly leftOut: readonly { readonly what: string; readonly records: number }[];
}

/** Every measure in the order in which it is shown: the published ones, then what is set beside them. */
export function shownMeasures({ measures, turnovers, soFar }: CensusMeasures): CensusMeasure[] {
  return turnovers ? [...measures, turnovers.personnel, turnovers.stability] : [...measures, ...soFar];
}

/** Why there are no measures. */
export interface MeasureRefusal {
  readonly code: 'year-unknown' | 'day-outside';
  readonly sentence: string;
}

/**
 * The DfE’s measures of a return, by the definitions in docs/census-return.md, unrounded. They are counts of a return and
 * not tables of a dataset: they mix numbers of the authority with those of workers, have other people above the line than
 * below it, and are published for every authority however small.
 * @param day a day of the return’s census year; 30 September unless told. What is known of 30 September only (vacancies,
 *   cover, cases, days lost) and what is about a whole year is refused for other days, with the reason.
 * @returns a refusal for a return of which no year is known, and for a day outside of its census year.
 */
export function measuresAt({ collection, workers, totals }: ReadReturn, day?: string): CensusMeasures | MeasureRefusal {
  if (!collection)
    return { code: 'year-unknown', sentence: 'Without the year of the return there is nothing to count.' };
  const at = day ?? collection.referenceDate;
  if (!isDay(at) || at < collection.firstDay || at > collection.referenceDate)
    return {
      code: 'day-outside',
      sentence: `“${at}” is no day of the census year, ${collection.firstDay} to ${collection.referenceDate}.`,
    };
  const isYearEnd = at === collection.referenceDate;
  const movement = movementAt(workers, collection, at);
  const fte = fteOf(movement, isYearEnd);
  const why = isYearEnd ? null : `It is known of ${collection.referenceDate} only, or of the whole year to it.`;
  const known = isYearEnd ? totals : { vacancies_fte: null, agency_fte: null };
  const load = isYearEnd ? { inPostFte: fte.inPost.fte, workingDays: collection.workingDays } : null;
  const measures = [
    ...peopleMeasures(movement, fte, why),
    ...vacancyMeasures(known, fte, why),
    ...loadMeasures(movement, load, why),
  ];
  const twoTurnovers = isYearEnd ? turnovers(movement, yearBefore(at), at) : null;
  const moved = isYearEnd ? [] : soFar(movement, { leavers: leaversFteOf(movement, fte), inPost: fte.inPost.fte });
  return {
    day: at,
    measures,
    turnovers: twoTurnovers,
    soFar: moved,
    leftOut: leftOut(workers, movement, fte, isYearEnd),
  };
}

interface MovementFte {
  readonly inPost: SummedFte;
  readonly starters: SummedFte;
  readonly leavers: SummedFte;
  readonly agency: SummedFte;
}

/** At 30 September by the hours of that day. Leavers have none then: theirs are their hours in post, where above 0. */
function fteOf({ inPost, starters, leavers, agency }: Movement, isYearEnd: boolean): MovementFte {
  const now = ({ amounts: { fte, fte30 } }: Worker): number | undefined => (isYearEnd ? fte30 : (fte ?? fte30));
  const ofAgency = ({ amounts: { fte, fte30 } }: Worker): number | undefined =>
    isYearEnd ? (fte30 ?? fte) : (fte ?? fte30);
  const before = ({ amounts: { fte, fte30 } }: Worker): number | undefined => fte || fte30 || undefined;
  return {
    inPost: summedFte(inPost, now),
    starters: summedFte(starters, now),
    leavers: summedFte(leavers, before),
    agency: summedFte(agency, ofAgency),
  };
}

function peopleMeasures(movement: Movement, fte: MovementFte, why: string | null): CensusMeasure[] {
  const [inPost, starters] = [headcount(movement.inPost, null), headcount(movement.starters, 'role_start')];
  const [leavers, agency] = [headcount(movement.leavers, 'role_end'), movement.agency.length];
  const wholeYear = <T>(value: T): T | null => (why === null ? value : null);
  const leaversFte = leaversFteOf(movement, fte);
  const noHours = 'No leaver has a full-time equivalent above 0.';
  return [
    counted({ id: 'inpost_fte', label: 'In post' }, 'full-time equivalent', fte.inPost.fte, null),
    counted({ id: 'inpost_headcount', label: 'In post' }, 'people', inPost, null),
    counted({ id: 'starters_fte', label: 'Starters since 1 October' }, 'full-time equivalent', fte.starters.fte, null),
    counted({ id: 'starters_headcount', label: 'Starters since 1 October' }, 'people', starters, null),
    counted({ id: 'leavers_fte', label: 'Leavers since 1 October' }, 'full-time equivalent', leaversFte, noHours),
    counted({ id: 'leavers_headcount', label: 'Leavers since 1 October' }, 'people', leavers, null),
    rate({ id: 'turnover_rate_fte', label: 'Turnover rate' }, wholeYear(leaversFte), fte.inPost.fte, why ?? noHours),
    rate({ id: 'turnover_rate_headcount', label: 'Turnover rate, headcount' }, wholeYear(leavers), inPost, why),
    counted({ id: 'agency_fte', label: 'Agency workers' }, 'full-time equivalent', fte.agency.fte, null),
    counted({ id: 'agency_headcount', label: 'Agency workers' }, 'people', agency, null),
    rate({ id: 'agency_rate_fte', label: 'Agency rate' }, fte.agency.fte, exactSum([fte.agency.fte, fte.inPost.fte])),
    rate({ id: 'agency_rate_headcount', label: 'Agency rate, headcount' }, agency, agency + inPost),
  ];
}

/** Where nobody’s hours are known, 0 would be a turnover of none among people who left: null. */
function leaversFteOf({ leavers }: Movement, fte: MovementFte): number | null {
  return leavers.length === 0 || fte.leavers.without < leavers.length ? fte.leavers.fte : null;
}

type Known = { readonly vacancies_fte: number | null; readonly agency_fte: number | null };

function vacancyMeasures({ vacancies_fte, agency_fte }: Known, fte: MovementFte, why: string | null): CensusMeasure[] {
  const posts = vacancies_fte === null ? null : exactSum([vacancies_fte, fte.inPost.fte]);
  const notGiven = why ?? 'The return does not give it.';
  return [
    counted(
      { id: 'agency_cover_fte', label: 'Agency covering vacancies' },
      'full-time equivalent',
      agency_fte,
      notGiven,
    ),
    rate({ id: 'agency_cover_rate_fte', label: 'Agency workers who cover vacancies' }, agency_fte, fte.agency.fte, why),
    counted({ id: 'vacancy_fte', label: 'Vacancies' }, 'full-time equivalent', vacancies_fte, notGiven),
    rate({ id: 'vacancy_rate_fte', label: 'Vacancy rate' }, vacancies_fte, posts, why),
    rate({ id: 'vacancy_agency_cover_rate_fte', label: 'Vacancies covered by agency' }, agency_fte, vacancies_fte, why),
  ];
}

/** @param known what is divided by; null on a day of which neither cases nor days lost are known. */
function loadMeasures(
  { inPost, agency }: Movement,
  known: { readonly inPostFte: number; readonly workingDays: number } | null,
  why: string | null,
): CensusMeasure[] {
  const holders = [...inPost, ...agency].filter(({ amounts }) => amounts.cases30 && ownFte(amounts) > 0);
  const holdersFte = known && exactSum(holders.map(({ amounts }) => ownFte(amounts)));
  const cases = known && exactSum(holders.map(({ amounts }) => amounts.cases30!));
  const days = known && exactSum(inPost.map(({ amounts }) => amounts.days_lost ?? 0));
  const possible = known && known.inPostFte * known.workingDays;
  return [
    counted({ id: 'case_holders_fte', label: 'Holding cases' }, 'full-time equivalent', holdersFte, why),
    counted({ id: 'cases', label: 'Cases' }, 'cases', cases, why),
    caseload({ id: 'caseload_fte', label: 'Average caseload' }, cases, holdersFte, why),
    counted({ id: 'working_days_lost_fte', label: 'Working days lost to sickness' }, 'days', days, why),
    rate({ id: 'absence_rate_fte', label: 'Absence rate' }, days, possible, why),
  ];
}

function ownFte({ fte, fte30 }: Worker['amounts']): number {
  return fte30 ?? fte ?? 0;
}

function leftOut(
  workers: readonly Worker[],
  { inPost, agency }: Movement,
  fte: MovementFte,
  isYearEnd: boolean,
): CensusMeasures['leftOut'] {
  const without = (item: 'days_lost'): number => inPost.filter(({ amounts }) => amounts[item] === undefined).length;
  const idle = [...inPost, ...agency].filter(({ amounts }) => amounts.cases30 && ownFte(amounts) === 0).length;
  return [
    { what: 'in post without a full-time equivalent', records: fte.inPost.without },
    { what: 'leavers without a full-time equivalent above 0', records: fte.leavers.without },
    { what: 'agency workers without a full-time equivalent', records: fte.agency.without },
    { what: 'in post without days lost to sickness', records: isYearEnd ? without('days_lost') : 0 },
    { what: 'with cases but no full-time equivalent', records: isYearEnd ? idle : 0 },
    { what: 'without an agency status', records: workers.filter(({ isAgency }) => isAgency === null).length },
  ].filter(({ records }) => records > 0);
}
