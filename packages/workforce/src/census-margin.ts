import { EES_SYMBOL_MEANINGS, type EesCell } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import type { Population } from '@earshot/tables';
import type { Area } from './area.ts';
import { type Authorities, authorityCalled } from './authorities.ts';
import { AGENCY, characteristicGroups, EMPLOYED, unknownGroups } from './census-margin-groups.ts';
import type { CensusMargin, MarginDimension, PeopleGroup } from './census-margin-plan.ts';
import { type Characteristics, headcountAt, placeCalled } from './characteristics/characteristics.ts';
import type { GroupId, RoleId } from './characteristics/groups.ts';
import { areaSeries, type Indicators, regionArea, returnArea } from './indicators.ts';

export interface MarginFigures {
  readonly indicators: Indicators;
  readonly authorities: Authorities;
  /** In-post staff by role and characteristic; null where no file of the year is held. */
  readonly inPost: Characteristics | null;
}

export interface MarginOf {
  /** The reporting year; people are counted on its last day, 30 September. */
  readonly year: number;
  /** Names of the regions that the study is about; a margin without a place is of all of them together. */
  readonly regions: readonly string[];
}

/**
 * The people of the census (headcount) over the categories of a margin, by the study’s codes joined by a space.
 *
 * Sex, age, ethnicity and role are known of staff in post only. A margin of them is of staff in post, unless it has a
 * category for agency workers too (“Agency”), who are counted beside staff. Those of whom a characteristic is not known
 * are taken to be like the others of their place: the groups are made to add up to everybody in post there, so that the
 * margins of one weight add up to the same people.
 *
 * Problems: `census-margin-group` for a name that the census does not have, `census-margin-uncovered` for groups that no
 * category takes and `census-margin-twice` for one that several take, `census-margin-area` for a place that the release
 * does not have, and `census-margin-absent` for a count that it does not print, such as a symbol. All at once.
 */
export function censusMargin(
  figures: MarginFigures,
  of: MarginOf,
  margin: CensusMargin,
): { population: Population | null; problems: Problem[] } {
  const problems = unknownGroups(margin);
  if (problems.length > 0) return { population: null, problems };
  const counter = new MarginCounter(figures, of, margin);
  const population = counter.population();
  return counter.problems.length > 0 ? { population: null, problems: counter.problems } : { population, problems: [] };
}

class MarginCounter {
  readonly problems: Problem[] = [];
  private readonly figures: MarginFigures;
  private readonly of: MarginOf;
  private readonly margin: CensusMargin;

  constructor(figures: MarginFigures, of: MarginOf, margin: CensusMargin) {
    this.figures = figures;
    this.of = of;
    this.margin = margin;
  }

  population(): Population {
    const { dimensions } = this.margin;
    for (const dimension of dimensions) this.checkReturns(dimension);
    const [first, second] = dimensions;
    if (!second)
      return Object.fromEntries(this.codesOf(first!).map((code) => [code, this.people({ [first!.of]: code })]));
    const crossed = this.codesOf(first!).flatMap((code) =>
      this.codesOf(second).map(
        (other) => [`${code} ${other}`, this.people({ [first!.of]: code, [second.of]: other })] as const,
      ),
    );
    return Object.fromEntries(crossed);
  }

  /** Two authorities that make one return cannot be told apart, and would be counted twice. */
  private checkReturns({ of, categories }: MarginDimension): void {
    if (of !== 'authority') return;
    const codes = Object.values(categories).flatMap((names) =>
      names.flatMap((name) => this.areaCalled(name, true) ?? []),
    );
    for (const area of codes.filter(({ code }, at) => codes.findIndex((other) => other.code === code) < at)) {
      this.add('census-margin-twice', `${area.name} make one return, which can stand in one category only, once.`);
    }
  }

  private codesOf({ categories }: MarginDimension): string[] {
    return Object.keys(categories);
  }

  /** The people of one category, or of one of each dimension: summed over the places that it takes together. */
  private people(codes: Readonly<Record<string, string>>): number {
    const places = this.placesOf(codes);
    const group = this.margin.dimensions.find(({ of }) => of !== 'region' && of !== 'authority');
    const sum = (count: (area: Area) => number): number => places.reduce((total, area) => total + count(area), 0);
    if (!group) return sum((area) => this.agency(area) + this.employed(area));
    const names = group.categories[codes[group.of]!]!;
    return names.reduce(
      (total, name) => total + sum((area) => this.inGroup(area, group.of as PeopleGroup['of'], name)),
      0,
    );
  }

  private inGroup(area: Area, of: PeopleGroup['of'], name: string): number {
    if (name === AGENCY) return this.agency(area);
    if (name === EMPLOYED) return this.employed(area);
    const groups = characteristicGroups(of)!;
    const found = groups.find((one) => one.name === name)!;
    const known = groups.reduce((total, one) => total + this.headcount(area, one), 0);
    if (known > 0) return (this.headcount(area, found) * this.employed(area)) / known;
    this.absent(`Nobody’s ${of} is known in ${area.name} in ${this.of.year}.`);
    return Number.NaN;
  }

  private placesOf(codes: Readonly<Record<string, string>>): Area[] {
    const dimension = this.margin.dimensions.find(({ of }) => of === 'region' || of === 'authority');
    const names = dimension ? dimension.categories[codes[dimension.of]!]! : this.of.regions;
    return names.flatMap((name) => this.areaCalled(name, dimension?.of === 'authority') ?? []);
  }

  private areaCalled(name: string, isAuthority: boolean): Area | null {
    const { indicators, authorities } = this.figures;
    const authority = isAuthority ? authorityCalled(authorities, name) : null;
    const area = isAuthority ? authority && returnArea(indicators, authority.code) : regionArea(indicators, name);
    if (area) return area;
    const kind = isAuthority ? 'authority' : 'region';
    this.add('census-margin-area', `The release of ${indicators.release.year} has no ${kind} “${name}”.`);
    return null;
  }

  private agency(area: Area): number {
    return this.number(area, 'agency workers (headcount)', this.indicator(area, 'agency_headcount'));
  }

  private employed(area: Area): number {
    return this.number(area, 'staff in post (headcount)', this.indicator(area, 'inpost_headcount'));
  }

  private indicator(area: Area, measure: 'agency_headcount' | 'inpost_headcount'): EesCell | null {
    const { indicators } = this.figures;
    return areaSeries(indicators, area, measure).points.find(({ year }) => year === this.of.year)?.cell ?? null;
  }

  private headcount(area: Area, { role, group, name }: { role: RoleId; group: GroupId; name: string }): number {
    const { inPost } = this.figures;
    const place = inPost && placeCalled(inPost, area.level === 'authority' ? area.code.split(' / ')[0]! : area.name);
    return this.number(area, `staff in post, ${name}`, place && headcountAt(place, this.of.year, role, group));
  }

  private number(area: Area, what: string, cell: EesCell | null): number {
    if (cell?.kind === 'number') return cell.value;
    const printed = cell ? `prints “${cell.symbol}” (${EES_SYMBOL_MEANINGS[cell.symbol]}) for` : 'has no count of';
    this.absent(`The census ${printed} ${what} in ${area.name} in ${this.of.year}.`);
    return Number.NaN;
  }

  private absent(sentence: string): void {
    this.add('census-margin-absent', `${sentence} So the population “${this.margin.name}” cannot be made.`);
  }

  private add(code: string, sentence: string): void {
    if (this.problems.some((problem) => problem.sentence === sentence)) return;
    this.problems.push({ code, severity: 'error', place: this.margin.place, sentence });
  }
}
