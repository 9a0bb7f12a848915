import { isIP } from 'node:net';

/** What the environment says about watching over a server. */
export interface OperationsSettings {
  /** `json`: a line a request on standard output. `off`: errors only, as text. */
  readonly log: 'json' | 'off';
  /** Where `/metrics` is served, apart from the pages; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /**
   * How many seconds a server that is told to stop goes on serving while `/ready` says that it is stopping, so that the
   * proxy in front of it can look away first.
   */
  readonly stopAfter: number;
}

const LONGEST_STOP = 300;

/**
 * Reads LOG (json or off; left out: off), METRICS_ADDRESS (such as 127.0.0.1:9464; left out: none) and STOP_AFTER (seconds;
 * left out: 0), or says in a sentence what is wrong with them.
 */
export function operationsSettingsFrom(
  env: Readonly<Record<string, string | undefined>>,
): OperationsSettings | { readonly sentence: string } {
  const log = env.LOG || 'off';
  if (log !== 'json' && log !== 'off') return { sentence: `LOG is “${log}”; it must be json or off.` };
  const metrics = env.METRICS_ADDRESS ? addressIn(env.METRICS_ADDRESS) : null;
  if (env.METRICS_ADDRESS && !metrics) {
    return { sentence: `METRICS_ADDRESS is “${env.METRICS_ADDRESS}”; its form is 127.0.0.1:9464.` };
  }
  const stopAfter = env.STOP_AFTER || '0';
  if (!/^\d{1,3}$/.test(stopAfter) || Number(stopAfter) > LONGEST_STOP) {
    return { sentence: `STOP_AFTER is “${stopAfter}”; it must be a whole number of seconds up to ${LONGEST_STOP}.` };
  }
  return { log, metrics, stopAfter: Number(stopAfter) };
}

/** An IP address and a port: a name could lead to more than one place. */
function addressIn(text: string): OperationsSettings['metrics'] {
  const found = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text);
  const host = found?.[1] ?? found?.[2] ?? '';
  const port = Number(found?.[3]);
  return isIP(host) && port >= 1 && port <= 65535 ? { host, port } : null;
}
