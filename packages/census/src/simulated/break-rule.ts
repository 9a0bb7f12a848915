import type { DraftField, DraftPart, ReturnDraft } from './draft.ts';

/** One way to break a rule once, in a return of the 2022 layout that breaks none. */
interface Breakage {
  /** Of which part: the first worker who leaves, the first who is employed and stays, the first from an agency. */
  readonly part: 'Header' | 'LALevelVacancies' | 'leaver' | 'stayer' | 'agency';
  change(fields: readonly DraftField[]): readonly DraftField[];
}

const set =
  (element: string, text: string) =>
  (fields: readonly DraftField[]): readonly DraftField[] =>
    fields.some(([name]) => name === element)
      ? fields.map((field) => (field[0] === element ? [element, text] : field))
      : [...fields, [element, text]];
const drop = (element: string) => (fields: readonly DraftField[]) => fields.filter(([name]) => name !== element);
const add = (element: string, text: string) => (fields: readonly DraftField[]) => [...fields, [element, text] as const];
const ofStayer = (change: Breakage['change']): Breakage => ({ part: 'stayer', change });
const ofLeaver = (change: Breakage['change']): Breakage => ({ part: 'leaver', change });
const ofAgency = (change: Breakage['change']): Breakage => ({ part: 'agency', change });

const BREAKAGES: Readonly<Record<string, Breakage>> = {
  S4: { part: 'LALevelVacancies', change: drop('NoAgencyFTE') },
  S5: ofAgency(drop('QualInst')),
  S6: ofStayer(add('OrgRole', '2')),
  S7: ofStayer(add('ShoeSize', '42')),
  S8: { part: 'Header', change: drop('Source/LEA') },
  V1: ofStayer(set('Ethnicity', 'XXXX')),
  V2: ofStayer(set('SWENo', 'SW123')),
  V3: { part: 'Header', change: set('Source/LEA', '85') },
  V4: ofStayer(set('PersonBirthDate', '1980-02-30')),
  V5: ofStayer(set('FTE30', '-0.5')),
  V6: ofStayer(set('FTE30', '37')),
  V7: ofStayer(set('WorkingDaysLost', '2.123')),
  V8: ofStayer(set('Cases30', '7.5')),
  V9: { part: 'Header', change: set('CollectionDetails/Year', 'this one') },
  V10: ofStayer(set('AgencyWorker', '0.0')),
  V11: {
    part: 'Header',
    change: (fields) =>
      set('CollectionDetails/ReferenceDate', '2016-09-30')(set('CollectionDetails/Year', '2016')(fields)),
  },
  X1: ofStayer(drop('PersonBirthDate')),
  X2: ofStayer(drop('GenderCurrent')),
  X3: ofStayer(drop('Ethnicity')),
  X4: ofStayer(drop('QualInst')),
  X5: ofStayer(drop('StepUpGrad')),
  X6: ofStayer(drop('OrgRole')),
  X7: ofStayer(drop('RoleStartDate')),
  X8: ofStayer(drop('StartOrigin')),
  X9: ofStayer(drop('FTE30')),
  X10: ofStayer(drop('WorkingDaysLost')),
  X11: ofStayer(drop('FrontlineGrad')),
  X12: ofAgency(add('StartOrigin', '2')),
  X14: ofLeaver(drop('ReasonLeave')),
  Q1: ofStayer((fields) => set('Cases30', '0')(set('OrgRole', '5')(fields))),
  Q3: ofStayer(set('PersonBirthDate', '1921-02-03')),
  Q4: ofLeaver((fields) => set('RoleStartDate', laterThan(saidIn(fields, 'RoleEndDate')))(fields)),
  Q5: ofLeaver(set('RoleEndDate', '2101-01-01')),
  Q6: ofStayer(set('RoleStartDate', '2101-01-01')),
  Q7: ofLeaver((fields) => set('RoleStartDate', saidIn(fields, 'RoleEndDate'))(fields)),
  Q8: ofLeaver((fields) => set('Cases30', '4')(set('RoleEndDate', dayBefore(saidIn(fields, 'RoleEndDate')))(fields))),
  Q9: ofStayer(set('WorkingDaysLost', '1800')),
  Q10: { part: 'LALevelVacancies', change: set('NoAgencyHeadcount', '99999') },
  Q11: { part: 'Header', change: set('CollectionDetails/ReferenceDate', '2021-03-31') },
};

/** How whole parts are moved, for the rules about them. */
const MOVED: Readonly<Record<string, (parts: readonly DraftPart[]) => readonly DraftPart[]>> = {
  S1: (parts) => parts.filter(({ element }) => element !== 'LALevelVacancies'),
  S2: (parts) => parts.filter(({ element }) => element !== 'CSWWWorker'),
  S3: ([header, authority, first, ...rest]) => [header!, first!, authority!, ...rest],
  Q2: (parts) => [...parts, parts.find(isA('stayer'))!],
  Q12: (parts) => [...parts, stillHere(parts.find(isA('leaver'))!)],
};

/** The rules that `breakRule` can break; those about the file itself (F) are broken by its text, not by its items. */
export const BREAKABLE: readonly string[] = [...Object.keys(MOVED), ...Object.keys(BREAKAGES)];

/**
 * The same return with one rule broken once, for tests of what is found. Throws for a rule that is not BREAKABLE, and when
 * the return has nobody of the kind that the rule is about.
 */
export function breakRule({ parts }: ReturnDraft, rule: string): ReturnDraft {
  const move = MOVED[rule];
  if (move) return { parts: move(parts) };
  const breakage = BREAKAGES[rule];
  const at = breakage ? parts.findIndex(isA(breakage.part)) : -1;
  if (!breakage || at < 0) throw new Error(`breakRule: there is no way to break ${rule} in this return.`);
  const broken = { ...parts[at]!, fields: breakage.change(parts[at]!.fields) };
  return { parts: parts.map((part, index) => (index === at ? broken : part)) };
}

function isA(kind: Breakage['part']): (part: DraftPart) => boolean {
  return ({ element, fields }) => {
    if (element !== 'CSWWWorker') return element === kind;
    const isAgency = saidIn(fields, 'AgencyWorker') === '1';
    const hasLeft = saidIn(fields, 'RoleEndDate') !== '';
    return kind === (isAgency ? 'agency' : hasLeft ? 'leaver' : 'stayer');
  };
}

/** The same person in a post that goes on. */
function stillHere({ element, fields }: DraftPart): DraftPart {
  const ofLeaving = new Set(['RoleEndDate', 'LeaverDestination', 'ReasonLeave']);
  return { element, fields: fields.filter(([name]) => !ofLeaving.has(name)) };
}

function saidIn(fields: readonly DraftField[], element: string): string {
  return fields.find(([name]) => name === element)?.[1] ?? '';
}

function laterThan(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
