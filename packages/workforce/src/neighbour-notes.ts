import { type Area, authorityCodes } from './area.ts';
import { yearsOf } from './indicators.ts';
import type { NeighbourMedian } from './neighbour-median.ts';
import type { NeighbourSetting } from './neighbour-setting.ts';

/** Says in which years the authority has figures, unless it has them in all. */
export function ownYears({ own, indicators }: NeighbourSetting, made: readonly boolean[]): string[] {
  if (made.every((one) => one)) return [];
  const years = yearsOf(indicators.release).filter((_, at) => made[at]);
  return [`${together(own)} appear${own.code.includes('/') ? '' : 's'} in this release for ${inALine(years)} only.`];
}

/** Says of how many neighbours the median is, and in which years it is of fewer. */
export function medianNotes(setting: NeighbourSetting, median: NeighbourMedian): string[] {
  const all = median.returns.length;
  if (setting.authority.neighbours.length === 0) return ['There are no statistical neighbours, and so no median.'];
  const fewer = new Map<number, number[]>();
  for (const { counted, year } of median.points) {
    if (counted < all) fewer.set(counted, [...(fewer.get(counted) ?? []), year]);
  }
  const exceptions = [...fewer].map(([counted, years]) => `, ${counted} in ${inALine(years)}`).join('');
  const counted = `The median is of the neighbours that have a figure in the year: ${all}${exceptions}.`;
  return [counted, ...whoIsLeftOut(setting, median.returns)];
}

/** Why fewer than the model's ten neighbours stand in a table. */
export function whoIsLeftOut({ authority, own }: NeighbourSetting, returns: readonly Area[]): string[] {
  const codes = new Set(authority.neighbours);
  const shared = returns.filter((area) => authorityCodes(area).filter((code) => codes.has(code)).length > 1);
  const notes = shared.map((area) => `${together(area)} make one return, which counts once.`);
  if (authorityCodes(own).some((code) => codes.has(code))) {
    notes.push(`${together(own)} make one return, so neither is the other’s neighbour here.`);
  }
  const covered = new Set([...returns, own].flatMap(authorityCodes));
  const absent = authority.neighbours.filter((code) => !covered.has(code)).length;
  if (absent > 0)
    notes.push(`This release has no figures for ${absent} of the ${authority.neighbours.length} neighbours.`);
  return notes;
}

/** What stands before the figures: that they are of two authorities, and who is missing among the neighbours. */
export function beforehandNotes(setting: NeighbourSetting, returns: readonly Area[]): string[] {
  const joint = setting.own.code.includes(' / ')
    ? [`${together(setting.own)} make one return to the census: every figure here is of the two together.`]
    : [];
  const { authority, neighbourModel } = setting;
  const none =
    authority.neighbours.length === 0
      ? [`${authority.name} has ended, so that the model of ${neighbourModel} gives it no statistical neighbours.`]
      : returns.length === 0
        ? ['No statistical neighbour has figures in this release.']
        : [];
  return [...joint, ...none, ...whoIsLeftOut(setting, returns)];
}

/** An area's name in running text; the two authorities of a joint return are joined by “and”. */
function together(area: Area): string {
  return area.name.replace(' / ', ' and ');
}

function inALine(years: readonly number[]): string {
  return new Intl.ListFormat('en-GB').format(years.map(String));
}
