/** What the mail to a new address, and the page that its link opens, say in English. */
export const CONFIRM_ENGLISH = {
  confirm_subject: '{0}: is this your address?',
  confirm_text:
    'Somebody who takes part in {0} gave this address as theirs. If that was you, confirm it here within seven days:\n\n{1}\n\nUntil then nothing else is sent here. If it was not you, do nothing.\n\nQuestions? Write to {2}.',
  confirm_title: 'Confirm your address',
  confirm_means: 'Mails about the study that you take part in will go to the address at which you got this link.',
  confirm_button: 'Confirm the address',
  confirm_done: 'Your address is confirmed',
  confirm_done_means: 'Mails about the study go to it from now on.',
  confirm_gone: 'This link confirms nothing any more',
  confirm_gone_means:
    'It may have been used, or replaced, or be older than seven days. Change the address again at your own link.',
} as const;
