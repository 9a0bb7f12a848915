// `npm run bench:explore [-- --json --people N]`: pages of the explorer over HTTP, with 100,000 respondents in PostgreSQL.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort } from '@earshot/testing';
import { type Child, startChild } from './answering/children.ts';
import type { Usage } from './answering/web-process.ts';
import { fillWithMany, surveysWith } from './explore/many-answers.ts';
import { percentile, signedInLead, visit } from './explore/visitor.ts';
import { thisMachine } from './machine.ts';
import { type OwnDatabase, withOwnDatabase } from './own-database.ts';

const STUDY = 'big-listen';
const LIMIT_MS = 300;
/** How often each page is asked for again, of which the 95th in a hundred is held to the limit. */
const LATER = 20;
const PAGES: Readonly<Record<string, string>> = {
  'one question': 'q=valued',
  'one question by two breaks': 'q=valued&by=region,employment',
  'one question by a crossed break, with two filters':
    'q=valued&by=region,employment&crossed=yes&only=women_men.women,ethnic_group.white',
  'a grid by two breaks': 'q=supervision&by=region,years_qualified_band',
  'two grids by two breaks, with a filter': 'q=supervision,progression&by=region,manager&only=women_men.women',
  'a multiple choice by a break': 'q=leave_reasons&by=region',
};

interface Timing {
  readonly page: string;
  readonly firstMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** The server’s, a page. */
  readonly cpuMs: number;
  readonly withinLimit: boolean;
}

const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, people: { type: 'string', default: '100000' } },
});
const wanted = Number(options.people);
if (!(wanted >= 100)) throw new Error(`bench:explore: --people is “${options.people}”; it must be 100 or more.`);

await withOwnDatabase(measure);

async function measure({ folder, url: databaseUrl }: OwnDatabase): Promise<void> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: databaseUrl,
    EARSHOT_DATA: folder,
    EARSHOT_SURVEYS: surveysWith(folder, STUDY),
    EARSHOT_DEMONSTRATION: 'no',
  };
  const people = await fillWithMany(env, STUDY, wanted);
  const web = await startChild('web-process.ts', { ...env, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: origin });
  try {
    const cookie = await signedInLead(env, origin);
    const reading = await timedReading(web, origin, cookie);
    const timings: Timing[] = [];
    for (const [page, query] of Object.entries(PAGES)) {
      timings.push(await timedPage(web, page, `${origin}/desk/${STUDY}/explore?${query}`, cookie));
    }
    const { peakRssMb } = await web.ask<Usage>({ usage: true });
    tell({ people, reading, timings, peakRssMb: Math.round(peakRssMb), limitMs: LIMIT_MS, machine: thisMachine() });
  } finally {
    await web.stop();
  }
}

/** Has the answers read; somebody else meanwhile opens the study’s first page, ten times a second. */
async function timedReading(web: Child, origin: string, cookie: string) {
  const others: number[] = [];
  let isRead = false;
  const elsewhere = (async () => {
    while (!isRead) {
      const { ms, status } = await visit(`${origin}/take/${STUDY}`);
      if (status !== 200) throw new Error(`bench:explore: the study’s first page came with ${status}.`);
      others.push(ms);
      await sleep(100);
    }
  })();
  const before = await web.ask<Usage>({ usage: true });
  const began = performance.now();
  while ((await visit(`${origin}/desk/${STUDY}/explore`, cookie)).isPreparing) await sleep(500);
  isRead = true;
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  await elsewhere;
  const { cpuMs } = await web.ask<Usage>({ usage: true });
  const cpuSeconds = Math.round((cpuMs - before.cpuMs) / 100) / 10;
  const [p50Ms, p95Ms, mostMs] = [0.5, 0.95, 1].map((part) => percentile(others, part)) as [number, number, number];
  return { seconds, cpuSeconds, otherPages: others.length, otherP50Ms: p50Ms, otherP95Ms: p95Ms, otherMostMs: mostMs };
}

async function timedPage(web: Child, page: string, address: string, cookie: string): Promise<Timing> {
  const timed = async (): Promise<number> => {
    const { ms, status } = await visit(address, cookie);
    if (status !== 200) throw new Error(`bench:explore: “${page}” came with ${status}.`);
    return ms;
  };
  const firstMs = Math.round(await timed());
  const before = await web.ask<Usage>({ usage: true });
  const later: number[] = [];
  for (let run = 0; run < LATER; run += 1) later.push(await timed());
  const { cpuMs } = await web.ask<Usage>({ usage: true });
  const p95Ms = percentile(later, 0.95);
  const perPage = Math.round((cpuMs - before.cpuMs) / LATER);
  return { page, firstMs, p50Ms: percentile(later, 0.5), p95Ms, cpuMs: perPage, withinLimit: p95Ms <= LIMIT_MS };
}

interface Told {
  readonly people: number;
  readonly reading: Awaited<ReturnType<typeof timedReading>>;
  readonly timings: readonly Timing[];
  readonly peakRssMb: number;
  readonly limitMs: number;
  readonly machine: ReturnType<typeof thisMachine>;
}

function tell(told: Told): void {
  const { people, reading, timings, peakRssMb, machine } = told;
  const { seconds, cpuSeconds, otherPages, otherP50Ms, otherP95Ms, otherMostMs } = reading;
  console.log(
    `${people} people: read and made ready in ${seconds} s (${cpuSeconds} s of the processor, with the other pages); the server held ${peakRssMb} MB at most`,
  );
  console.log(
    `  meanwhile ${otherPages} other pages: ${otherP50Ms} ms, 95% within ${otherP95Ms} ms, at most ${otherMostMs} ms`,
  );
  for (const { page, firstMs, p50Ms, p95Ms, cpuMs, withinLimit } of timings) {
    const verdict = withinLimit ? 'within' : 'OVER';
    console.log(
      `${page}: ${p50Ms} ms, 95% within ${p95Ms} ms (${cpuMs} ms of the processor), ${verdict} the limit of ${LIMIT_MS} ms; ${firstMs} ms the first time`,
    );
  }
  const { processor, cores, memoryGB, system, node, load } = machine;
  console.log(`on ${processor}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}, load ${load}`);
  if (options.json) console.log(JSON.stringify(told));
  process.exitCode = timings.every(({ withinLimit }) => withinLimit) ? 0 : 1;
}
