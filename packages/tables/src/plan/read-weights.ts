import type { Findings, PlanPath } from '@earshot/planfile';
import { weightColumn } from '../weights/weight-column.ts';
import { ambiguousCodes, ambiguousSentence, crossedCodes } from './crossed-codes.ts';
import type { KnownVariables } from './known-variables.ts';
import type { MarginPlan, WeightBounds, WeightPlan } from './plan.ts';
import type { ShapedPlan } from './plan-shape.ts';
import { repeated } from './repeated.ts';

/** Reads the weights of a plan: their names, who is weighted, and the margins or the variable that they come from. */
export function readWeights({ weights = {} }: ShapedPlan, known: KnownVariables, findings: Findings): WeightPlan[] {
  for (const { value } of repeated(Object.keys(weights))) {
    const sentence = `Another weight is already called “${value}”, capitals aside.`;
    findings.add('name-duplicate', ['weights', value], sentence);
  }
  return Object.entries(weights).map(([name, shaped]) => {
    const path = ['weights', name];
    const place = findings.placeOf(path);
    checkColumn(name, path, known, findings);
    const base = shaped.base === undefined ? null : known.expression(shaped.base, [...path, 'base']);
    const population = shaped.population
      ? { size: shaped.population.size ?? null, date: shaped.population.date }
      : null;
    const bounds = readBounds(shaped.bounds, [...path, 'bounds'], findings);
    if ('variable' in shaped) {
      known.mustBe(['quantity'], shaped.variable, [...path, 'variable']);
      return { name, place, label: shaped.label, base, from: { variable: shaped.variable }, bounds, population };
    }
    shaped.margins.forEach((margin, index) => {
      checkMargin(margin, [...path, 'margins', index], known, findings);
    });
    return { name, place, label: shaped.label, base, from: { margins: shaped.margins }, bounds, population };
  });
}

function readBounds(
  written: { smallest?: number | undefined; largest?: number | undefined } | undefined,
  path: PlanPath,
  findings: Findings,
): WeightBounds | null {
  if (!written) return null;
  const { smallest = null, largest = null } = written;
  if (smallest === null && largest === null) {
    findings.add('bounds-empty', path, 'Bounds have a smallest weight, a largest or both.');
  }
  if (smallest !== null && largest !== null && smallest >= largest) {
    findings.add(
      'bounds-order',
      path,
      `The smallest weight, ${smallest}, has to be less than the largest, ${largest}.`,
    );
  }
  return { smallest, largest };
}

function checkColumn(name: string, path: PlanPath, known: KnownVariables, findings: Findings): void {
  const column = weightColumn(name);
  if (!known.taken(column)) return;
  findings.add('name-duplicate', path, `The weight needs the name “${column}”, which a variable has.`);
}

function checkMargin(margin: MarginPlan, path: PlanPath, known: KnownVariables, findings: Findings): void {
  for (const name of margin.variables) known.mustBe(['single'], name, [...path, 'variables']);
  const codes = margin.variables.map((name) => known.codes(name));
  for (const crossed of ambiguousCodes(codes)) {
    findings.add('margin-ambiguous', [...path, 'variables'], ambiguousSentence(crossed, margin.variables));
  }
  if (typeof margin.population === 'string') return;
  const crossed = new Set(crossedCodes(codes));
  for (const category of Object.keys(margin.population)) {
    if (crossed.has(category)) continue;
    const sentence = `“${category}” is no category of ${margin.variables.join(' by ')}.`;
    findings.add('margin-category', [...path, 'population', category], sentence);
  }
}
