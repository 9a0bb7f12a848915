// What the outcomes of the regional team’s study have to be.
import type { Page } from 'playwright-core';
import { countsOf, rowsAre } from './on-a-page.ts';

const INTERVIEWS = ['Started', 'Finished'] as const;
const FIELDWORK = ['Released', 'Answered online', 'Answered by telephone', 'Through open links'] as const;

/** What the page of how it is going counts, in the order: started and finished, released and how they answered, the rest. */
export async function monitorCounts(page: Page): Promise<string[]> {
  return countsOf(page, [...INTERVIEWS, ...FIELDWORK, 'Refused or withdrew', 'Still open']);
}

/**
 * Asserts the tables on the page of outcomes, worked out by hand. Of 24 sampled, 10 answered online and 1 by telephone; 1
 * refused by telephone and 1 by the mail’s link; 1 broke off; 1 has an appointment; 9 were only written to. Then
 * RR1 = 11/24, COOP1 = 11/(11 + 3 + 1), REF1 = 3/24 and CON1 = (11 + 3 + 1)/24: a break-off counts among the refusals, an
 * appointment is contact without an interview.
 */
export async function outcomesAreThoseByHand(page: Page): Promise<void> {
  await rowsAre(page, /Response by mode/, {
    'Starting sample': ['24'],
    'Online (n)': ['10'],
    'Telephone (n)': ['1'],
    'Total response, % of the starting sample': ['46%'],
  });
  await rowsAre(page, /Outcome of every sampled person/, {
    '1.1 Completed': ['11', '45.8%'],
    '2.112 Refused': ['1', '4.2%'],
    '2.112 Asked for no more mail': ['1', '4.2%'],
    '2.12 Started and broke off': ['1', '4.2%'],
    '2.36 Appointment at a time': ['1', '4.2%'],
    '2.20 Mail sent, nothing returned': ['9', '37.5%'],
  });
  await rowsAre(page, /Outcome rates/, {
    RR1: ['45.8%', '11', '24'],
    COOP1: ['73.3%', '11', '15'],
    REF1: ['12.5%', '3', '24'],
    CON1: ['62.5%', '15', '24'],
  });
}
