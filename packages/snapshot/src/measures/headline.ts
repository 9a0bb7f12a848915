// The numbers of a month that are followed from month to month.
import { SMALLEST_BASE } from '@earshot/tables';
import { exactSum } from './exact-sum.ts';
import { amountOf, type Measure, rateOf, unlessFew } from './measure.ts';
import type { MonthCounts } from './month-counts.ts';
import type { ComingAndGoing, Spell } from './movement.ts';
import { overFullByGrade } from './over-full.ts';
import { shownQuantile } from './quantile.ts';

/** The measures of a month in the order of their catalogue, rounded as they are printed. */
export function headlineOf(counts: MonthCounts): readonly Measure[] {
  return [
    ...postMeasures(counts),
    ...agencyMeasures(counts),
    ...costMeasures(counts),
    ...moveMeasures(counts),
    ...yearMeasures(counts),
    ...offerMeasures(counts),
    ...caseMeasures(counts),
  ];
}

type Given = Readonly<Record<'posts' | 'people' | 'cover' | 'offers', unknown>>;

function givenIn({ establishment, movement, agency, pipeline }: MonthCounts): Given {
  return { posts: establishment.total.posts, people: movement, cover: agency, offers: pipeline };
}

/** Which of the files that a measure is made from were not given. */
function lacking(given: Given, ...files: readonly (keyof Given)[]): string {
  const names = files.filter((file) => given[file] === null).map((file) => `${file}.csv`);
  return `${names.join(' and ')} ${names.length === 1 ? 'was' : 'were'} not given.`;
}

function fteOf(spells: readonly Spell[] | null): number | null {
  return spells && exactSum(spells.map((one) => one.fte));
}

function postMeasures(counts: MonthCounts): Measure[] {
  const { movement, establishment } = counts;
  const { total, beyondPosts } = establishment;
  const given = givenIn(counts);
  const inPostFte = fteOf(movement?.inPost ?? null);
  const whole = total.vacant === null || inPostFte === null ? null : total.vacant + inPostFte;
  const [noPeople, noVacancies] = [lacking(given, 'people'), lacking(given, 'posts', 'people')];
  return [
    amountOf('establishment_fte', total.posts, lacking(given, 'posts')),
    amountOf('inpost_fte', inPostFte, noPeople),
    amountOf('inpost_headcount', movement?.inPost.length ?? null, noPeople),
    amountOf('vacancy_fte', total.vacant, noVacancies),
    rateOf('vacancy_rate_fte', total.vacant, whole, noVacancies),
    amountOf('beyond_posts_fte', beyondPosts, noVacancies),
  ];
}

function agencyMeasures(counts: MonthCounts): Measure[] {
  const { agency, establishment, movement } = counts;
  const { covered, vacant, gap } = establishment.total;
  const given = givenIn(counts);
  const inPostFte = fteOf(movement?.inPost ?? null);
  const both = agency && inPostFte !== null ? agency.fte + inPostFte : null;
  const [noCover, noBoth] = [lacking(given, 'cover'), lacking(given, 'cover', 'people')];
  return [
    amountOf('agency_headcount', agency?.workers ?? null, noCover),
    amountOf('agency_fte', agency?.fte ?? null, noCover),
    rateOf('agency_rate_fte', agency?.fte ?? null, both, noBoth),
    rateOf('permanent_share_fte', inPostFte, both, noBoth),
    amountOf('agency_cover_fte', agency && (covered ?? 0), noCover),
    rateOf('agency_cover_rate_fte', agency && (covered ?? 0), agency?.fte ?? null, noCover),
    rateOf('vacancy_agency_cover_rate_fte', covered, vacant, lacking(given, 'posts', 'people', 'cover')),
    amountOf('true_gap_fte', gap, lacking(given, 'posts', 'people', 'cover', 'offers')),
  ];
}

/** What a few assignments cost is what those people are paid. */
function costMeasures({ agency }: MonthCounts): Measure[] {
  const why = agency
    ? `${agency.withoutCost} of ${agency.inMonth} assignments of the month have no hourly_cost.`
    : 'cover.csv was not given.';
  const isFew = agency !== null && agency.inMonth > 0 && agency.inMonth < SMALLEST_BASE;
  return [unlessFew(amountOf('agency_cost_month', agency?.monthly ?? null, why), isFew), lengthMeasure(agency)];
}

