/** A telephone number as it is dialled from England, with what we had to do to it. */
export interface TelephoneNumber {
  readonly number: string;
  /** A number of ten digits that does not begin with 0: a spreadsheet has dropped it, so it was put back. */
  readonly zeroPutBack: boolean;
  /** A number that one person carries (07…), not one that a team shares. */
  readonly mobile: boolean;
}

/** Ofcom’s plan: 01, 02, 03, 05, 07 to 09 with ten or eleven digits in all. */
const BRITISH = /^0[1-357-9]\d{8,9}$/;
const ABROAD = /^\+[1-9]\d{7,14}$/;
const EXTENSION = /(?:ext\.?|extension|x)\s*(\d{1,6})$/i;

/** Reads a telephone number in any usual spelling, also with an extension; null for what cannot be one. */
export function readTelephoneNumber(text: string): TelephoneNumber | null {
  const written = text.trim().replace(/^'/, '');
  const extension = EXTENSION.exec(written)?.[1] ?? null;
  const main = written.replace(EXTENSION, '');
  if (!/^\+?[\d\s().\-–/]+$/.test(main)) return null;
  const digits = main
    .replace(/\(0\)/, '')
    .replace(/[^\d+]/g, '')
    .replace(/^(?:\+44|0044)0?/, '0')
    .replace(/^00/, '+');
  const zeroPutBack = /^[1-357-9]\d{9}$/.test(digits);
  const dialled = zeroPutBack ? `0${digits}` : digits;
  if (!BRITISH.test(dialled) && !ABROAD.test(dialled)) return null;
  const mobile = /^07[1-57-9]/.test(dialled) && extension === null;
  return { number: extension === null ? dialled : `${dialled} ext ${extension}`, zeroPutBack, mobile };
}
