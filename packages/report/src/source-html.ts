import type { StatedSource } from './document.ts';
import { html, type Markup } from './markup.ts';

/** A source as a reader would look it up: its title, linked where it has an address, with publisher and date. */
export function sourceMarkup({ title, publisher, date, url }: StatedSource): Markup {
  const about = [...(publisher === undefined ? [] : [publisher]), dateWords(date)].join(', ');
  return html`${url === undefined ? title : html`<a href="${url}">${title}</a>`} (${about})`;
}

/** `2022-09-30` as “30 September 2022”, `2022-09` as “September 2022” and `2022` as it stands. */
function dateWords(date: string): string {
  const [, month, day] = date.split('-');
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  });
  return words.format(new Date(date));
}
