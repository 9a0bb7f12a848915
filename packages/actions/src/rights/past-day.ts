import { englandTime } from '@earshot/fieldwork';

/** Whether a text is a day of the calendar, YYYY-MM-DD, that has come in England by a moment. */
export function isPastDay(text: string, at: Date): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text <= englandTime(at).date;
}
