/**
 * What stands in a cell, as it may be said in a problem. Cells slip by a column, so that somebody’s name or number can
 * stand anywhere: what is not plainly a short code, a small number or a day of the column’s own kind is shown by its shape
 * alone, letters as A and digits as 9, and what cannot be seen as �.
 */
export function shownCell(text: string): string {
  const isPlain = /^[a-z_-]{1,20}$/.test(text) || /^-?\d{1,5}([.,]\d{1,6})?$/.test(text);
  return isPlain ? text : shapeOf(text);
}

/**
 * The name of a column that is for personal data, as it may be said. A file without a header has its first row there, with
 * somebody’s address in it: what is not words alone is shown by its shape.
 */
export function shownPersonalColumn(heading: string): string {
  return /^[a-z _-]{1,30}$/.test(heading) ? heading : shapeOf(heading);
}

function shapeOf(text: string): string {
  const clipped = text.length > 30 ? `${text.slice(0, 30)}…` : text;
  return clipped.replace(UNSEEN, '�').replace(/\p{L}/gu, 'A').replace(/\p{N}/gu, '9');
}

const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Social Work England’s numbers, national insurance numbers and e-mail addresses, wherever they stand in a text. */
const PERSONAL = /[a-z]{2}\s?\d{10}|\b[a-z]{2}(\s?\d{2}){3}\s?[a-d]\b|@/i;

/** Whether a cell holds what tells who somebody is. */
export function looksPersonal(text: string): boolean {
  return PERSONAL.test(text);
}

const WHO = '(first|last|full|middle|given|family|known|worker|person|staff|employee|child|social)';
const PERSONAL_NAMES = new RegExp(
  `^${WHO}?names?$|^title$|surname|forename|^swe|registration|hcpc|birth|^dob$|^ni(no)?$|insurance|nhs|mail|phone|mobile|` +
    'postcode|address|ethnic|gender|^sex$|religio|disab|payroll|^child|^pupil|^upn$',
);

/** Whether a column, by its name, is for what tells who somebody is, or for what a snapshot has no use for. */
export function isPersonalColumn(name: string): boolean {
  return PERSONAL_NAMES.test(name.toLowerCase().replace(/[\s_-]+/g, ''));
}
