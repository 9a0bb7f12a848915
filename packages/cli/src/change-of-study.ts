import {
  type ChangeTable,
  changeLines,
  type FieldworkStudy,
  figuresFor,
  figuresOf,
  openWorld,
  panelWaves,
  readStudyChange,
  settingsFrom,
  simulatedWaves,
  studyChange,
  studyWaves,
} from '@earshot/actions';
import type { Problem } from '@earshot/planfile';
import { studyNamed } from './study-argument.ts';
import { type Terminal, WrongInput } from './terminal.ts';

type Made = { tables: readonly ChangeTable[] | null; problems: readonly Problem[] };
type WavePeople = Awaited<ReturnType<typeof panelWaves>>[number];

/**
 * What has changed between the waves of a study, by its change.yml. Throws WrongInput for a study that follows none, has no
 * such plan, or has no answers. @param seed of simulated people; null: the people of the store.
 */
export async function changeOfStudy(name: string, seed: number | null, terminal: Terminal): Promise<Made> {
  const study = studyNamed(name, terminal);
  if (!study) return { tables: null, problems: [] };
  const { change } = study;
  if (!change) throw new WrongInput('The study has no change.yml; docs/change-file.md says what belongs in it.');
  const { waves, problems: noWaves } = studyWaves(study, change, (id) => studyNamed(id, terminal));
  if (!waves) return { tables: null, problems: noWaves };
  const { plan, problems } = readStudyChange(change, waves);
  if (!plan) return { tables: null, problems };
  const people = seed === null ? await stored(waves, terminal) : simulated(waves, seed);
  const published = await figuresFor(waves, figuresOf(terminal.checkout)());
  const both = waves.map((study, index) => ({ study, people: people[index]! }));
  const made = studyChange(plan, both, {
    published,
    linesOf: (changes) => changeLines(changes, ''),
    tell: changeProgress(terminal),
  });
  return { ...made, problems: [...problems, ...made.problems] };
}

/** Says at every fifth part of a plan how far it has come. */
export function changeProgress(terminal: Terminal): (done: number, whole: number) => void {
  return (done, whole) => {
    if (done > 0 && done % Math.ceil(whole / 5) === 0) terminal.err(`${done} of ${whole} parts of the plan`);
  };
}

function simulated(waves: readonly FieldworkStudy[], seed: number): readonly WavePeople[] {
  const [earlier, later, more] = waves;
  if (more) throw new WrongInput('Simulated people can answer two waves, and this study has more.');
  for (const { title, leanings } of waves) {
    if (!leanings) throw new WrongInput(`${title} has no simulation.yml, which says how simulated people lean.`);
  }
  return simulatedWaves(earlier!, later!, seed);
}

async function stored(waves: readonly FieldworkStudy[], terminal: Terminal): Promise<readonly WavePeople[]> {
  const opened = await openWorld(settingsFrom(terminal.checkout, terminal.env), 'visitor');
  if ('sentence' in opened) throw new WrongInput(opened.sentence);
  try {
    const people = await panelWaves(opened.world, waves);
    const empty = waves.find((_, index) => people[index]!.people.length === 0);
    if (!empty) return people;
    throw new WrongInput(`Nobody has answered ${empty.title} yet. With --simulated, made-up people answer both waves.`);
  } finally {
    await opened.close();
  }
}
