/** A day as YYYY-MM-DD, from that, 1/9/2025, 01.09.25 or 1 September 2025, the day before the month; null for what is no day. */
export function readListDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.Z]*)?$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (british) return dayOf(yearOf(british[3]!), Number(british[2]), Number(british[1]));
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})$/i.exec(text);
  if (!words) return null;
  return dayOf(yearOf(words[3]!), MONTHS.indexOf(words[2]!.slice(0, 3).toLowerCase()) + 1, Number(words[1]));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function yearOf(written: string): number {
  return written.length === 2 ? 2000 + Number(written) : Number(written);
}

function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || year < 1900 || year > 2200) return null;
  const moment = new Date(Date.UTC(year, month - 1, day));
  return moment.getUTCDate() === day ? moment.toISOString().slice(0, 10) : null;
}
