import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { cellAt, shownEstimate, type Table } from '@earshot/tables';
import { testDatabase } from '@earshot/testing';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import { keysFrom } from '../contacts/keys.ts';
import { simulatedWaves } from '../demonstration/simulated-waves.ts';
import { figuresOf } from '../open-world.ts';
import { outcomesFor } from '../outcomes/read-outcomes.ts';
import { loadStudy } from '../studies/load-study.ts';
import { readStudy } from '../studies/read-study.ts';
import { studyFolder } from '../studies/study-folders.ts';
import type { World } from '../world.ts';
import { panelWaves } from './panel-waves.ts';
import { readStudyChange, studyChange } from './study-change.ts';
import type { WavePeople } from './wave-people.ts';

const checkout = path.join(import.meta.dirname, '../../../..');
const folder = (name: string) => studyFolder(path.join(checkout, 'surveys', name));
/** Fewer people than in the folders are enough here. */
function fewer(name: string, people: number): FieldworkStudy {
  const { study } = readStudy(folder(name));
  assert.ok(study?.fieldwork && study.leanings);
  return { ...study, fieldwork: study.fieldwork, leanings: { ...study.leanings, people } };
}
const waves = [fewer('first-wave', 150), fewer('second-wave', 60)] as const;
const text = folder('second-wave').read('change.yml')!;

function tablesOf(people: readonly WavePeople[], plan = text): ReturnType<typeof studyChange> {
  const read = readStudyChange({ file: 'change.yml', text: plan }, waves);
  assert.deepEqual(read.problems, []);
  const both = waves.map((study, index) => ({ study, people: people[index]! }));
  return studyChange(read.plan!, both, {
    published: figuresOf(checkout)(),
    linesOf: (changes) => changes.map(({ part }) => part),
    tell: () => {},
  });
}

function tableIn(made: ReturnType<typeof studyChange>, id: string): Table {
  const found = made.tables?.find(({ table }) => table.id === id);
  assert.ok(found, JSON.stringify(made.problems));
  return found.table;
}

let world: World;
let drop: () => Promise<void>;
before(async () => {
  const database = await testDatabase();
  drop = database.drop;
  const studies = new Map(waves.map((study) => [study.id, study]));
  const now = () => new Date('2026-11-20T15:00:00Z');
  world = { store: database.store, studies, now, randomBytes, keys: keysFrom(randomBytes(32)) };
  for (const study of waves) await loadStudy(world, study, true);
});
after(() => drop());

test('the store’s people are found again in the next wave, as fieldwork counts them', async () => {
  const people = await panelWaves(world, waves);
  const both = people[0]!.people.filter((person) => people[1]!.people.includes(person)).length;
  const outcomes = await outcomesFor(world, 'second-wave', 'field_team');
  assert.ok('tables' in outcomes);
  const between = outcomes.tables.find(({ id }) => id === 'between_waves')!;
  const counted = cellAt(between, 'completed', 'n');
  assert.ok(counted?.kind === 'figure' && both === counted.value && both > 20);
  const became = cellAt(tableIn(tablesOf(people), 'attrition_outcome'), 'completed', 'n');
  assert.ok(became?.kind === 'figure' && became.value === both);
});

test('simulated waves are the same for one seed, and every table says that they are simulated', () => {
  const people = simulatedWaves(...waves, 3);
  assert.deepEqual(simulatedWaves(...waves, 3), people);
  const { tables } = tablesOf(people);
  assert.ok(tables!.every(({ table }) => table.simulated?.rows === table.simulated?.of));
  const all = shownEstimate(cellAt(tableIn(tablesOf(people), 'loyal'), 'all', 'change')!);
  assert.ok(all && all.estimate.base > 100);
});

test('an item is held to the questionnaires’ history, a derived one to all that it is made from and how', () => {
  const people = simulatedWaves(...waves, 3);
  const codes = (plan: string) => tablesOf(people, plan).problems.map(({ code, sentence }) => `${code}: ${sentence}`);
  assert.match(
    codes(text.replaceAll('allow_reworded: true', 'allow_reworded: false')).join(),
    /hours_worked.*another range/,
  );
  const plans = text.replace(/^changes:/m, 'changes:\n  - {id: plans, title: Plans, item: plans, codes: [leave]}');
  const [problem] = codes(plans);
  assert.match(problem!, /^item-reworded: .*other answers to choose from.*is not made in the same way in both waves/);
});
