// `npm run bench:sample [-- --json]`: how long a staff list of 200,000 rows, 5% of them faulty, takes from its upload to the
// preview with every fault, in CSV and in Excel, beside 20,000 people who are in the study already.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  checkStaffList,
  keepStaffList,
  keysFrom,
  loadStudy,
  readStudy,
  staffList,
  staffListFaults,
  studyFolder,
  uploadStaffList,
  type Viewer,
  type World,
} from '@earshot/actions';
import { csvLine } from '@earshot/dataset';
import { insertOrganisations, openStore, type Store } from '@earshot/store';
import { thisMachine } from './machine.ts';
import { withOwnDatabase } from './own-database.ts';
import { AUTHORITIES, HEADER, letters, rowsOf } from './sample/list-rows.ts';

const ROWS = 200_000;
const FAULTS_EVERY = 20;
const THERE_ALREADY = 20_000;
const LIMIT_SECONDS = 10;
const LEAD: Viewer = {
  accountId: '00000000-0000-4000-8000-000000000001',
  name: 'Lead',
  role: 'study_lead',
  authorityCode: null,
};

await withOwnDatabase(async ({ folder, url }) => {
  const writer = path.join(import.meta.dirname, 'sample', 'write-lists.ts');
  execFileSync(process.execPath, ['--import', 'tsx', writer, folder, String(ROWS), String(FAULTS_EVERY)]);
  const store = openStore({ databaseUrl: url });
  try {
    await measure(await worldWithPeople(store), folder);
  } finally {
    await store.close();
  }
});

async function worldWithPeople(store: Store): Promise<World> {
  const { study } = readStudy(studyFolder(path.join(import.meta.dirname, '..', 'surveys', 'second-wave')));
  if (!study) throw new Error('bench:sample: surveys/second-wave cannot be read.');
  const world = {
    store,
    studies: new Map([[study.id, study]]),
    now: () => new Date(),
    randomBytes,
    keys: keysFrom(randomBytes(32)),
  };
  await loadStudy(world, study, false);
  const authorities = Array.from({ length: AUTHORITIES }, (_, at) => ({
    studyId: study.id,
    authorityCode: `E06${String(at).padStart(6, '0')}`,
    name: `Authority ${letters(at)}`,
    ...{ region: null, rating: null, openCode: null },
  }));
  await store.transaction('fieldwork', (queries) => insertOrganisations(queries, authorities));
  const there = rowsOf({ people: THERE_ALREADY, faultsEvery: THERE_ALREADY + 1, authorities: AUTHORITIES });
  const others = there.map(([number = '', name = '', , ...rest]) => [
    number,
    name,
    `there${number}@example.org`,
    ...rest,
  ]);
  const started = performance.now();
  const listId = await preview(
    world,
    Buffer.from([HEADER, ...others].map((row) => csvLine(row)).join('')),
    'there.csv',
  );
  const kept = await keepStaffList(world, LEAD, { studyId: study.id, listId });
  if ('refused' in kept) throw new Error(kept.sentence);
  await kept.finished;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.error(`${THERE_ALREADY.toLocaleString('en-GB')} people previewed and kept in ${seconds} s`);
  return world;
}

/** Uploads a list and waits until it is checked: what a person waits for. */
async function preview(world: World, bytes: Uint8Array, fileName: string): Promise<string> {
  const studyId = 'second-wave';
  const taken = await uploadStaffList(world, LEAD, { studyId, authorityCode: null, source: 'list', fileName, bytes });
  if ('refused' in taken) throw new Error(taken.sentence);
  const { listId } = taken;
  const found = await staffList(world, LEAD, { studyId, listId });
  if ('refused' in found) throw new Error(found.sentence);
  const started = await checkStaffList(world, LEAD, { studyId, listId, uses: found.list.uses });
  if ('refused' in started) throw new Error(started.sentence);
  await started.finished;
  return listId;
}

async function measure(world: World, folder: string): Promise<void> {
  const results = [];
  for (const fileName of ['list.csv', 'list.xlsx']) {
    const bytes = new Uint8Array(readFileSync(path.join(folder, fileName)));
    const memory = peakMemory();
    const started = performance.now();
    const cpu = process.cpuUsage();
    const listId = await preview(world, bytes, fileName);
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const faults = await staffListFaults(world, LEAD, { studyId: 'second-wave', listId });
    const listed = 'faults' in faults ? new Set(faults.faults.map(({ line }) => line)).size : 0;
    results.push({
      file: fileName,
      megabytes: Math.round(bytes.length / 1e6),
      rows: ROWS,
      faultyRows: ROWS / FAULTS_EVERY,
      rowsListed: listed,
      seconds: Number(seconds.toFixed(2)),
      cpuSeconds: Number(((user + system) / 1e6).toFixed(2)),
      rssMb: memory.stop(),
      limitSeconds: LIMIT_SECONDS,
    });
  }
  if (process.argv.includes('--json')) console.log(JSON.stringify({ results, machine: thisMachine() }));
  else console.table(results);
  const isSlow = results.some(
    ({ seconds, rowsListed, faultyRows }) => seconds > LIMIT_SECONDS || rowsListed !== faultyRows,
  );
  if (isSlow) process.exitCode = 1;
}

/** The largest memory of this process from now on, in MB. */
function peakMemory(): { stop(): number } {
  let peak = process.memoryUsage.rss();
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.round(peak / 1e6);
    },
  };
}
