import type { Category } from '@earshot/dataset';

/**
 * The code lists of the 2022 collection, as in the schema of Social Finance and London’s authorities (MIT), which
 * follows the specification of the DfE. The DfE’s own guide was not at hand: see docs/census-return.md.
 */
export const CODES_2022 = {
  yesNo: list('0 No', '1 Yes'),
  agency: list('0 Not an agency worker', '1 Agency worker'),
  gender: list('0 Not known', '1 Male', '2 Female', '9 Not specified'),
  ethnicity: list(
    'WBRI White British',
    'WIRI White Irish',
    'WOTH Any other White background',
    'MWBC White and Black Caribbean',
    'MWBA White and Black African',
    'MWAS White and Asian',
    'MOTH Any other mixed background',
    'AIND Indian',
    'APKN Pakistani',
    'ABAN Bangladeshi',
    'AOTH Any other Asian background',
    'BCRB Black Caribbean',
    'BAFR Black African',
    'BOTH Any other Black background',
    'CHNE Chinese',
    'OOTH Any other ethnic group',
    'REFU Declared not stated or refused',
    'NOBT Information not yet obtained',
  ),
  qualification: list('1 Under-graduate', '2 Post-graduate', '3 Other'),
  role: list(
    '1 Senior manager',
    '2 Middle manager',
    '3 First line manager',
    '4 Senior practitioner',
    '5 Case holder',
    '6 Qualified without cases',
  ),
  origin: list(
    '1 Newly qualified social worker',
    '2 Social worker in a different local authority in England',
    '3 Social worker outside England',
    '4 Agency or consultancy in social work in England',
    '5 Other social work role in England, not in a local authority',
    '6 Other social care role in England',
    '7 Not in social care, outside England, not employed or on a career break',
    '8 Other',
    '9 Not known',
    '10 Not yet collected',
  ),
  destination: list(
    '1 Social worker in a different local authority in England',
    '2 Social worker outside England',
    '3 Agency or consultancy in social work',
    '4 Other social work role, not in a local authority',
    '5 Other social care role',
    '6 Not in social care, outside England, not employed or on a career break',
    '7 Other',
    '8 Not known',
    '9 Not yet collected',
  ),
  reason: list(
    '1 Resignation',
    '2 Voluntary redundancy',
    '3 Compulsory redundancy',
    '4 Dismissed',
    '5 Retired',
    '6 Deceased',
    '7 Moved to a role outside children and families in the same authority',
    '8 Other',
    '9 Not known',
    '10 Not yet collected',
  ),
  absence: list(
    'MAT Maternity or paternity leave',
    'OTH Other paid authorised absence',
    'PUB Paid absence for public duties',
    'SIC Sick leave',
    'TRN Training',
    'UNA Unauthorised absence',
    'UNP Unpaid authorised absence',
  ),
  knowledgeAndSkills: list(
    '1 Assessed and supported year in employment',
    '2 Frontline practitioner',
    '3 Practice supervisor',
    '4 Practice leader',
  ),
} as const satisfies Record<string, readonly Category[]>;

/** The published groups that ethnicities are put into. */
export const ETHNIC_GROUPS: readonly Category[] = [
  { code: 'white', label: 'White' },
  { code: 'mixed', label: 'Mixed or multiple ethnic groups' },
  { code: 'asian', label: 'Asian or Asian British' },
  { code: 'black', label: 'Black, African, Caribbean or Black British' },
  { code: 'other', label: 'Other ethnic group' },
];

/** The group of each ethnicity; one that is refused or not known has none, and no percentage is of it. */
export const ETHNIC_GROUPS_2022: Readonly<Record<string, string>> = {
  ...grouped('white', 'WBRI', 'WIRI', 'WOTH'),
  ...grouped('mixed', 'MWBC', 'MWBA', 'MWAS', 'MOTH'),
  // Chinese as in the harmonised standard of the ONS; the releases were not at hand to see where they put it.
  ...grouped('asian', 'AIND', 'APKN', 'ABAN', 'AOTH', 'CHNE'),
  ...grouped('black', 'BCRB', 'BAFR', 'BOTH'),
  ...grouped('other', 'OOTH'),
};

function grouped(group: string, ...codes: string[]): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, group]));
}

/** Categories from their codes and labels, each written as one text. */
function list(...written: string[]): readonly Category[] {
  return written.map((text) => {
    const end = text.indexOf(' ');
    return { code: text.slice(0, end), label: text.slice(end + 1) };
  });
}
