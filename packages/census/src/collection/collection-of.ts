import { ETHNIC_GROUPS_2022 } from './codes.ts';
import type { Basis, Collection } from './collection.ts';
import { AUTHORITY_ITEMS_2022, ITEMS_2022 } from './layout-2022.ts';
import { isWithin, type OwnCollection } from './own-collection.ts';
import { type KnownYear, knownYear, rulesAfter } from './years.ts';

const LAYOUT = 2022;

/**
 * What a year collects. Only the elements and codes of 2022 are known; every other year is read by them, says so in
 * `basis`, and can be given those of its own.
 * @param own is left aside, and the basis says so, for a year that it is not about.
 * @returns null for a year before the census of single workers or far ahead.
 */
export function collectionOf(year: number, own: OwnCollection | null = null): Collection | null {
  const known = knownYear(year);
  if (!known) return null;
  const applies = own !== null && isWithin(year, own);
  return {
    year,
    referenceDate: `${year}-09-30`,
    firstDay: `${year - 1}-10-01`,
    basis: basisOf(known, own, applies),
    ...layoutIn(applies ? own : LAYOUT_2022),
    workingDays: (applies ? own.workingDays : null) ?? known.workingDays,
    dormantRules: dormantIn(year, applies ? own : null),
  };
}

const LAYOUT_2022 = { items: ITEMS_2022, authorityItems: AUTHORITY_ITEMS_2022, ethnicGroups: ETHNIC_GROUPS_2022 };

function layoutIn({ items, authorityItems, ethnicGroups }: Pick<Collection, keyof typeof LAYOUT_2022>) {
  return { items, authorityItems, ethnicGroups };
}

function basisOf({ layout }: KnownYear, own: OwnCollection | null, applies: boolean): Basis {
  return {
    layout: layout ?? LAYOUT,
    isKnown: layout !== null,
    own: applies ? own!.file : null,
    unused: own && !applies ? own.file : null,
  };
}

/** Rules that begin later, unless the file says when they are asked, and those that the file does not ask. */
function dormantIn(year: number, own: OwnCollection | null): string[] {
  const said = own?.rules ?? [];
  const isSaid = (rule: string): boolean => said.some((each) => each.rule === rule);
  return [
    ...rulesAfter(year).filter((rule) => !isSaid(rule)),
    ...said.filter((years) => !isWithin(year, years)).map(({ rule }) => rule),
  ];
}
