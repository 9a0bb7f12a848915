// `npm run bench:workforce [-- --json]`: the pages of published figures over HTTP, from a server that has read them.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '@earshot/testing';
import { type Child, startChild } from './answering/children.ts';
import type { Usage } from './answering/web-process.ts';
import { percentile } from './explore/visitor.ts';
import { thisMachine } from './machine.ts';
import { type OwnDatabase, withOwnDatabase } from './own-database.ts';

const LIMIT_MS = 200;
const OTHERS = ['england', 'inner-london', 'outer-london', 'revisions'];

interface Timing {
  readonly visit: 'first' | 'second';
  readonly pages: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  /** The page that took longest. */
  readonly slowest: string;
  /** The server’s, a page. */
  readonly cpuMs: number;
  readonly withinLimit: boolean;
}

await withOwnDatabase(measure);

async function measure({ folder, url: databaseUrl }: OwnDatabase): Promise<void> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const surveys = path.join(folder, 'surveys');
  mkdirSync(surveys);
  const web = await startChild('web-process.ts', {
    DATABASE_URL: databaseUrl,
    EARSHOT_DATA: folder,
    EARSHOT_SURVEYS: surveys,
    EARSHOT_DEMONSTRATION: 'no',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: origin,
    TRUST_PROXY: '127.0.0.1', // one visitor may not ask for so many pages in a minute; these are many
  });
  try {
    const began = performance.now();
    const list = await visit(`${origin}/workforce`, 0);
    const readingMs = Math.round(performance.now() - began);
    const addresses = pagesIn(list.html);
    const timings = [];
    for (const which of ['first', 'second'] as const) timings.push(await timed(web, origin, addresses, which));
    const { peakRssMb } = await web.ask<Usage>({ usage: true });
    tell({ readingMs, timings, peakRssMb: Math.round(peakRssMb), limitMs: LIMIT_MS, machine: thisMachine() });
  } finally {
    await web.stop();
  }
}

/** Every page that the list leads to, the list itself, and those that stand in no list. */
function pagesIn(html: string): string[] {
  const listed = [...html.matchAll(/href="\/workforce\/([a-z-]+)"/g)].map(([, place]) => `/workforce/${place}`);
  return ['/workforce', ...new Set([...listed, ...OTHERS.map((place) => `/workforce/${place}`)])];
}

async function timed(
  web: Child,
  origin: string,
  addresses: readonly string[],
  which: Timing['visit'],
): Promise<Timing> {
  const before = await web.ask<Usage>({ usage: true });
  const visits: { readonly address: string; readonly ms: number }[] = [];
  for (const [at, address] of addresses.entries()) visits.push({ address, ...(await visit(origin + address, at)) });
  const { cpuMs } = await web.ask<Usage>({ usage: true });
  const times = visits.map(({ ms }) => ms);
  const slowest = visits.reduce((longest, one) => (one.ms > longest.ms ? one : longest));
  const p95Ms = percentile(times, 0.95);
  return {
    visit: which,
    pages: visits.length,
    p50Ms: percentile(times, 0.5),
    p95Ms,
    maxMs: Math.round(slowest.ms),
    slowest: slowest.address,
    cpuMs: Math.round((cpuMs - before.cpuMs) / visits.length),
    withinLimit: p95Ms <= LIMIT_MS,
  };
}

/** One page, read to its end, by one of a hundred visitors. */
async function visit(address: string, at: number): Promise<{ readonly ms: number; readonly html: string }> {
  const began = performance.now();
  const reply = await fetch(address, { headers: { 'x-forwarded-for': `192.0.2.${at % 100}` } });
  const html = await reply.text();
  if (reply.status !== 200) throw new Error(`bench:workforce: ${address} came with ${reply.status}.`);
  return { ms: performance.now() - began, html };
}

interface Told {
  /** What the first visitor waited who came as soon as the server listened. */
  readonly readingMs: number;
  readonly timings: readonly Timing[];
  readonly peakRssMb: number;
  readonly limitMs: number;
  readonly machine: ReturnType<typeof thisMachine>;
}

function tell(told: Told): void {
  const { readingMs, timings, peakRssMb, machine } = told;
  console.log(`the very first visitor waits ${readingMs} ms; the server held ${peakRssMb} MB at most`);
  for (const { visit: which, pages, p50Ms, p95Ms, maxMs, slowest, cpuMs, withinLimit } of timings) {
    const verdict = withinLimit ? 'within' : 'OVER';
    console.log(
      `${pages} pages, the ${which} time: ${p50Ms} ms, 95% within ${p95Ms} ms (${cpuMs} ms of the processor), ${verdict} the limit of ${LIMIT_MS} ms; at most ${maxMs} ms (${slowest})`,
    );
  }
  const { processor, cores, memoryGB, system, node, load } = machine;
  console.log(`on ${processor}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}, load ${load}`);
  if (process.argv.includes('--json')) console.log(JSON.stringify(told));
  process.exitCode = timings.every(({ withinLimit }) => withinLimit) ? 0 : 1;
}
