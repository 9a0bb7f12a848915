/** What can be wrong with a row of a staff list, and what then becomes of the row. */
export const LIST_FAULTS = {
  formula: { words: 'holds a formula, or words that would run as one', row: 'left_out' },
  'cells-missing': { words: 'has more cells than there are headings', row: 'left_out' },
  'quotes-open': { words: 'opens quotation marks that are never closed', row: 'left_out' },
  'name-missing': { words: 'has no name', row: 'left_out' },
  'name-unusable': {
    words: 'has a name that holds an address, a number or more than 200 characters',
    row: 'left_out',
  },
  'email-unusable': { words: 'has an e-mail address that cannot be written to', row: 'kept_without' },
  'phone-unusable': { words: 'has a telephone number that cannot be dialled', row: 'kept_without' },
  'phone-zero': { words: 'has a telephone number without its 0, which was put back', row: 'kept' },
  'no-contact': { words: 'has neither an e-mail address nor a telephone number that can be used', row: 'left_out' },
  'value-unknown': { words: 'has a value that the study does not know', row: 'kept_without' },
  'authority-missing': { words: 'does not say which authority', row: 'left_out' },
  'authority-unknown': { words: 'names an authority that is not in the study', row: 'left_out' },
  'authority-other': { words: 'names another authority', row: 'left_out' },
  'out-of-scope': { words: 'is out of the study’s scope', row: 'left_out' },
  'start-missing': { words: 'has no day of starting', row: 'left_out' },
  'start-outside': { words: 'started outside the window for new entrants', row: 'left_out' },
  'twice-in-list': { words: 'is the same person as an earlier row', row: 'left_out' },
  'known-here': { words: 'is already in the study, with the same authority', row: 'left_out' },
  'known-elsewhere': { words: 'is already in the study, with another authority', row: 'left_out' },
  'known-in-panel': { words: 'is already in the panel', row: 'left_out' },
  suppressed: { words: 'has asked not to be contacted', row: 'left_out' },
} as const satisfies Record<string, { readonly words: string; readonly row: 'left_out' | 'kept_without' | 'kept' }>;

export type ListFaultCode = keyof typeof LIST_FAULTS;

/** One thing that is wrong with one row. */
export interface ListFault {
  readonly line: number;
  readonly code: ListFaultCode;
  /** The heading of the column that it is in; null where it is about the row. */
  readonly column: string | null;
  /** What stands there, or what it is beside, such as the line of the earlier row. Can name a person. */
  readonly detail: string | null;
}

/** Whether a row with these faults is left out. */
export function isLeftOut(faults: readonly ListFault[]): boolean {
  return faults.some(({ code }) => LIST_FAULTS[code].row === 'left_out');
}

const KNOWN_TO_US: readonly ListFaultCode[] = ['known-here', 'known-elsewhere', 'known-in-panel', 'suppressed'];

/** Whether an authority is not told of a fault in its own list: it would learn who is known to us, answered or refused. */
export function isHiddenFromAuthority({ code }: ListFault): boolean {
  return KNOWN_TO_US.includes(code);
}

/** A fault in a sentence: what is wrong with the row, where, and what becomes of it. */
export function faultSentence({ code, column, detail }: ListFault): string {
  const { words, row } = LIST_FAULTS[code];
  const where = column === null ? '' : ` (column “${column}”)`;
  const what = detail === null || detail === '' ? '' : `: ${detail}`;
  const outcome = { left_out: 'Left out.', kept_without: 'Kept without it.', kept: 'Kept.' }[row];
  return `This row ${words}${where}${what}. ${outcome}`;
}
