import type { YourData } from '@earshot/actions';
import { pageOf } from '@earshot/instrument';
import { questionPage, type Visit } from '../answering/interview.ts';
import { type Say, sayIn, type Word } from '../answering/words/catalogue.ts';

/** What the page “Your data” shows. */
export function yourDataView(data: YourData, { href }: Visit) {
  const { interview, crossings, consents, requests, restrictedSince } = data;
  const { language } = interview.study.questionnaire;
  const say = sayIn(language);
  const { day, moment } = clocksIn(language);
  const erasure = requests.find((one) => one.kind === 'erasure' && one.closedAt === null);
  return {
    href,
    backHref: href(),
    status: interview.status,
    correcting: data.correcting,
    answers: questionsOf(data, say, href),
    details: detailRows(data, say),
    toConfirm: [...new Set(Object.values(data.toConfirm))].map((address) => say('data_confirm_waits', address)),
    consents: latestConsents(consents, say, day),
    crossings: crossings.map(({ at, role, action }) => ({
      at: moment.format(at),
      who: roleInWords(role, say),
      what: actionInWords(action, say),
    })),
    erasure: erasure && { asked: dayInWords(erasure.receivedOn, day), due: dayInWords(erasure.dueOn, day) },
    extensions: requests.flatMap(({ extensionReason, closedAt, dueOn }) =>
      extensionReason !== null && closedAt === null
        ? [say('data_extended', dayInWords(dueOn, day), extensionReason)]
        : [],
    ),
    restricted: restrictedSince && day.format(restrictedSince),
  };
}

function clocksIn(language: string) {
  const locale = language === 'en' ? 'en-GB' : language;
  return {
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/London' }),
    moment: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' }),
  };
}

function dayInWords(date: string, day: Intl.DateTimeFormat): string {
  return day.format(new Date(`${date}T12:00:00Z`));
}

/** The answers by question, and where each can be changed while the interview is open. */
function questionsOf({ answers, interview }: YourData, say: Say, href: Visit['href']) {
  const { path, status } = interview;
  return [...new Set(answers.map(({ questionId }) => questionId))].map((questionId) => {
    const own = answers.filter((answer) => answer.questionId === questionId);
    // A line to write in, and what can be said instead, are shown where something was said.
    const shown = own.filter(({ words, row }, position) => words !== null || position === 0 || (row && own.length > 1));
    const page = pageOf(path, questionId)[0]?.question.id;
    return {
      question: own[0]!.question,
      answers: shown
        .filter(({ state }) => state !== 'not_asked' || shown.length === 1)
        .map(({ row, words, state }) => ({ row, words: words ?? [stateInWords(state, say)] })),
      changeHref: status === 'open' && page ? href(questionPage(page)) : null,
    };
  });
}

function stateInWords(state: string, say: Say): string {
  if (state === 'dont_know') return say('data_dont_know');
  return state === 'refused' ? say('data_refused') : say('data_not_asked');
}

function detailRows({ details }: YourData, say: Say) {
  if (!details) return [];
  const rows: [Word, string | null | undefined][] = [
    ['data_name', details.name],
    ['data_email', details.email],
    ['data_phone', details.phone],
    ['data_home_email', details.homeEmail],
    ['data_home_phone', details.homePhone],
    ['data_referral', details.referralPhone],
  ];
  return rows.flatMap(([word, value]) => (value ? [{ key: { text: say(word) }, value: { text: value } }] : []));
}

const PURPOSES: Readonly<Record<string, Word>> = {
  next_wave: 'data_purpose_next_wave',
  interview: 'data_purpose_interview',
  quality_call: 'data_purpose_quality_call',
};

/** The latest word on each purpose counts. */
function latestConsents(consents: YourData['consents'], say: Say, day: Intl.DateTimeFormat) {
  const latest = new Map(consents.map((consent) => [consent.purpose, consent]));
  return [...latest.values()].map(({ purpose, given, text, at }) => ({
    purpose,
    given,
    title: PURPOSES[purpose] ? say(PURPOSES[purpose]) : purpose,
    said: say(given ? 'data_agreed_yes' : 'data_agreed_no', day.format(at)),
    text,
  }));
}

const ROLES: Readonly<Record<string, Word>> = {
  study_lead: 'data_role_study_lead',
  field_manager: 'data_role_field_manager',
  interviewer: 'data_role_interviewer',
  authority_contact: 'data_role_authority_contact',
  analyst: 'data_role_analyst',
  data_officer: 'data_role_data_officer',
  mailer: 'data_role_system',
  system: 'data_role_system',
};

function roleInWords(role: string, say: Say): string {
  return say(ROLES[role] ?? 'data_role_desk');
}

/** What is done with somebody’s data, as its actions are called in the audit. */
const ACTIONS: readonly (readonly [Word, readonly string[]])[] = [
  ['data_act_opened', ['open-contact-details', 'open-person-record']],
  ['data_act_listed', ['search-people', 'list-vouchers']],
  ['data_act_mail', ['send-mail']],
  ['data_act_prepared', ['queue-mail']],
  ['data_act_call', ['take-call', 'record-call', 'hand-back-call', 'release-call']],
  ['data_act_changed', ['change-details', 'remove-details', 'change-contact-details', 'tell-reach']],
  ['data_act_interview', ['record-answer', 'finish-interview', 'agree-by-telephone', 'change-consent']],
  ['data_act_voucher', ['give-voucher', 'mail-voucher', 'read-out-voucher', 'cancel-voucher']],
  [
    'data_act_request',
    [
      'open-request',
      'answer-request',
      'extend-request',
      'export-person',
      'restrict-person',
      'lift-restriction',
      'replace-link',
    ],
  ],
  ['data_act_stop', ['suppress']],
];

function actionInWords(action: string, say: Say): string {
  const known = ACTIONS.find(([, actions]) => actions.includes(action));
  return known ? say(known[0]) : say('data_act_other', action.replaceAll('-', ' '));
}
