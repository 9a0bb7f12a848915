import { readWorkload, type World } from '@earshot/actions';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answered, RequestWatcher } from './watch-requests.ts';

/** What a server measures of itself, for Prometheus. */
export interface Measures {
  readonly request: RequestWatcher;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** In seconds: from what a page of questions takes to what somebody gives up on. */
const BUCKETS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** What people do, told by the route that did it with 303; anything else left nothing behind. */
const DONE: Readonly<Record<string, readonly [name: string, help: string]>> = {
  'POST /a/:token/q/:questionId': ['earshot_pages_answered_total', 'Pages of questions whose answers were kept'],
  'POST /take/:study': ['earshot_interviews_started_total', 'Interviews begun through an open link'],
  'POST /a/:token/finish': ['earshot_interviews_sent_total', 'Presses of the button that sends the answers'],
};

/**
 * Measures one process. All counts are of every study together, and no label holds anything of a person or a study.
 */
export function measuresOf(world: World): Measures {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const seconds = new Histogram({
    name: 'earshot_request_seconds',
    help: 'Time from a request to the end of its reply',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const done = new Map(
    Object.entries(DONE).map(([route, [name, help]]) => [route, new Counter({ name, help, registers })]),
  );
  const gauges = workloadGauges(registers);
  return {
    request({ method, route, status, milliseconds }: Answered) {
      seconds.observe({ method, route, status }, milliseconds / 1000);
      if (status === 303) done.get(`${method} ${route}`)?.inc();
    },
    async text() {
      const { connections, mail } = await readWorkload(world);
      gauges.open.set(connections.open);
      gauges.idle.set(connections.idle);
      gauges.waiting.set(connections.waiting);
      gauges.due.set(mail?.due ?? Number.NaN);
      gauges.later.set(mail?.later ?? Number.NaN);
      gauges.sending.set(mail?.sending ?? Number.NaN);
      gauges.oldest.set(mail?.oldestSeconds ?? Number.NaN);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function workloadGauges(registers: Registry[]) {
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers });
  return {
    open: gauge('earshot_database_connections', 'Connections to the database, of this process'),
    idle: gauge('earshot_database_connections_idle', 'Those of them that nothing uses'),
    waiting: gauge('earshot_database_waiting', 'Work of this process that waits for a connection'),
    due: gauge('earshot_mail_due', 'Mails that are due and not sent; the same on every process'),
    later: gauge('earshot_mail_later', 'Mails that are to be sent later; the same on every process'),
    sending: gauge('earshot_mail_sending', 'Mails that are being sent; the same on every process'),
    oldest: gauge('earshot_mail_oldest_seconds', 'How long the oldest mail that is due has waited'),
  };
}
