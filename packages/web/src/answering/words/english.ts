import { CONFIRM_ENGLISH } from './confirm-english.ts';
import { REACH_ENGLISH } from './reach-english.ts';
import { YOUR_DATA_ENGLISH } from './your-data-english.ts';

/** What the answering pages themselves say, in English. `{0}`, `{1}` … are put in by whoever says it. */
export const ENGLISH = {
  // Every page
  skip: 'Skip to main content',
  back: 'Back',
  language: 'Language',
  demonstration: 'Demonstration',
  demonstration_all: 'The results shown with this study are made from simulated answers.',
  demonstration_some: 'The results shown with this study include simulated answers.',
  write_to: 'Questions about this study? Write to',
  error_title: 'Error: {0}',
  problem: 'There is a problem',
  continue: 'Continue',
  later: 'Stop and come back later',
  withdraw: 'Withdraw from the study',
  // Questions
  optional: '{0} (optional)',
  choose_all: 'Choose all that apply',
  choose_up_to: 'Choose up to {0}',
  choose_one: 'Choose one',
  or: 'or',
  instead: 'Or, instead of an answer',
  if_chosen: 'If you chose “{0}”: {1}',
  you_wrote: 'You wrote: {0}',
  meaning: 'What this question means',
  check_title: 'Check: {0}',
  check: 'Check your answer',
  check_advice: 'You can change it, or tick the box below it to say that it is right.',
  confirm: 'Yes, that is right',
  characters_up_to: 'You can enter up to {0} characters',
  characters_left_one: 'You have %{count} character remaining',
  characters_left: 'You have %{count} characters remaining',
  characters_none: 'You have 0 characters remaining',
  characters_over_one: 'You have %{count} character too many',
  characters_over: 'You have %{count} characters too many',
  // A list that can be searched by typing
  list_type: 'Type to search the list, or open it with the down arrow.',
  list_none: 'Nothing in the list fits',
  list_results_one: '1 result is available.',
  list_results: '{0} results are available.',
  list_selected: '{0}, {1} of {2}, is selected.',
  // Before the first question
  your_consent: 'Your consent',
  start: 'Start',
  through: 'You take part through {0}. Nobody there can see whether you did, or what you answered.',
  return_title: 'Or have your own link sent to you',
  return_why:
    'If you would rather begin later, or want a link that you can come back to, we can send one. Your address is kept apart from your answers and used for nothing else.',
  return_email: 'E-mail address',
  return_button: 'Send me a link',
  return_sent: 'Look at your e-mail',
  return_sent_to:
    'We are sending a link to {0}. It opens your own answers to this study, also if you have begun already.',
  return_sent_once:
    'It can take an hour, and we send it once a day at most. If it does not come, see whether it was taken for junk, and whether the address above is right.',
  return_subject: 'Your link: {0}',
  return_text:
    'Somebody, probably you, asked for a link to take part in this study:\n\n{0}\n\nYour own link:\n{link}\n\nWith it you can begin, stop at any time and come back to where you were. Anybody who has it can see your answers, so do not pass it on. If you did not ask for it, you need do nothing.',
  welcome_back: 'Welcome back',
  your_link: 'Your personal link',
  answered_one: 'You have answered 1 question so far. Your answers are kept.',
  answered: 'You have answered {0} questions so far. Your answers are kept.',
  answered_all: 'You have answered every question. Your answers are kept; they are not sent yet.',
  link_use: 'You can stop at any time and come back to where you were, on this or another device, with this link:',
  link_keep:
    'Copy it or bookmark this page now if you may want to come back. We do not know whose link it is, so we cannot send it to you again. Anybody who has it can see your answers.',
  link_keep_own:
    'Copy it or bookmark this page now if you may want to come back. Anybody who has it can see your answers.',
  show_link: 'Show my personal link',
  // Coming back later
  later_title: 'Come back later',
  later_kept:
    'Your answers up to the last page that you continued from are kept. What you wrote on a page without pressing Continue is not.',
  later_link: 'To go on where you were, on this or another device, use your personal link:',
  later_copy:
    'Copy it or bookmark it. We do not know whose link it is, so we cannot send it to you again. Anybody who has it can see your answers.',
  later_copy_own: 'Copy it or bookmark it. Anybody who has it can see your answers.',
  go_on: 'Go on now',
  // The end
  finish_title: 'Send your answers',
  finish_all: 'You have answered every question. You can still go back and change an answer.',
  finish_send: 'After you have sent them you can still see them, correct them or withdraw, with your personal link.',
  finish_button: 'Send my answers',
  close_title: 'There are no more questions for you',
  close_send: 'To finish, send the answers that you have given. If one of them is wrong, go back and change it first.',
  close_button: 'Send and finish',
  sent: 'Your answers are sent',
  changed_mind: 'If you change your mind',
  changed_mind_how:
    'You can still see your answers, correct them or withdraw, now or later. Your personal link is the way back to this page, so keep it if you may want to:',
  // Withdrawing
  withdraw_why: 'You do not have to say why. If you withdraw:',
  withdraw_results: 'your answers are left out of every result that is worked out from then on',
  withdraw_link: 'your personal link no longer opens your answers',
  withdraw_contact: 'nobody contacts you about this study any more',
  withdraw_when:
    'You can do this at any time, also after you have sent your answers. To have them deleted altogether, ask for that on the page of your data.',
  withdraw_undo: 'you cannot undo it with this link; you could start again from the beginning',
  withdraw_published:
    'Results that were published before you withdraw are not changed. They show groups, never one person’s answers.',
  withdraw_button: 'Withdraw my answers',
  stay: 'Stay in the study',
  withdrawn: 'You have withdrawn',
  withdrawn_results:
    'Your answers are left out of every result that is worked out from now on. Your personal link no longer opens them.',
  ...YOUR_DATA_ENGLISH,
  ...REACH_ENGLISH,
  ...CONFIRM_ENGLISH,
  nothing_to_do: 'There is nothing more to do. You can close this page.',
} as const satisfies Record<string, string>;