function lengthMeasure(agency: MonthCounts['agency']): Measure {
  const why = agency ? 'There is no agency worker.' : 'cover.csv was not given.';
  const { weeks = [] } = agency ?? {};
  const median = shownQuantile(weeks, 0.5);
  return median === null && weeks.length > 0
    ? { ...amountOf('agency_weeks_median', null, why), value: { is: 'withheld' } }
    : amountOf('agency_weeks_median', median, why);
}

function converted(time: ComingAndGoing | null, isOriginKnown: boolean): number | null {
  return time && isOriginKnown ? time.starters.filter(({ origin }) => origin === 'agency_here').length : null;
}

const NO_ORIGIN = 'people.csv does not say where people came from (origin).';

function moveMeasures({ movement }: MonthCounts): Measure[] {
  const why = 'people.csv was not given.';
  const { month = null, isOriginKnown = true } = movement ?? {};
  const known = movement?.inPost.filter(({ leavesOn }) => leavesOn !== null).length ?? null;
  return [
    amountOf('starters_month', month?.starters.length ?? null, why),
    amountOf('leavers_month', month?.leavers.length ?? null, why),
    amountOf('leaving_known', known, why),
    amountOf('conversions_month', converted(month, isOriginKnown), isOriginKnown ? why : NO_ORIGIN),
  ];
}

function yearMeasures({ movement }: MonthCounts): Measure[] {
  const { year = null, inPost = null, isOriginKnown = true } = movement ?? {};
  const why = movement
    ? 'The scheme does not say that people.csv holds those who left in twelve months (leavers: year).'
    : 'people.csv was not given.';
  const left = year?.leavers ?? null;
  return [
    amountOf('conversions_year', converted(year, isOriginKnown), year && !isOriginKnown ? NO_ORIGIN : why),
    amountOf('leavers_year', left?.length ?? null, why),
    rateOf('turnover_rate_fte', fteOf(left), fteOf(inPost), why),
    rateOf('turnover_rate_headcount', left?.length ?? null, inPost?.length ?? null, why),
  ];
}

function offerMeasures(counts: MonthCounts): Measure[] {
  const { pipeline, establishment } = counts;
  const given = givenIn(counts);
  return [
    amountOf('offers_accepted', pipeline?.accepted ?? null, lacking(given, 'offers')),
    amountOf('offers_waiting', pipeline?.waiting ?? null, lacking(given, 'offers')),
    amountOf('left_if_all_start_fte', establishment.total.leftIfAllStart, lacking(given, 'posts', 'people', 'offers')),
  ];
}

function caseMeasures(counts: MonthCounts): Measure[] {
  const why = 'cases.csv was not given, or neither people.csv nor cover.csv.';
  const held = counts.caseloads?.held ?? null;
  const isFew = held !== null && held.length > 0 && held.length < SMALLEST_BASE;
  const cases = held?.reduce((sum, one) => sum + one.cases, 0) ?? null;
  const holdersFte = held && exactSum(held.map((one) => one.fte));
  const mean = cases && holdersFte ? cases / holdersFte : null;
  return [
    unlessFew(amountOf('cases', cases, why), isFew),
    unlessFew(amountOf('case_holders_fte', holdersFte, why), isFew),
    unlessFew(amountOf('caseload_fte', mean, held ? 'Nobody holds a case.' : why), isFew),
    overFullShare(counts, why),
  ];
}

function overFullShare({ caseloads, establishment }: MonthCounts, notGiven: string): Measure {
  if (!caseloads) return amountOf('over_full_share', null, notGiven);
  const grades = establishment.grades.map(({ grade }) => grade);
  const { within, over, withheld } = overFullByGrade(caseloads.held, grades);
  const [below, above] = [exactSum(within), exactSum(over)];
  const why = caseloads.version
    ? 'The points scheme has no full caseload for a grade that holds cases.'
    : 'No version of a points scheme is in force.';
  const measure =
    below + above === 0 ? amountOf('over_full_share', null, why) : rateOf('over_full_share', above, below + above, why);
  return unlessFew(measure, withheld.rows[1] != null);
}
