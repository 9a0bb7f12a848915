import type { FastifyReply } from 'fastify';

/** Seconds after which a page that shows how far something has come loads anew. */
const EVERY = 3;

/** A bar, and the words that say the same. */
export interface ProgressBar {
  readonly done: number;
  readonly whole: number;
  readonly words: string;
}

/**
 * How far something has come: “1,200 of 4,000 people (30%)”.
 * @param things what is counted, in the plural.
 */
export function progressBar({ done, whole }: { done: number; whole: number }, things: string): ProgressBar {
  const share = whole === 0 ? 0 : Math.floor((100 * done) / whole);
  const number = (count: number): string => count.toLocaleString('en-GB');
  return { done, whole: Math.max(whole, 1), words: `${number(done)} of ${number(whole)} ${things} (${share}%)` };
}

/**
 * Loads a page anew while something goes on, without any script, unless whoever reads it wants it still: a page that
 * changes by itself disturbs who listens to it. Returns what the page says of that.
 * @param address of the page, without a query.
 */
export function watchProgress(reply: FastifyReply, address: string) {
  const { still } = reply.request.query as { readonly still?: unknown };
  const isOn = still === undefined;
  if (isOn) reply.header('refresh', String(EVERY));
  return { isOn, every: EVERY, again: address, still: `${address}?still` };
}
