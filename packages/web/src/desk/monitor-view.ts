import type { Monitor } from '@earshot/actions';

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/London' });

/** What each action of the audit is called on the page; one that is not here is shown by its name. */
const ACTIONS: Readonly<Record<string, string>> = {
  'start-interview': 'Interview started',
  'record-answer': 'Answer recorded',
  'finish-interview': 'Answers sent',
  'withdraw-interview': 'Withdrew',
  'load-study': 'Study loaded',
  'fill-empty-study': 'Simulated people added',
};

/** What the monitor's template shows. */
export function monitorView({ study, progress, regions, audit }: Monitor, publicUrl: string) {
  return {
    study,
    backHref: '/desk',
    backText: 'All studies',
    progress,
    real: progress.started - progress.simulated,
    days: progress.days.map(({ day, started, finished }) => ({ day: DAY.format(new Date(day)), started, finished })),
    regions,
    audit: audit.map(({ at, actor, action }) => ({ at: MOMENT.format(at), actor, action: ACTIONS[action] ?? action })),
    openLink: `${publicUrl}/take/${study.id}`,
  };
}
