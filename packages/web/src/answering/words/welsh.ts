import type { Catalogue } from './catalogue.ts';
import { CONFIRM_WELSH } from './confirm-welsh.ts';
import { REACH_WELSH } from './reach-welsh.ts';
import { YOUR_DATA_WELSH } from './your-data-welsh.ts';

/**
 * The same in Welsh. Written for this project and awaiting a native reader’s check before it is used in a study: if
 * you are one, please correct it. What is missing here is said in English.
 */
export const WELSH: Catalogue = {
  words: {
    skip: 'Neidio i’r prif gynnwys',
    back: 'Yn ôl',
    language: 'Iaith',
    demonstration: 'Arddangosiad',
    demonstration_all: 'Mae’r canlyniadau a ddangosir gyda’r astudiaeth hon wedi’u gwneud o atebion efelychiedig.',
    demonstration_some: 'Mae’r canlyniadau a ddangosir gyda’r astudiaeth hon yn cynnwys atebion efelychiedig.',
    write_to: 'Cwestiynau am yr astudiaeth hon? Ysgrifennwch at',
    error_title: 'Gwall: {0}',
    problem: 'Mae problem',
    continue: 'Parhau',
    later: 'Stopio a dod yn ôl yn nes ymlaen',
    withdraw: 'Tynnu’n ôl o’r astudiaeth',
    optional: '{0} (dewisol)',
    choose_all: 'Dewiswch bob un sy’n berthnasol',
    choose_up_to: 'Dewiswch hyd at {0}',
    choose_one: 'Dewiswch un',
    or: 'neu',
    instead: 'Neu, yn lle ateb',
    if_chosen: 'Os dewisoch chi “{0}”: {1}',
    you_wrote: 'Ysgrifennoch chi: {0}',
    meaning: 'Beth mae’r cwestiwn hwn yn ei olygu',
    check_title: 'Gwirio: {0}',
    check: 'Gwiriwch eich ateb',
    check_advice: 'Gallwch ei newid, neu dicio’r blwch oddi tano i ddweud ei fod yn gywir.',
    confirm: 'Ydy, mae hynny’n gywir',
    characters_up_to: 'Gallwch roi hyd at {0} o nodau',
    characters_left_one: 'Mae gennych %{count} nod ar ôl',
    characters_left: 'Mae gennych %{count} o nodau ar ôl',
    characters_none: 'Mae gennych 0 o nodau ar ôl',
    characters_over_one: 'Mae gennych %{count} nod yn ormod',
    characters_over: 'Mae gennych %{count} o nodau yn ormod',
    list_type: 'Teipiwch i chwilio’r rhestr, neu agorwch hi â’r saeth i lawr.',
    list_none: 'Does dim byd yn y rhestr yn cyfateb',
    list_results_one: 'Mae 1 canlyniad ar gael.',
    list_results: 'Mae {0} o ganlyniadau ar gael.',
    list_selected: 'Mae {0}, {1} o {2}, wedi’i ddewis.',
    your_consent: 'Eich cydsyniad',
    start: 'Dechrau',
    through: 'Rydych yn cymryd rhan drwy {0}. Ni all neb yno weld a wnaethoch chi hynny, na beth oedd eich atebion.',
    return_title: 'Neu gofynnwch inni anfon eich dolen eich hun atoch',
    return_why:
      'Os byddai’n well gennych ddechrau’n nes ymlaen, neu os hoffech gael dolen i ddod yn ôl ati, gallwn anfon un. Cedwir eich cyfeiriad ar wahân i’ch atebion ac ni chaiff ei ddefnyddio at unrhyw ddiben arall.',
    return_email: 'Cyfeiriad e-bost',
    return_button: 'Anfonwch ddolen ataf',
    return_sent: 'Edrychwch ar eich e-bost',
    return_sent_to:
      'Rydym yn anfon dolen at {0}. Mae’n agor eich atebion chi i’r astudiaeth hon, hefyd os ydych wedi dechrau eisoes.',
    return_sent_once:
      'Gall gymryd awr, ac rydym yn ei hanfon unwaith y dydd ar y mwyaf. Os na ddaw, edrychwch yn eich ffolder sbam, a gwnewch yn siŵr bod y cyfeiriad uchod yn gywir.',
    return_subject: 'Eich dolen: {0}',
    return_text:
      'Gofynnodd rhywun, chi yn ôl pob tebyg, am ddolen i gymryd rhan yn yr astudiaeth hon:\n\n{0}\n\nEich dolen chi:\n{link}\n\nGyda hi gallwch ddechrau, stopio unrhyw bryd a dod yn ôl i’r un lle. Gall unrhyw un sydd â hi weld eich atebion, felly peidiwch â’i rhannu. Os na wnaethoch chi ofyn amdani, nid oes angen ichi wneud dim.',
    welcome_back: 'Croeso yn ôl',
    your_link: 'Eich dolen bersonol',
    answered_one: 'Rydych wedi ateb 1 cwestiwn hyd yn hyn. Mae eich atebion wedi’u cadw.',
    answered: 'Rydych wedi ateb {0} o gwestiynau hyd yn hyn. Mae eich atebion wedi’u cadw.',
    answered_all: 'Rydych wedi ateb pob cwestiwn. Mae eich atebion wedi’u cadw; nid ydynt wedi’u hanfon eto.',
    link_use:
      'Gallwch stopio unrhyw bryd a dod yn ôl i’r lle yr oeddech, ar y ddyfais hon neu un arall, gyda’r ddolen hon:',
    link_keep:
      'Copïwch hi neu rhowch nod tudalen ar y dudalen hon nawr os ydych efallai am ddod yn ôl. Nid ydym yn gwybod dolen pwy yw hi, felly ni allwn ei hanfon atoch eto. Gall unrhyw un sydd â hi weld eich atebion.',
    link_keep_own:
      'Copïwch hi neu rhowch nod tudalen ar y dudalen hon nawr os efallai y byddwch am ddod yn ôl. Gall unrhyw un sydd â hi weld eich atebion.',
    show_link: 'Dangos fy nolen bersonol',
    later_title: 'Dod yn ôl yn nes ymlaen',
    later_kept:
      'Mae eich atebion hyd at y dudalen ddiwethaf lle y gwnaethoch bwyso Parhau wedi’u cadw. Nid yw’r hyn a ysgrifennoch ar dudalen heb bwyso Parhau wedi’i gadw.',
    later_link: 'I barhau o’r lle yr oeddech, ar y ddyfais hon neu un arall, defnyddiwch eich dolen bersonol:',
    later_copy:
      'Copïwch hi neu rhowch nod tudalen arni. Nid ydym yn gwybod dolen pwy yw hi, felly ni allwn ei hanfon atoch eto. Gall unrhyw un sydd â hi weld eich atebion.',
    later_copy_own: 'Copïwch hi neu rhowch nod tudalen arni. Gall unrhyw un sydd â hi weld eich atebion.',
    go_on: 'Parhau nawr',
    finish_title: 'Anfon eich atebion',
    finish_all: 'Rydych wedi ateb pob cwestiwn. Gallwch fynd yn ôl o hyd a newid ateb.',
    finish_send: 'Ar ôl eu hanfon gallwch eu gweld, eu cywiro neu dynnu’n ôl o hyd, gyda’ch dolen bersonol.',
    finish_button: 'Anfon fy atebion',
    close_title: 'Does dim mwy o gwestiynau i chi',
    close_send:
      'I orffen, anfonwch yr atebion yr ydych wedi’u rhoi. Os yw un ohonynt yn anghywir, ewch yn ôl a’i newid yn gyntaf.',
    close_button: 'Anfon a gorffen',
    sent: 'Mae eich atebion wedi’u hanfon',
    changed_mind: 'Os byddwch yn newid eich meddwl',
    changed_mind_how:
      'Gallwch weld eich atebion, eu cywiro neu dynnu’n ôl o hyd, nawr neu yn nes ymlaen. Eich dolen bersonol yw’r ffordd yn ôl i’r dudalen hon, felly cadwch hi os ydych efallai am wneud hynny:',
    withdraw_why: 'Does dim rhaid i chi ddweud pam. Os byddwch yn tynnu’n ôl:',
    withdraw_results: 'caiff eich atebion eu gadael allan o bob canlyniad a gyfrifir o hynny ymlaen',
    withdraw_link: 'ni fydd eich dolen bersonol yn agor eich atebion mwyach',
    withdraw_contact: 'ni fydd neb yn cysylltu â chi am yr astudiaeth hon mwyach',
    withdraw_when:
      'Gallwch wneud hyn ar unrhyw adeg, hefyd ar ôl anfon eich atebion. I’w dileu’n gyfan gwbl, gofynnwch am hynny ar dudalen eich data.',
    withdraw_undo: 'ni allwch ei ddadwneud â’r ddolen hon; gallech ddechrau eto o’r dechrau',
    withdraw_published:
      'Nid yw canlyniadau a gyhoeddwyd cyn i chi dynnu’n ôl yn newid. Maent yn dangos grwpiau, byth atebion un person.',
    withdraw_button: 'Tynnu fy atebion yn ôl',
    stay: 'Aros yn yr astudiaeth',
    withdrawn: 'Rydych wedi tynnu’n ôl',
    withdrawn_results:
      'Caiff eich atebion eu gadael allan o bob canlyniad a gyfrifir o hyn ymlaen. Nid yw eich dolen bersonol yn eu hagor mwyach.',
    ...YOUR_DATA_WELSH,
    ...REACH_WELSH,
    ...CONFIRM_WELSH,
    nothing_to_do: 'Does dim mwy i’w wneud. Gallwch gau’r dudalen hon.',
  },
  errors: {
    'choose-one': 'Dewiswch un ateb',
    'choose-one-row': 'Dewiswch un ateb ar gyfer “{0}”',
    'choose-one-instead': 'Dewiswch un yn unig o’r rhain',
    'choose-any': 'Dewiswch o leiaf un ateb',
    'choose-fewer': 'Dewiswch {0} o atebion ar y mwyaf',
    'choose-alone': 'Dewiswch naill ai “{0}” neu atebion eraill, nid y ddau',
    'enter-number': 'Rhowch rif cyfan rhwng {0} a {1}',
    'number-range': 'Rhowch rif rhwng {0} a {1}',
    'enter-text': 'Rhowch ateb',
    'text-long': 'Mae gan eich ateb {0} o nodau; y mwyaf y gallwn ei gadw yw {1}',
    'either-or': 'Naill ai ysgrifennwch ateb neu diciwch flwch oddi tano, nid y ddau',
  },
  refusals: {
    'needs-open-link': {
      heading: 'Mae angen eich dolen eich hun arnoch',
      sentence:
        'I gymryd rhan yn yr astudiaeth hon mae angen y ddolen yn eich gwahoddiad eich hun arnoch, neu’r un a basiodd eich awdurdod ymlaen.',
    },
    'no-open-link': {
      heading: 'Nid yw’r ddolen hon ar agor',
      sentence:
        'Nid yw’r ddolen hon ar agor, neu ddim bellach. Gofynnwch i bwy bynnag a’i hanfonodd am yr un sydd ar agor.',
    },
    'no-address': { sentence: 'Rhowch gyfeiriad e-bost yn y fformat cywir, fel enw@example.com' },
    'no-consent': { sentence: 'Ticiwch y blwch os ydych yn cytuno i gymryd rhan' },
    finished: {
      heading: 'Mae eich atebion eisoes wedi’u hanfon',
      sentence: 'Rydych wedi anfon eich atebion. I newid un, agorwch nhw eto ar dudalen eich data.',
      advice: 'Gallwch dynnu’n ôl o hyd.',
      link: 'Gweld beth sy’n digwydd nesaf',
    },
    withdrawn: {
      heading: 'Rydych wedi tynnu’n ôl',
      sentence: 'Rydych wedi tynnu’n ôl o’r astudiaeth hon, felly nid yw’r ddolen hon yn agor eich atebion mwyach.',
      advice: 'Caiff eich atebion eu gadael allan o bob canlyniad a gyfrifir o hyn ymlaen. Does dim mwy i’w wneud.',
    },
    'not-on-path': {
      heading: 'Nid yw’r cwestiwn hwn yn cael ei ofyn nawr',
      sentence: 'Nid yw eich atebion hyd yn hyn yn arwain at y cwestiwn hwn.',
      link: 'Mynd i’r cwestiwn nesaf',
    },
    'not-complete': {
      heading: 'Nid ydych wedi gorffen eto',
      sentence: 'Mae cwestiynau nad ydych wedi’u hateb eto.',
      link: 'Mynd i’r cwestiwn nesaf',
    },
  },
};
