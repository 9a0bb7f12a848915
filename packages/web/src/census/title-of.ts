import type { CheckMade } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';

/** “Workforce return of Leicester, year to 30 September 2024”. */
export function titleOf({ authority, counted }: CheckMade): string {
  const { read } = counted.checked;
  const whose = authority ?? (read.authority === null ? 'an unknown authority' : `authority ${read.authority}`);
  const { collection } = read;
  const year = collection ? `, year to ${dayInWords(new Date(`${collection.referenceDate}T12:00:00Z`))}` : '';
  return `Workforce return of ${whose}${year}`;
}
