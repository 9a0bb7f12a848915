import { createFirstAccount, firstAccountLink, openWorld, settingsFrom } from '@earshot/actions';
import { cookieName } from '../../packages/web/src/access/session-cookie.ts';

/** Signs a lead in beside the server; returns the cookie that their browser would send. */
export async function signedInLead(env: Readonly<Record<string, string>>, origin: string): Promise<string> {
  const opened = await openWorld(settingsFrom(import.meta.dirname, env), 'visitor');
  if ('sentence' in opened) throw new Error(`bench:explore: ${opened.sentence}`);
  try {
    const link = await firstAccountLink(opened.world);
    const account = { name: 'The lead', email: 'lead@example.org', password: 'tractor lemon bridge nine' };
    const signed = link && (await createFirstAccount(opened.world, link.linkToken, account));
    if (!signed || !('sessionToken' in signed)) throw new Error('bench:explore: nobody could be signed in.');
    return `${cookieName(origin, 'session')}=${signed.sessionToken}`;
  } finally {
    await opened.close();
  }
}

/** One page, read to its end. */
export interface Visit {
  readonly ms: number;
  readonly status: number;
  /** Whether it is the page that says how far the answers have been read. */
  readonly isPreparing: boolean;
}

/** Asks for a page and waits for all of it. */
export async function visit(address: string, cookie = ''): Promise<Visit> {
  const began = performance.now();
  const reply = await fetch(address, { headers: { cookie } });
  await reply.text();
  return { ms: performance.now() - began, status: reply.status, isPreparing: reply.headers.has('refresh') };
}

/** The value that so much of them is no larger than, whole; 0 of none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.ceil(part * sorted.length) - 1] ?? 0);
}
