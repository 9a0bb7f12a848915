const TIME_ZONE = 'Europe/London';
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: TIME_ZONE,
});
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Such as “Tue 6 Oct, 14:30”, by the clocks of England. */
export function momentWithWeekday(at: Date): string {
  return MOMENT.format(at);
}

/** Such as 14:30, by the clocks of England. */
export function clockInWords(at: Date): string {
  return CLOCK.format(at);
}

/** Such as “Tuesday 6 October”. @param date YYYY-MM-DD. */
export function dayWithWeekday(date: string): string {
  return DAY.format(new Date(date)).replace(',', '');
}

/** What part of the day a call window is, from its name in fieldwork.yml; empty: calls outside every window. */
export function windowInWords(id: string): string {
  const words = id === '' ? 'outside the windows' : id.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
