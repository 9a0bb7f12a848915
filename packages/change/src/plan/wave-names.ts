import { categoriesOf, type Expression, readExpression, type Variable } from '@earshot/dataset';
import type { Findings, PlanPath } from '@earshot/planfile';
import type { ShapedMeasure } from './change-shape.ts';

/** The variables of one wave, by which the names of a plan are looked up. */
export class WaveNames {
  readonly label: string;
  private readonly byName: ReadonlyMap<string, Variable>;

  constructor(label: string, variables: readonly Variable[]) {
    this.label = label;
    this.byName = new Map(variables.map((variable) => [variable.name, variable]));
  }

  find(name: string): Variable | null {
    return this.byName.get(name) ?? null;
  }

  codes(name: string): string[] {
    const variable = this.find(name);
    return variable ? categoriesOf(variable).map(({ code }) => code) : [];
  }
}

/** Looks the names of a plan up in several waves and gathers what is not there, wave by wave. */
export class NamesInWaves {
  private readonly findings: Findings;

  constructor(findings: Findings) {
    this.findings = findings;
  }

  mustBe(waves: readonly WaveNames[], kinds: readonly Variable['kind'][], name: string, path: PlanPath): void {
    for (const wave of waves) {
      const variable = wave.find(name);
      if (!variable) {
        this.findings.add('variable-unknown', path, `There is no variable “${name}” in ${wave.label}.`);
      } else if (!kinds.includes(variable.kind)) {
        const sentence = `“${name}” is ${variable.kind} in ${wave.label}; here it must be ${kinds.join(' or ')}.`;
        this.findings.add('variable-kind', path, sentence);
      }
    }
  }

  /** A code that none of the waves’ variables has. */
  codesOf(waves: readonly WaveNames[], name: string, codes: readonly string[], path: PlanPath): void {
    const known = new Set(waves.flatMap((wave) => wave.codes(name)));
    if (known.size === 0) return; // that it has no categories is found elsewhere
    for (const code of codes) {
      if (!known.has(code)) this.findings.add('change-code', path, `“${name}” has no code “${code}”.`);
    }
  }

  /** Numbers for codes: of every code that a wave has, so that none is left out of a mean unseen, and not all alike. */
  scoresOf(waves: readonly WaveNames[], name: string, scores: ShapedMeasure['scores'], path: PlanPath): void {
    if (!scores) return;
    this.codesOf(waves, name, Object.keys(scores), path);
    const lacking = [...new Set(waves.flatMap((wave) => wave.codes(name)))].filter(
      (code) => !Object.hasOwn(scores, code),
    );
    if (lacking.length > 0) {
      const which = lacking.map((code) => `“${code}”`).join(', ');
      const sentence = `The scores lack ${which}: give a number, or “out” for a code that the mean leaves out.`;
      this.findings.add('scores-incomplete', path, sentence);
    } else if (new Set(Object.values(scores).filter((score) => score !== 'out')).size < 2) {
      const sentence = `The answers of “${name}” have fewer than two different scores, of which no mean says anything.`;
      this.findings.add('scores-alike', path, sentence);
    }
  }

  /** An expression that has to hold water in each of the waves; null where there is none, or where it does not. */
  expression(waves: readonly WaveNames[], source: string | undefined, path: PlanPath): Expression | null {
    if (source === undefined) return null;
    const read = waves.map((wave) => readExpression(source, (name) => wave.find(name)));
    for (const { problems } of read) this.findings.addFlaws(path, problems);
    return read[0]?.expression ?? null;
  }
}
