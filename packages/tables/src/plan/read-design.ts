import type { Findings } from '@earshot/planfile';
import { ambiguousCodes, ambiguousSentence, crossedCodes } from './crossed-codes.ts';
import type { KnownVariables } from './known-variables.ts';
import type { SamplePlan } from './plan.ts';
import type { ShapedPlan } from './plan-shape.ts';

const PATH = ['design'];

/** Reads how the sample was drawn; null for a plan that says nothing of it. */
export function readDesign({ design }: ShapedPlan, known: KnownVariables, findings: Findings): SamplePlan | null {
  if (!design) return null;
  const { strata = [], clusters, person, population = null, lonely_stratum: lonelyStratum = 'refuse' } = design;
  for (const name of strata) known.mustBe(['single'], name, [...PATH, 'strata']);
  if (clusters !== undefined) known.mustBe(['single', 'text', 'quantity'], clusters, [...PATH, 'clusters']);
  if (person !== undefined) known.mustBe(['single', 'text', 'quantity'], person, [...PATH, 'person']);
  for (const crossed of ambiguousCodes(strata.map((name) => known.codes(name)))) {
    findings.add('design-ambiguous', [...PATH, 'strata'], ambiguousSentence(crossed, strata));
  }
  checkUnits(design, findings);
  checkPopulation(strata, population, known, findings);
  const units = unitsOf(clusters, person);
  return { place: findings.placeOf(PATH), strata, units, lonelyStratum, population };
}

function unitsOf(clusters: string | undefined, person: string | undefined): SamplePlan['units'] {
  if (clusters !== undefined) return { variable: clusters, are: 'clusters' };
  return person === undefined ? null : { variable: person, are: 'people' };
}

function checkUnits({ clusters, person, strata, population }: NonNullable<ShapedPlan['design']>, findings: Findings) {
  if (clusters !== undefined && person !== undefined) {
    const sentence =
      'A design has clusters, or people who answered in several waves. People who stay within their cluster are counted with it: leave person out.';
    findings.add('design-two-units', [...PATH, 'person'], sentence);
  }
  if (person !== undefined && population) {
    const sentence =
      'Waves are stacked, so that the population is of no one day: a change between waves has no finite population correction.';
    findings.add('design-population-of-waves', [...PATH, 'population'], sentence);
  }
  if (!strata && clusters === undefined && person === undefined && !population) {
    findings.add('design-empty', PATH, 'The design says nothing: it has strata, clusters, person or population.');
  }
}

function checkPopulation(
  strata: readonly string[],
  population: SamplePlan['population'],
  known: KnownVariables,
  findings: Findings,
): void {
  if (!population || typeof population.size === 'number') {
    if (population && strata.length > 0) {
      const sentence = 'With strata, the population is counted by stratum: size holds a number for each.';
      findings.add('design-population-strata', [...PATH, 'population', 'size'], sentence);
    }
    return;
  }
  const { size } = population;
  const codes = crossedCodes(strata.map((name) => known.codes(name)));
  for (const stratum of Object.keys(size).filter((key) => !codes.includes(key))) {
    const sentence = `“${stratum}” is no stratum${strata.length > 0 ? ` of ${strata.join(' by ')}` : ': the design has no strata'}.`;
    findings.add('design-stratum', [...PATH, 'population', 'size', stratum], sentence);
  }
  const lacking = codes.filter((code) => !Object.hasOwn(size, code));
  if (lacking.length === 0) return;
  const sentence = `The population has no number for ${lacking.map((code) => `“${code}”`).join(', ')}.`;
  findings.add('design-population-incomplete', [...PATH, 'population', 'size'], sentence);
}
