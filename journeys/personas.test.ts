// The people of journeys/personas, each in a file: they walk the studies as data, through the pages that respondents
// see, and through those that interviewers see, and must meet the same everywhere.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { type PreviewedStudy, previewStudy, studyFolder } from '@earshot/actions';
import type { Mode, Questionnaire } from '@earshot/instrument';
import { problemLine } from '@earshot/planfile';
import { type ShownPreview, showPreview } from '@earshot/web';
import { type Persona, readPersona } from './personas/read-persona.ts';
import { posted, type Walked, walkAsData, walkPages } from './personas/walk-persona.ts';
import { type RunningEarshot, runningEarshot } from './running-earshot.ts';
import { checkout, freePort } from './started-process.ts';

const folder = path.join(import.meta.dirname, 'personas');
const studies = new Map<string, PreviewedStudy | null>();
const previews = new Map<string, ShownPreview>();
let earshot: RunningEarshot;

function studyNamed(name: string): PreviewedStudy | null {
  const found = studies.get(name) ?? previewStudy(studyFolder(path.join(checkout, 'surveys', name))).study;
  studies.set(name, found);
  return found;
}

const read = readdirSync(folder)
  .filter((file) => file.endsWith('.yml'))
  .sort()
  .map((file) =>
    readPersona(
      file,
      readFileSync(path.join(folder, file), 'utf8'),
      (study) => studyNamed(study)?.questionnaires[0] ?? null,
    ),
  );
const people = read.flatMap(({ persona }) => persona ?? []);

before(async () => {
  earshot = await runningEarshot();
});
after(async () => {
  for (const preview of previews.values()) await preview.stop();
  await earshot?.stop();
});

function questionnaireFor({ study }: Persona): Questionnaire {
  return studyNamed(study)!.questionnaires[0]!;
}

/** The address of the first question of a preview, begun as this persona. */
async function beginPreview(persona: Persona, mode: Mode): Promise<string> {
  const shown = previews.get(persona.study) ?? (await startedPreview(persona.study));
  const sample = Object.entries(persona.sample).map(([name, value]) => [`sample-${name}`, textOf(value)] as const);
  const walk = await posted('/preview', { mode, ...Object.fromEntries(sample) }, shown.address);
  return (await fetch(walk)).url;
}

function textOf(value: Persona['sample'][string]): string {
  return value?.state === 'answered' ? String(value.value) : '';
}

async function startedPreview(study: string): Promise<ShownPreview> {
  const shown = await showPreview(studyNamed(study)!, await freePort(), (error) => {
    throw error;
  });
  assert.ok('address' in shown);
  const local = { ...shown, address: shown.address.replace('localhost', '127.0.0.1') };
  previews.set(study, local);
  return local;
}

/** The address of the first question of a real interview, by the open link. */
async function beginInterview({ study }: Persona): Promise<string> {
  const link = earshot.openLink.replace(/[\w-]+$/, study).replace('localhost', '127.0.0.1');
  const own = await posted(link, { consent: 'yes' }, link);
  const asked = await (await fetch(own)).text();
  const first = /href="(\/a\/[^"]+\/q\/\w+)"/.exec(asked)?.[1];
  assert.ok(first, `${study} has no first question at ${own}`);
  return new URL(first, own).href;
}

function assertMet(persona: Persona, { met, outcome, unasked }: Walked): void {
  const missed = persona.mustMeet.filter((id) => !met.includes(id));
  const uncalled = persona.mustNotMeet.filter((id) => met.includes(id));
  assert.deepEqual(
    { missed, uncalled, unasked, outcome },
    { missed: [], uncalled: [], unasked: [], outcome: persona.outcome },
  );
}

test('every persona can be read, and there are some of the study that ships, of small studies and of a large one', () => {
  assert.deepEqual(
    read.flatMap(({ problems }) => problems.map(problemLine)),
    [],
  );
  const met = new Set(people.map(({ study }) => study.split('/')[0]));
  assert.deepEqual([...met].sort(), ['big-listen', 'examples', 'second-wave']);
});

for (const persona of people) {
  for (const mode of persona.modes) {
    const as = mode === 'web' ? 'online' : 'as the interviewer sees it';
    test(`${persona.who} – ${persona.study}, ${as}`, async () => {
      const questionnaire = questionnaireFor(persona);
      const walked = walkAsData(persona, questionnaire, mode);
      assertMet(persona, walked);
      const wanted = walked.pages.map(({ questions }) => [...questions]);
      const { pages, last } = await walkPages(await beginPreview(persona, mode), walked.pages, questionnaire);
      assert.deepEqual(pages, wanted);
      const end = await (await fetch(last)).text();
      assert.match(end, new RegExp(`with the outcome <strong>${persona.outcome.replaceAll('_', ' ')}</strong>`));
    });
  }
}

const REAL = people.filter(
  ({ study, modes, sample }) => study === 'big-listen' && modes.includes('web') && Object.keys(sample).length === 0,
);

for (const persona of REAL) {
  test(`${persona.who} – ${persona.study}, in a real interview`, async () => {
    const questionnaire = questionnaireFor(persona);
    const walked = walkAsData(persona, questionnaire, 'web');
    const { pages, last } = await walkPages(await beginInterview(persona), walked.pages, questionnaire);
    assert.deepEqual(
      pages,
      walked.pages.map(({ questions }) => questions),
    );
    assert.match(new URL(last).pathname, /\/finish$/);
  });
}
