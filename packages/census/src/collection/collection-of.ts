import { CODES_2022 } from './codes.ts';
import type { AuthorityItem, Collection, Item, ItemName, ItemValue } from './collection.ts';

/** The first year with a return of single workers, and the last that is taken for one and not for a slip. */
export const FIRST_YEAR = 2017;
export const LAST_YEAR = 2035;

const LAYOUT = 2022;

/** How a year differs from the layout that is known: element names by item. */
export type RenamedElements = Readonly<Partial<Record<ItemName, string>>>;

/**
 * What a year collects. Only the elements of 2022 are known; every other year is read by them, says so in `layout`, and
 * can be given names of its own.
 * @returns null for a year before the census of single workers or far ahead.
 */
export function collectionOf(year: number, renamed: RenamedElements = {}): Collection | null {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return null;
  return {
    year,
    referenceDate: `${year}-09-30`,
    firstDay: `${year - 1}-10-01`,
    layout: Object.keys(renamed).length > 0 ? year : LAYOUT,
    items: ITEMS_2022.map((item) => ({ ...item, element: renamed[item.name] ?? item.element })),
    authorityItems: AUTHORITY_ITEMS_2022,
    workingDays: workingDaysOf(year),
  };
}

/** 253, and 254 in leap years: what the published absence rates of 2017 to 2025 were divided by. */
function workingDaysOf(year: number): number {
  return year % 4 === 0 ? 254 : 253;
}

const coded = (list: keyof typeof CODES_2022): ItemValue => ({ kind: 'code', codes: CODES_2022[list] });
const FTE: ItemValue = { kind: 'number', decimals: 6, most: 1 };

const ITEMS_2022: readonly Item[] = [
  item('agency', 'AgencyWorker', coded('agency'), 'all'),
  item('registration', 'SWENo', { kind: 'registration' }, 'all'),
  item('fte', 'FTE', FTE, null),
  item('birth', 'PersonBirthDate', { kind: 'birth' }, 'employed'),
  item('gender', 'GenderCurrent', coded('gender'), 'employed'),
  item('ethnicity', 'Ethnicity', coded('ethnicity'), 'employed'),
  // The schema wants it of everybody, so that it is missing (S5) before it is missing for somebody employed (X4).
  { ...item('institution', 'QualInst', { kind: 'text' }, 'all'), repeats: true },
  item('qualification', 'QualLevel', coded('qualification'), null),
  item('step_up', 'StepUpGrad', coded('yesNo'), 'employed'),
  item('role', 'OrgRole', coded('role'), 'employed'),
  item('role_start', 'RoleStartDate', { kind: 'day' }, 'employed'),
  item('origin', 'StartOrigin', coded('origin'), 'employed'),
  item('role_end', 'RoleEndDate', { kind: 'day' }, null),
  item('destination', 'LeaverDestination', coded('destination'), null),
  item('reason', 'ReasonLeave', coded('reason'), null),
  item('fte30', 'FTE30', FTE, 'employed'),
  item('cases30', 'Cases30', { kind: 'number', decimals: 0, most: null }, null),
  item('days_lost', 'WorkingDaysLost', { kind: 'number', decimals: 2, most: null }, 'employed'),
  { ...item('contract_weeks', 'ContractWeeks', { kind: 'number', decimals: 1, most: null }, null), repeats: true },
  item('frontline', 'FrontlineGrad', coded('yesNo'), 'employed'),
  { ...item('absent30', 'Absat30Sept', coded('yesNo'), null), repeats: true },
  { ...item('absence', 'ReasonAbsence', coded('absence'), null), repeats: true },
  { ...item('knowledge_and_skills', 'CFKSSstatus', coded('knowledgeAndSkills'), null), repeats: true },
];

function item(name: ItemName, element: string, value: ItemValue, wantedOf: Item['wantedOf']): Item {
  return { name, element, value, repeats: false, wantedOf };
}

const AUTHORITY_ITEMS_2022: readonly AuthorityItem[] = [
  { name: 'vacancies_fte', element: 'NumberOfVacancies', decimals: 2 },
  { name: 'agency_fte', element: 'NoAgencyFTE', decimals: 2 },
  { name: 'agency_headcount', element: 'NoAgencyHeadcount', decimals: 0 },
];
