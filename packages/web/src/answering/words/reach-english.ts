/** What the page on how to be reached at the next wave says, in English. */
export const REACH_ENGLISH = {
  reach: 'How can we reach you next time?',
  reach_why:
    'You agreed that we may ask you again. People move, leave or retire, and it matters to hear from you then as well. Give an address or a number of your own that will still reach you.',
  reach_apart:
    'It is kept apart from your answers, is used for nothing else, and is deleted when the study no longer needs it. What you leave blank stays as it is.',
  reach_name: 'Your name',
  reach_name_hint: 'How we should address you',
  reach_email: 'E-mail address at home',
  reach_phone: 'Telephone number',
  reach_button: 'Keep this',
  reach_kept:
    'Thank you. We have kept how to reach you. An e-mail address counts once you confirm it by the link in the mail that we have sent to it.',
  reach_kept_title: 'Success',
  reach_bad_name: 'Enter your name, in up to 200 characters',
  reach_bad_email: 'Enter an e-mail address, such as name@example.org',
  reach_bad_phone: 'Enter a telephone number, such as 07700 900123',
  reach_nothing: 'Enter an e-mail address or a telephone number',
} as const;
