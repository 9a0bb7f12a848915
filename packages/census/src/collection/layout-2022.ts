import { CODES_2022 } from './codes.ts';
import type { AuthorityItem, Item, ItemName, ItemValue } from './collection.ts';

const coded = (list: keyof typeof CODES_2022): ItemValue => ({ kind: 'code', codes: CODES_2022[list] });
const FTE: ItemValue = { kind: 'number', decimals: 6, most: 1 };

/** The items of a worker in 2022, in the order of the return, from the same source as the codes. */
export const ITEMS_2022: readonly (Item & { readonly name: ItemName })[] = [
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

function item(name: ItemName, element: string, value: ItemValue, wantedOf: Item['wantedOf']) {
  return { name, element, value, repeats: false, wantedOf };
}

export const AUTHORITY_ITEMS_2022: readonly AuthorityItem[] = [
  { name: 'vacancies_fte', element: 'NumberOfVacancies', decimals: 2 },
  { name: 'agency_fte', element: 'NoAgencyFTE', decimals: 2 },
  { name: 'agency_headcount', element: 'NoAgencyHeadcount', decimals: 0 },
];
