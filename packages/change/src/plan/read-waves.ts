import type { Variable } from '@earshot/dataset';
import { Findings, type PlanFile } from '@earshot/planfile';
import { KnownVariables, readDerivations, readVariables, type TablePlan } from '@earshot/tables';
import type { ShapedChange } from './change-shape.ts';
import type { WavePlan } from './plan.ts';

/** A wave of a study, as its own files describe it. */
export interface GivenWave {
  readonly variables: readonly Variable[];
  /** The names of its weights. */
  readonly weights: readonly string[];
  /** How its people were drawn, as its tables.yml says. */
  readonly design: TablePlan['design'];
}

/**
 * The waves of a plan with their variables: those of a study’s waves, or what the plan describes for all waves and for one.
 * What is derived for all waves is derived in each.
 */
export function readWaves(
  plan: PlanFile,
  shaped: ShapedChange,
  given: readonly GivenWave[] | null,
  findings: Findings,
): WavePlan[] {
  checkWaves(shaped, given, findings);
  return shaped.waves.map(({ id, label, weight, variables, derive }, index): WavePlan => {
    const within = new Findings({ ...plan, placeOf: (path) => plan.placeOf(['waves', index, ...path]) });
    // What is found wrong is said of where it stands: for all waves, or within one.
    const [shared, own] = [findings, within].map((found) => (known: readonly Variable[]) => {
      return { known: new KnownVariables(known, found), found };
    }) as [Reader, Reader];
    const common = shared(given?.[index]?.variables ?? []);
    if (!given) readVariables(shaped, common.known, common.found);
    const described = own(common.known.all());
    if (!given) readVariables({ variables, scales: shaped.scales }, described.known, described.found);
    const data = described.known.all();
    const derivedInAll = shared(data);
    const derivations = readDerivations(shaped, derivedInAll.known);
    const derivedHere = own(derivedInAll.known.all());
    derivations.push(...readDerivations({ derive }, derivedHere.known));
    findings.problems.push(...within.problems);
    return { id, label, weight: weight ?? null, data, derivations, variables: derivedHere.known.all() };
  });
}

type Reader = (known: readonly Variable[]) => { known: KnownVariables; found: Findings };

function checkWaves(shaped: ShapedChange, given: readonly unknown[] | null, findings: Findings): void {
  shaped.waves.forEach(({ id, variables }, index) => {
    if (shaped.waves.findIndex((wave) => wave.id === id) < index) {
      findings.add('wave-duplicate', ['waves', index, 'id'], `Another wave is called “${id}”.`);
    }
    if (given && variables) findings.add('wave-variables', ['waves', index, 'variables'], OF_STUDY);
  });
  if (given && shaped.variables) findings.add('wave-variables', ['variables'], OF_STUDY);
  if (given && given.length !== shaped.waves.length) {
    const sentence = `The plan has ${shaped.waves.length} waves; the study has ${given.length}, itself and those before it.`;
    findings.add('wave-count', ['waves'], sentence);
  }
}

const OF_STUDY = 'The variables of a study’s waves are those of its questionnaires and tables.yml; leave these out.';
