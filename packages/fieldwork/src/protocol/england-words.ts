const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });
const SHORT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/London' });

/** Such as “6 October 2026”: a day YYYY-MM-DD, or the day that it is in England at a moment. */
export function dayInWords(day: string | Date): string {
  return DAY.format(typeof day === 'string' ? new Date(`${day}T12:00:00Z`) : day);
}

/** Such as “6 October 2026 at 14:30”, by the clocks of England. For sentences and headings. */
export function momentInWords(at: Date): string {
  return MOMENT.format(at);
}

/** Such as “6 Oct 2026, 14:30”, by the clocks of England. For lists and tables. */
export function shortMoment(at: Date): string {
  return SHORT.format(at);
}
