import type { Protocol, Sending, StateCounts } from '@earshot/actions';
import { fillWords, shortMoment } from '@earshot/fieldwork';
import type { Question } from '../access/ask-first.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** What each state is called, in the order in which they are told. */
const STATES = {
  sent: 'sent',
  sending: 'being sent',
  queued: 'waiting',
  bounced: 'bounced',
  refused: 'refused by the mail server',
  unknown: 'not known whether sent',
  cancelled: 'cancelled',
} as const;

/** Nobody’s; the link opens nothing. */
const MADE_UP = { name: 'Sam Sample', authority: 'Sampleshire' };

/** What the template of the contacts plan shows. */
export function contactsView(protocol: Protocol, publicUrl: string) {
  const { study, released, forwarded, letters, unknown, today } = protocol;
  const { protocol: steps, openLink } = study.fieldwork;
  const words = { ...MADE_UP, study: study.title, contact: study.contact, close: 'the day of the close' };
  const filled = (text: string, link: string): string => fillWords(text, { ...words, link });
  const personal = `${publicUrl}/a/…`;
  const open = `${publicUrl}/take/${study.id}/…`;
  return {
    study: { id: study.id, title: study.title, organisation: study.organisation, contact: study.contact },
    sending: sendingSentence(protocol.sending),
    isSending: protocol.sending === 'on',
    groups: released.map((group) => ({
      ...group,
      releasedOn: DAY.format(new Date(group.releasedOn)),
      steps: group.steps.map((step) => ({
        ...step,
        date: DAY.format(new Date(step.date)),
        name: step.kind === 'mail' ? nameOf(step.id) : KINDS[step.kind],
        standing: step.kind === 'mail' ? standing(step.mails) : null,
        past: step.date < today,
      })),
    })),
    texts: [
      ...steps.flatMap((step) => (step.kind === 'mail' ? [shown(step, personal)] : [])),
      ...openLink.map((step) => shown(step, open)),
    ],
    forwarded: [...forwarded].map(([step, counts]) => ({ step: nameOf(step), ...standing(counts) })),
    letters: [...letters].map(([step, counts]) => ({ step: nameOf(step), ...standing(counts) })),
    unknown: unknown.map((mail) => ({ ...mail, step: nameOf(mail.step), beganAt: shortMoment(mail.beganAt) })),
  };

  function shown(step: { id: string; day: number; subject: string; text: string }, link: string) {
    return { name: nameOf(step.id), day: step.day, subject: filled(step.subject, link), text: filled(step.text, link) };
  }
}

const KINDS = { telephone: 'Calls begin', close: 'Fieldwork closes' } as const;

/** What a step is called on the page: its name in fieldwork.yml, `reminder_1`, as words; a mail sent anew by its first. */
function nameOf(step: string): string {
  const words = step.split(':')[0]!.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is asked before mails that wait are cancelled; null where none of that step waits. */
export function askToCancel({ study, released, forwarded, letters }: Protocol, step: string): Question | null {
  const ofStep = released.flatMap(({ steps }) => steps.filter(({ id }) => id === step).map(({ mails }) => mails));
  const others = [forwarded.get(step) ?? {}, letters.get(step) ?? {}];
  const waiting = [...ofStep, ...others].reduce((sum, { queued = 0 }) => sum + queued, 0);
  if (waiting === 0) return null;
  const mails = `${waiting.toLocaleString('en-GB')} ${waiting === 1 ? 'mail' : 'mails'}`;
  return {
    study,
    heading: `Cancel ${mails} of “${nameOf(step)}”?`,
    consequences: ['Those that wait are not sent, also not later. Mails that have been sent stay sent.'],
    button: `Cancel ${mails}`,
    back: `/desk/${study.id}/contacts`,
    fields: { step },
  };
}

/** How far a step has come: in words, and as a part of the mails that were to be sent. */
function standing(counts: StateCounts) {
  const told = Object.entries(STATES).flatMap(([state, words]) => {
    const count = counts[state as keyof StateCounts];
    return count ? [`${count.toLocaleString('en-GB')} ${words}`] : [];
  });
  const { queued = 0, sending = 0 } = counts;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { all, done: all - queued - sending, waiting: queued, words: told.join(', ') || 'nothing yet' };
}

function sendingSentence(sending: Sending): string {
  if (sending === 'on') return 'Mail is being sent when it is due.';
  if (sending === 'no-worker')
    return 'No mail is sent: no worker runs. One runs beside the server, or by “earshot work”.';
  if (sending === 'no-server')
    return 'No mail is sent: no mail server is set up (SMTP_URL). Nothing is queued meanwhile.';
  return `No mail can be sent just now. The mail server said: ${sending.trouble}`;
}
