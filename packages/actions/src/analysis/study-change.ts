import {
  type ChangePlan,
  type ChangeTable,
  makeWave,
  readChangePlan,
  runChange,
  type Wave,
  type WordingOf,
} from '@earshot/change';
import type { Change } from '@earshot/instrument';
import type { Problem } from '@earshot/planfile';
import { prepare, weightColumn } from '@earshot/tables';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import type { LatestFigures } from '../published-figures.ts';
import { NEXT_WAVE } from './between-waves-column.ts';
import { namingSources, populationsOf } from './census-populations.ts';
import { studyWording } from './study-wording.ts';
import type { TextFile } from './tables-from-file.ts';
import type { WavePeople } from './wave-people.ts';

/** Reads the change.yml of a study and checks it against the studies of its waves, from the earliest. */
export function readStudyChange(
  { file, text }: TextFile,
  waves: readonly FieldworkStudy[],
): { plan: ChangePlan | null; problems: Problem[] } {
  const given = waves.map(({ plan }, index) => ({
    variables: index < waves.length - 1 ? [...plan.variables, NEXT_WAVE] : plan.variables,
    weights: plan.weights.map(({ name }) => name),
    design: plan.design,
  }));
  return readChangePlan(file, text, given);
}

/** What the tables of a study’s change.yml are made with, beside people. */
export interface ChangeMaking {
  readonly published: LatestFigures;
  /** Writes what has changed of an item. */
  readonly linesOf: (changes: readonly Change[]) => readonly string[];
  /** Is told how many of how many parts of the plan have been worked out. */
  readonly tell: (done: number, whole: number) => void;
}

/**
 * Makes the tables of a study’s change.yml from the people of its waves, each with what its own tables.yml derives and how
 * it weights. Items are held to the questionnaires’ history. Returns the tables, or every problem.
 */
export function studyChange(
  plan: ChangePlan,
  waves: readonly { readonly study: FieldworkStudy; readonly people: WavePeople }[],
  { published, linesOf, tell }: ChangeMaking,
): { tables: readonly ChangeTable[] | null; problems: Problem[] } {
  const made = waves.map(({ study, people }, index) => preparedWave(plan, index, study, people, published));
  const problems = made.flatMap((one) => one.problems);
  const ready = made.flatMap(({ wave }): Wave[] => (wave ? [wave] : []));
  if (ready.length < waves.length) return { tables: null, problems };
  const studies = waves.map(({ study }) => study);
  const run = runChange(plan, ready, wordingOfWaves(plan, studies, linesOf), tell);
  return { tables: run.tables, problems: [...problems, ...run.problems] };
}

/** How the items of a plan are worded in the studies of its waves. @param linesOf writes what has changed of an item. */
export function wordingOfWaves(
  plan: ChangePlan,
  waves: readonly FieldworkStudy[],
  linesOf: (changes: readonly Change[]) => readonly string[],
): WordingOf {
  const worded = waves.map((study, index) => ({
    questionnaire: study.questionnaire,
    derivations: [...study.plan.derivations, ...plan.waves[index]!.derivations],
  }));
  return studyWording(worded, linesOf);
}

function preparedWave(
  plan: ChangePlan,
  index: number,
  study: FieldworkStudy,
  { dataset, people }: WavePeople,
  published: LatestFigures,
): { wave: Wave | null; problems: Problem[] } {
  const wavePlan = plan.waves[index]!;
  const { populations, sources, problems } = populationsOf(study.census, published);
  if (problems.length > 0) return { wave: null, problems: [...problems] };
  const outcome = prepare(namingSources(study.plan, sources), dataset, populations);
  if (!outcome.prepared) return { wave: null, problems: outcome.problems };
  const report = wavePlan.weight === null ? null : outcome.prepared.weights.get(wavePlan.weight)!;
  const words = report && `${report.label}; design effect ${report.designEffect.toFixed(2)}`;
  const weighting = report && words ? { column: weightColumn(report.name), words } : null;
  return { wave: makeWave(wavePlan, outcome.prepared.dataset, people, weighting), problems: [] };
}
