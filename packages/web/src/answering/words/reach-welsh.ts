import type { REACH_ENGLISH } from './reach-english.ts';

/** What the page on how to be reached at the next wave says, in Welsh; it awaits the check of a native reader. */
export const REACH_WELSH: Readonly<Record<keyof typeof REACH_ENGLISH, string>> = {
  reach: 'Sut gallwn ni gysylltu â chi y tro nesaf?',
  reach_why:
    'Fe gytunoch y cawn ofyn i chi eto. Mae pobl yn symud, yn gadael neu’n ymddeol, ac mae clywed gennych bryd hynny’n bwysig hefyd. Rhowch gyfeiriad neu rif eich hun a fydd yn dal i’ch cyrraedd.',
  reach_apart:
    'Fe’i cedwir ar wahân i’ch atebion, ni chaiff ei ddefnyddio at ddim arall, a chaiff ei ddileu pan na fydd ei angen ar yr astudiaeth mwyach. Bydd yr hyn a adewch yn wag yn aros fel y mae.',
  reach_name: 'Eich enw',
  reach_name_hint: 'Sut dylen ni eich cyfarch',
  reach_email: 'Cyfeiriad e-bost gartref',
  reach_phone: 'Rhif ffôn',
  reach_button: 'Cadw hyn',
  reach_kept:
    'Diolch. Rydym wedi cadw sut i gysylltu â chi. Bydd cyfeiriad e-bost yn cyfrif ar ôl i chi ei gadarnhau drwy’r ddolen yn y neges rydym wedi’i hanfon ato.',
  reach_kept_title: 'Llwyddiant',
  reach_bad_name: 'Rhowch eich enw, hyd at 200 o nodau',
  reach_bad_email: 'Rhowch gyfeiriad e-bost, fel enw@example.org',
  reach_bad_phone: 'Rhowch rif ffôn, fel 07700 900123',
  reach_nothing: 'Rhowch gyfeiriad e-bost neu rif ffôn',
};
