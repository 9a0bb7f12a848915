import { inSentence } from '../in-sentence.ts';
import { signed, signedEnd } from '../signed-points.ts';
import { headcountAt } from './characteristics.ts';
import { type KnownEthnicity, knownEthnicity } from './known-ethnicity.ts';
import type { CharacteristicsSetting } from './setting.ts';
import { FEW_PEOPLE, peopleIn, percentCell } from './shares.ts';
import type { TierDifference } from './tier-difference.ts';

/** How many are known, how many of them are Black and Global Majority, and whether the senior tiers differ. */
export function ethnicitySentences(setting: CharacteristicsSetting, difference: TierDifference | null): string[] {
  return [...knownSentences(setting), ...differenceSentences(setting, difference)];
}

function knownSentences({ own, year }: CharacteristicsSetting): string[] {
  const found = knownEthnicity(own, year, ['total']);
  const all = peopleIn(headcountAt(own, year, 'total', 'ethnicity_total'));
  if (all === 0) return [`Nobody was in post in ${inSentence(own.area.name)} in ${year}.`];
  if (!found || found.known === 0) return [`For ${year} ethnicity is not published for ${inSentence(own.area.name)}.`];
  const of = all === null ? '' : ` of the ${all.toLocaleString('en-GB')}`;
  const share = of === '' ? '' : ` (${shareText(found.known, all!)})`;
  const known = `In ${year} ethnicity was known of ${found.known.toLocaleString('en-GB')}${of} in post in ${inSentence(own.area.name)}${share}.`;
  if (found.known < FEW_PEOPLE) return [`${known} That is too few to compare.`];
  return [`${known} Of those, ${shareText(found.globalMajority, found.known)} were Black and Global Majority.`];
}

function differenceSentences({ own, year }: CharacteristicsSetting, found: TierDifference | null): string[] {
  if (peopleIn(headcountAt(own, year, 'total', 'ethnicity_total')) === 0) return [];
  if (!found)
    return [
      `Senior and middle managers in ${inSentence(own.area.name)} cannot be set against case holders in ${year}: not all figures are published.`,
    ];
  const { senior, caseHolders, points } = found;
  if (!points)
    return [
      `Ethnicity is known of ${senior.known} senior and middle managers and ${caseHolders.known} case holders in ${inSentence(own.area.name)}: fewer than ${FEW_PEOPLE} of one of them are too few to compare.`,
    ];
  const shares = `Of senior and middle managers of known ethnicity in ${inSentence(own.area.name)}, ${partText(senior)} were Black and Global Majority in ${year}; of case holders, ${partText(caseHolders)}.`;
  const { difference, least, most, isBeyondChance } = points;
  const interval = `${signed(difference)} percentage points (95% interval ${signedEnd(least)} to ${signedEnd(most)})`;
  const verdict = isBeyondChance
    ? `The difference, ${interval}, is more than chance makes of groups of these sizes.`
    : `The difference, ${interval}, is no more than chance can make of groups of these sizes.`;
  return [`${shares} ${verdict} That describes who is there; it does not say why.`];
}

function partText({ known, globalMajority }: KnownEthnicity): string {
  return `${globalMajority.toLocaleString('en-GB')} of ${known.toLocaleString('en-GB')} (${shareText(globalMajority, known)})`;
}

function shareText(part: number, whole: number): string {
  const cell = percentCell(part, whole);
  return cell.kind === 'figure' ? `${cell.value.toFixed(1)}%` : '';
}
