import type { Cell, Table } from '@earshot/tables';
import { type AaporGroup, DISPOSITIONS } from '../disposition.ts';
import { PRIORITY } from '../outcome/case-outcome.ts';
import type { OutcomeRules } from '../plan.ts';
import { type EligibilityRate, eligibilityRate } from '../rates/eligibility-rate.ts';
import { type GroupCounts, groupCounts } from '../rates/group-counts.ts';
import { type OutcomeRate, outcomeRates } from '../rates/outcome-rates.ts';
import { aboutCounts, countCell, EMPTY, percentCell, smallRows, type TableAbout, WITHHELD } from './count-cells.ts';
import { type CountedCase, isSampled } from './counted-case.ts';

const GROUPS: Readonly<Record<AaporGroup, string>> = {
  I: 'Interview',
  P: 'Partial interview',
  R: 'Refusal and break-off',
  O: 'Other, eligible',
  NC: 'Non-contact',
  UH: 'Unknown whether eligible: nothing known of the place',
  UO: 'Unknown whether eligible: other',
  NE: 'Not eligible',
};

/** Every sampled case by its outcome, with AAPOR code and group. Temporary outcomes are counted apart as such. */
export function outcomesTable(cases: readonly CountedCase[], about: TableAbout): Table {
  const sampled = cases.filter(isSampled);
  const order = (group: AaporGroup) => Object.keys(GROUPS).indexOf(group);
  const found = PRIORITY.map((id) => ({ id, members: sampled.filter(({ outcome }) => outcome.disposition === id) }))
    .flatMap(({ id, members }) => (members[0] ? [{ id, members, ...members[0].outcome }] : []))
    .sort((one, other) => order(one.group) - order(other.group));
  const small =
    about.audience === 'beyond' ? smallRows(found.map(({ members }) => [members.length])) : new Set<number>();
  const { note, ...around } = aboutCounts(about);
  return {
    id: 'outcomes',
    title: 'Outcome of every sampled person',
    columns: [
      { id: 'n', label: 'n', group: null },
      { id: 'percent', label: '%', group: null },
      { id: 'temporary', label: 'of these not final yet', group: null },
    ],
    rows: [
      { id: 'sampled', label: 'Everybody sampled', group: null },
      ...found.map(({ id, code, group }) => ({ id, label: `${code} ${DISPOSITIONS[id].label}`, group: GROUPS[group] })),
    ],
    cells: [
      [countCell(sampled.length), EMPTY, EMPTY],
      ...found.map(({ members }, at) => outcomeCells(members, sampled.length, small.has(at), about)),
    ],
    base: 'Sampled people who were released to fieldwork',
    notes: [
      'Codes are those of AAPOR’s Standard Definitions for surveys of named persons.',
      'A person has one outcome across all modes, by the priority that docs/outcomes.md states. While fieldwork is open it can change.',
      note,
    ],
    ...around,
  };
}

function outcomeCells(
  members: readonly CountedCase[],
  total: number,
  hidden: boolean,
  { audience }: TableAbout,
): Cell[] {
  if (hidden) return [WITHHELD, WITHHELD, WITHHELD];
  const temporary = members.filter(({ outcome }) => outcome.standing === 'temporary').length;
  // Which are final is for those who work with it: it would divide what is withheld.
  const open = audience === 'beyond' ? EMPTY : countCell(temporary);
  return [countCell(members.length), percentCell(members.length, total, 1), open];
}

const NAMES = {
  RR: 'Response rate',
  COOP: 'Cooperation rate',
  REF: 'Refusal rate',
  CON: 'Contact rate',
} as const;

/** AAPOR’s rates of the sampled cases, with *e* and how it was obtained in the notes. */
export function ratesTable(cases: readonly CountedCase[], rules: Pick<OutcomeRules, 'e'>, about: TableAbout): Table {
  const counts = groupCounts(cases.filter(isSampled).map(({ outcome }) => outcome));
  const e = eligibilityRate(counts, rules.e);
  const rates = outcomeRates(counts, e);
  const { note, ...around } = aboutCounts(about);
  return {
    id: 'outcome_rates',
    title: 'Outcome rates (AAPOR)',
    columns: [
      { id: 'rate', label: '%', group: null },
      { id: 'numerator', label: 'Cases above the line', group: null },
      { id: 'denominator', label: 'Cases below the line', group: null },
    ],
    rows: rates.map(({ id }) => ({ id, label: id, group: NAMES[id.replace(/\d/, '') as keyof typeof NAMES] })),
    cells: rates.map((rate) => rateCells(rate, about)),
    base: 'Sampled people who were released to fieldwork',
    notes: [
      eligibilityNote(e, counts, about),
      counts.UH + counts.UO === 0
        ? 'Nobody’s eligibility is unknown, so e changes no rate.'
        : 'RR3, RR4, REF2 and CON2 rest on e.',
      'Formulas: AAPOR, Standard Definitions, 9th edition. While fieldwork is open the rates will change.',
      note,
    ],
    ...around,
  };
}

/** *e*, and how it was obtained. Beyond the field team it is no number where it would tell of few people. */
function eligibilityNote({ value, how }: EligibilityRate, counts: GroupCounts, { audience }: TableAbout): string {
  const what = 'e, the share of those of unknown eligibility that is taken to be eligible:';
  if (audience === 'beyond' && smallRows([[counts.NE], [counts.UH + counts.UO]]).size > 0) {
    return `${what} withheld, because few people are not eligible or of unknown eligibility.`;
  }
  return `${what} ${value === null ? 'no number' : value.toFixed(3)}. ${how}`;
}

function rateCells({ value, numerator, denominator, why }: OutcomeRate, { audience }: TableAbout): Cell[] {
  const shown = (count: number | null): Cell =>
    count === null ? EMPTY : { kind: 'figure', unit: 'count', value: count, decimals: Number.isInteger(count) ? 0 : 1 };
  if (value === null || denominator === null) {
    return [{ kind: 'symbol', symbol: 'z', meaning: why ?? '' }, shown(numerator), shown(denominator)];
  }
  const isSmall = smallRows([[numerator], [Math.round(denominator - numerator)]]).size > 0;
  if (audience === 'beyond' && isSmall) return [WITHHELD, WITHHELD, shown(denominator)];
  return [percentCell(numerator, denominator, 1), shown(numerator), shown(denominator)];
}
