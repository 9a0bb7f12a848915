// `npm run bench:answering [-- --json --seconds N --profile FOLDER]`: how many pages of a questionnaire are answered, and what one costs.

import path from 'node:path';
import { parseArgs } from 'node:util';
import type { OpenedWorld } from '@earshot/actions';
import { freePort } from '@earshot/testing';
import { begun, worldBeside } from './answering/begun.ts';
import { type Child, startChild } from './answering/children.ts';
import { countLost } from './answering/kept.ts';
import type { LoadResult, LoadWish } from './answering/load.ts';
import { PAGES } from './answering/pages.ts';
import { type Run, tellOf } from './answering/told.ts';
import type { Usage } from './answering/web-process.ts';
import { type OwnDatabase, withOwnDatabase } from './own-database.ts';

const FLAT_OUT = { people: 64, thinkSeconds: 0 };
const PACED = { people: 400, thinkSeconds: 2 };
/** Runs at full speed, of which the middle one counts. */
const RUNS = 3;
/** More interviews than can be answered in a second, begun beforehand for each second of a run. */
const INTERVIEWS_A_SECOND = 150;
const WARM_UP_SECONDS = 3;

const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, seconds: { type: 'string', default: '10' }, profile: { type: 'string' } },
});
const seconds = Number(options.seconds);
if (!(seconds >= 1)) throw new Error(`bench:answering: --seconds is “${options.seconds}”; it must be 1 or more.`);

await withOwnDatabase(measure);

async function measure({ folder, url: databaseUrl }: OwnDatabase): Promise<void> {
  const port = await freePort();
  const surveys = path.join(import.meta.dirname, 'answering', 'surveys');
  const data = {
    DATABASE_URL: databaseUrl,
    EARSHOT_DATA: folder,
    EARSHOT_SURVEYS: surveys,
    EARSHOT_DEMONSTRATION: 'no',
  };
  const web = await startChild(
    'web-process.ts',
    { ...data, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: '' },
    options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [],
  );
  const beside = await worldBeside(data);
  const people = await startChild('load.ts');
  const origin = `http://127.0.0.1:${port}`;
  const run = (wish: typeof FLAT_OUT, forSeconds: number) =>
    measured({ web, people, beside, databaseUrl }, { ...wish, origin, seconds: forSeconds });
  try {
    await run(FLAT_OUT, WARM_UP_SECONDS);
    const flatOut: Run[] = [];
    for (let each = 0; each < RUNS; each += 1) flatOut.push(await run(FLAT_OUT, seconds));
    const paced = await run(PACED, Math.max(2 * seconds, 3 * PACED.thinkSeconds));
    const { peakRssMb } = await web.ask<Usage>({ usage: true });
    const sizes = {
      pagesAnInterview: PAGES.length,
      flatOutPeople: FLAT_OUT.people,
      flatOutRuns: RUNS,
      flatOutSeconds: seconds,
      pacedPeople: PACED.people,
      pacedThinkSeconds: PACED.thinkSeconds,
    };
    const { told, lines, withinLimits } = tellOf({ flatOut, paced, peakRssMb, sizes });
    for (const line of options.json ? [...lines, JSON.stringify(told)] : lines) console.log(line);
    process.exitCode = withinLimits ? 0 : 1;
  } finally {
    await beside.close();
    await people.stop();
    await web.stop();
  }
}

interface Parts {
  readonly web: Child;
  readonly people: Child;
  readonly beside: OpenedWorld;
  readonly databaseUrl: string;
}

async function measured({ web, people, beside, databaseUrl }: Parts, wish: Omit<LoadWish, 'tokens'>): Promise<Run> {
  const isFlatOut = wish.thinkSeconds === 0;
  const tokens = await begun(beside, isFlatOut ? Math.ceil(wish.seconds * INTERVIEWS_A_SECOND) : 2 * wish.people);
  const before = await web.ask<Usage>({ usage: true });
  const from = performance.now();
  const result = await people.ask<LoadResult>({ ...wish, tokens });
  const passed = (performance.now() - from) / 1000;
  const { cpuMs } = await web.ask<Usage>({ usage: true });
  const lost = await countLost(databaseUrl, result.acknowledged);
  const { pages } = result;
  return { ...result, lost, pagesPerSecond: pages / passed, cpuMsPerPage: (cpuMs - before.cpuMs) / pages };
}
