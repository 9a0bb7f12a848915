/**
 * What stands in a field, as it may be shown in a finding. Cells slip by a column, so a registration number or a birth date
 * can stand anywhere: whatever looks like either is shown by its shape alone, letters as A and digits as 9. What cannot be
 * seen, such as what would colour or turn round the text of a terminal, is shown as �.
 * @param isDay whether the field is a day that tells nobody’s birth.
 */
export function shownValue(text: string, isDay: boolean): string {
  const isPersonal = LIKE_A_NUMBER.test(text) || (!isDay && LIKE_A_DAY.test(text));
  return isPersonal ? shapeOf(text) : clipped(text);
}

/** The shape of a text: AA9999999999 for a registration number, 9999-99-99 for a day. */
export function shapeOf(text: string): string {
  return clipped(text).replace(/\p{L}/gu, 'A').replace(/\p{N}/gu, '9');
}

function clipped(text: string): string {
  return (text.length > 40 ? `${text.slice(0, 40)}…` : text).replace(UNSEEN, '�');
}

const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

const LIKE_A_NUMBER = /\d{7,}/;
const LIKE_A_DAY = /\d{1,4}\D\d{1,2}\D\d{2,4}|\d{1,2} ?\p{L}{3,9} ?\d{2,4}/u;
