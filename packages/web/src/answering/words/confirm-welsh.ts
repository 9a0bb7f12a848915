import type { CONFIRM_ENGLISH } from './confirm-english.ts';

/** What the mail to a new address, and the page that its link opens, say in Welsh; it awaits the check of a native reader. */
export const CONFIRM_WELSH: Readonly<Record<keyof typeof CONFIRM_ENGLISH, string>> = {
  confirm_subject: '{0}: ai dyma eich cyfeiriad?',
  confirm_text:
    'Mae rhywun sy’n cymryd rhan yn {0} wedi rhoi’r cyfeiriad hwn fel eu cyfeiriad nhw. Os mai chi oedd hynny, cadarnhewch ef yma o fewn saith diwrnod:\n\n{1}\n\nTan hynny ni chaiff dim arall ei anfon yma. Os nad chi oedd hynny, peidiwch â gwneud dim.\n\nCwestiynau? Ysgrifennwch at {2}.',
  confirm_title: 'Cadarnhau eich cyfeiriad',
  confirm_means:
    'Bydd negeseuon am yr astudiaeth rydych yn cymryd rhan ynddi yn mynd i’r cyfeiriad lle cawsoch y ddolen hon.',
  confirm_button: 'Cadarnhau’r cyfeiriad',
  confirm_done: 'Mae eich cyfeiriad wedi’i gadarnhau',
  confirm_done_means: 'Bydd negeseuon am yr astudiaeth yn mynd iddo o hyn ymlaen.',
  confirm_gone: 'Nid yw’r ddolen hon yn cadarnhau dim bellach',
  confirm_gone_means:
    'Efallai ei bod wedi’i defnyddio neu ei disodli, neu ei bod yn hŷn na saith diwrnod. Newidiwch y cyfeiriad eto wrth eich dolen eich hun.',
};
