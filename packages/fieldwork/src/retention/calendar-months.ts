/**
 * The same day some calendar months later; the last day of the month where it has no such day. 31 January and a month is
 * 28 or 29 February. The law’s “one month” is counted so, and so is how long a plan keeps data.
 * @param day YYYY-MM-DD. @param months 0 or more.
 */
export function monthsAfter(day: string, months: number): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (!match) throw new Error(`monthsAfter: “${day}” is not a day such as 2026-09-30.`);
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const later = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
  later.setUTCDate(Math.min(date, last));
  return later.toISOString().slice(0, 10);
}
