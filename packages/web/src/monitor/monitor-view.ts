import { isOpenToAll, type Monitor, type ResponseGroups } from '@earshot/actions';
import { dayInWords, shortMoment } from '@earshot/fieldwork';

/** What the commonest actions of the audit are called on the page; one that is not here is shown by its name. */
const ACTIONS: Readonly<Record<string, string>> = {
  'start-interview': 'Interview started',
  'record-answer': 'Answer recorded',
  'finish-interview': 'Answers sent',
  'withdraw-interview': 'Withdrew',
  'load-study': 'Study loaded',
  'fill-empty-study': 'Simulated people added',
  explore: 'Looked at a table in the explorer',
  'simulate-fieldwork': 'Simulated fieldwork added',
};

/** Where the page is reached, and the names of accounts by their id. */
export interface MonitorAround {
  readonly publicUrl: string;
  readonly names: ReadonlyMap<string, string>;
}

/** What the monitor’s template shows beside its charts and tables. */
export function monitorView(monitor: Monitor, { publicUrl, names }: MonitorAround) {
  const { study, asAt, progress, fieldwork, audit } = monitor;
  return {
    study,
    asAt: shortMoment(asAt),
    progress,
    real: progress.started - progress.simulated,
    days: progress.days.map(({ day, started, finished }) => ({ day: dayInWords(day), started, finished })),
    regions: monitor.regions,
    fieldwork,
    under: (fieldwork?.groups ?? []).flatMap(underCovered),
    mayJudge: monitor.audience === 'field_team',
    audit: audit?.map(({ at, actor, action }) => ({
      at: shortMoment(at),
      actor: names.get(actor) ?? actor,
      action: ACTIONS[action] ?? action,
    })),
    openLink: isOpenToAll(study) ? `${publicUrl}/take/${study.id}` : null,
    changesHref: `/desk/${study.id}/changes`,
  };
}

const WHY = {
  rate: 'answers clearly less often than everybody together',
  representation: 'is a clearly smaller part of those who answered than of the population',
} as const;

function underCovered({ title, under }: ResponseGroups) {
  return under.map(({ label, under: why, rate, advice }) => ({
    group: `${label} (${title})`,
    why: WHY[why!],
    rate: rate ? `${Math.round(rate.value * 100)}%` : null,
    advice,
  }));
}
