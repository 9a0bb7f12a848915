import {
  type ChangeTable,
  type FieldworkStudy,
  figuresOf,
  openWorld,
  panelWaves,
  readStudy,
  readStudyChange,
  settingsFrom,
  simulatedWaves,
  studyChange,
} from '@earshot/actions';
import { type Problem, problemLine } from '@earshot/planfile';
import { changeLines } from './change-lines.ts';
import { folderNamed } from './study-argument.ts';
import { type Terminal, WrongInput } from './terminal.ts';

type Made = { tables: readonly ChangeTable[] | null; problems: readonly Problem[] };
type WavePeople = Awaited<ReturnType<typeof panelWaves>>[number];

/**
 * What has changed between the waves of a study, by its change.yml. Throws WrongInput for a study that follows none, has no
 * such plan, or has no answers. @param seed of simulated people; null: the people of the store.
 */
export async function changeOfStudy(name: string, seed: number | null, terminal: Terminal): Promise<Made> {
  const folder = folderNamed(name, terminal);
  const text = folder.read('change.yml');
  if (text === null) throw new WrongInput('The study has no change.yml; docs/change-file.md says what belongs in it.');
  const waves = wavesOf(name, terminal);
  if (!waves) return { tables: null, problems: [] };
  const { plan, problems } = readStudyChange({ file: folder.name('change.yml'), text }, waves);
  if (!plan) return { tables: null, problems };
  const people = seed === null ? await stored(waves, terminal) : simulated(waves, seed);
  const published = figuresOf(terminal.checkout)();
  const both = waves.map((study, index) => ({ study, people: people[index]! }));
  const made = studyChange(plan, both, { published, linesOf: (changes) => changeLines(changes, '') });
  return { ...made, problems: [...problems, ...made.problems] };
}

/** The study and those that it follows, the earliest first; null when one cannot be read, which is said. */
function wavesOf(name: string, terminal: Terminal): FieldworkStudy[] | null {
  const waves: FieldworkStudy[] = [];
  for (let next: string | null = name; next !== null; ) {
    const { study, problems } = readStudy(folderNamed(next, terminal));
    for (const problem of problems) terminal.err(problemLine(problem));
    if (!study) return null;
    const { fieldwork } = study;
    if (!fieldwork) throw new WrongInput(`${study.title} has no fieldwork.yml, and so no panel.`);
    waves.unshift({ ...study, fieldwork });
    const from: string | null = fieldwork.panel?.from ?? null;
    next = from !== null && waves.every(({ id }) => id !== from) ? from : null;
  }
  if (waves.length > 1) return waves;
  throw new WrongInput(`${waves[0]!.title} follows no earlier wave: its fieldwork.yml has no “panel”.`);
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
