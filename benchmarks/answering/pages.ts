import type { Answered } from './person.ts';

/** What everybody answers, page by page, in surveys/twelve-pages: its questions in their order, and a form of each. */
export const PAGES: readonly Answered[] = [
  { question: 'role', form: 'role=frontline' },
  { question: 'agency', form: 'agency=agency_no' },
  { question: 'hours', form: 'hours=41' },
  { question: 'overtime', form: 'overtime=most_weeks' },
  { question: 'caseload', form: 'caseload=19' },
  { question: 'manageable', form: 'manageable=disagree' },
  { question: 'supervision', form: 'supervision=some_weeks' },
  { question: 'valued', form: 'valued=agree' },
  { question: 'learning', form: 'learning=neither' },
  { question: 'stay', form: 'stay=same' },
  { question: 'reasons', form: 'reasons=pay&reasons=paperwork' },
  { question: 'help', form: 'help=Time+to+write+things+down+%26+think+about+them' },
];
