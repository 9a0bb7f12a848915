/** The three boxes of a day, as a form sends them. */
export interface DayParts {
  readonly 'on-day'?: string;
  readonly 'on-month'?: string;
  readonly 'on-year'?: string;
}

/** The day as it is read elsewhere, such as 30/09/2026; blank where all three boxes are. */
export function dayOf(parts: DayParts): string {
  const typed = [parts['on-day'], parts['on-month'], parts['on-year']].map((part) => (part ?? '').trim());
  return typed.every((part) => part === '') ? '' : typed.join('/');
}
