import {
  changeBetweenWaves,
  degreesOfFreedom,
  domainOf,
  linearRegression,
  normalPValue,
  type StackedWaves,
  type SurveyDesign,
  surveyDesign,
  type WaveChange,
} from '@earshot/statistics';
import { type Columns, isCategorical, levelsOf, numbersOf, textsOf } from '../columns.ts';
import { accepted, type Computed, part } from '../computed.ts';
import { designOf } from '../design.ts';
import { NotCovered } from '../not-covered.ts';
import { type Call, callsIn, givenTo } from '../r/calls-in.ts';
import { formulaFrom, formulasOf, nameOf } from '../r/formula.ts';
import { columnsIn, isObject, type JsonObject, listOf, objectIn, type ReferenceFile } from '../reference-file.ts';
import type { Shape } from './shape.ts';
import { transitionsOf } from './transitions.ts';

/** Change between two waves stacked, with the people who answered both times known again. */
export const WAVES: Shape = {
  isShapeOf: (result) =>
    isObject(result) && ['n_overlap', 'panel_only', 'transition', 'glm_slope'].some((key) => key in result),
  compute: (file) => {
    const panel = panelOf(file);
    const result = file.result as JsonObject;
    const share = part(() => changeOf(panel, panel.answer));
    return {
      ...countsOf(panel),
      proportion: share,
      mean: part(() => changeOf(panel, scoreIn(file, panel))),
      panel_only: part(() => differenceOf(panel, panel.design, 'in-both')),
      by_group: listOf(result.by_group).map((row) => part(() => groupChange(panel, row as JsonObject))),
      glm_slope: part(() => slopeOf(panel)),
      transition: part(() => transitionsOf(file, panel, scoreIn(file, panel), objectIn(result, 'transition'))),
    };
  },
};

/** Two waves one below the other. */
export interface Panel {
  readonly columns: Columns;
  readonly design: SurveyDesign;
  readonly waves: StackedWaves;
  readonly earlier: number;
  readonly later: number;
  readonly answer: Float64Array;
}

function panelOf(file: ReferenceFile): Panel {
  const columns = columnsIn(file);
  const text = typeof file.data.design === 'string' ? file.data.design : file.about;
  const ids = callsIn(text, 'svydesign').map((call) => formulaFrom(givenTo(call, ['id', 'ids'], 0))?.terms[0])[0];
  const change = callsIn(file.about, 'svyby')
    .map(variablesOf)
    .find(([answer, wave]) => {
      return answer && wave && columns.texts.has(answer) && columns.texts.has(wave);
    });
  if (!ids || !change) throw new NotCovered('it is not known who is who in which wave');
  const names = levelsOf(columns, change[1]!);
  if (names.length !== 2) throw new NotCovered('there are not two waves');
  // Waves named in words are 0 and 1 by their order, as R makes an indicator of the later one.
  const areNumbers = !isCategorical(columns, change[1]!);
  const [earlier, later] = areNumbers ? (names.map(Number) as [number, number]) : [0, 1];
  const wave = areNumbers
    ? numbersOf(columns, change[1]!)
    : Float64Array.from(textsOf(columns, change[1]!), (name) => (name === null ? Number.NaN : names.indexOf(name)));
  const person = textsOf(columns, nameOf(ids)).map((text) => text ?? '');
  const answer = numbersOf(columns, change[0]!);
  return { columns, design: designOf(file), waves: { person, wave }, earlier, later, answer };
}

/** The variable and the break of `svyby(~y, ~wave, …)`. */
function variablesOf(call: Call): [string | undefined, string | undefined] {
  const [first, second] = formulasOf(call).map(({ terms }) => nameOf(terms[0]!));
  return [first, second];
}

/** “mean of x likewise” says which. */
function scoreIn({ about }: ReferenceFile, { columns }: Panel): Float64Array {
  const name = /\bmean of ([\w.]+)/.exec(about)?.[1];
  if (!name) throw new NotCovered('about does not say of what the mean is');
  return numbersOf(columns, name);
}

function change(panel: Panel, design: SurveyDesign, values: Float64Array, who: 'everybody' | 'in-both'): WaveChange {
  const { waves, earlier, later } = panel;
  const answered = domainOf(design, (row) => !Number.isNaN(values[row]));
  return accepted(changeBetweenWaves(answered, values, waves, { earlier, later, who }));
}

/** People, whatever they answered. */
function countsOf({ waves: { person, wave }, earlier, later }: Panel): Record<string, number> {
  const [before, after] = [earlier, later].map((one) => new Set(person.filter((_, row) => wave[row] === one)));
  const both = [...before!].filter((one) => after!.has(one));
  return { n_w1: before!.size, n_w2: after!.size, n_overlap: both.length };
}

function changeOf(panel: Panel, values: Float64Array): Computed {
  const found = change(panel, panel.design, values, 'everybody');
  const test = accepted(found.test);
  const apart = accepted(surveyDesign({ weights: panel.design.weights }));
  const independent = accepted(change(panel, apart, values, 'everybody').test);
  return {
    w1: found.earlier.value,
    w2: found.later.value,
    se1: found.earlierError,
    se2: found.laterError,
    cov12: found.covariance,
    corr: found.covariance / (found.earlierError * found.laterError),
    diff: test.difference,
    se: test.standardError,
    z: test.statistic,
    p_t: test.pValue,
    p_z: normalPValue(test.statistic),
    se_if_treated_independent: independent.standardError,
    degf: degreesOfFreedom(panel.design),
  };
}

function differenceOf(panel: Panel, design: SurveyDesign, who: 'everybody' | 'in-both'): Computed {
  const test = accepted(change(panel, design, panel.answer, who).test);
  return { diff: test.difference, se: test.standardError };
}

/** A row such as `{ "grp": "E", "diff": …, "se": … }`: the change among those of one category. */
function groupChange(panel: Panel, row: JsonObject): Computed {
  const name = Object.keys(row).find((key) => panel.columns.texts.has(key));
  if (!name) throw new NotCovered('it is not known which variable makes the groups');
  const groups = textsOf(panel.columns, name);
  const group = domainOf(panel.design, (at) => groups[at] === String(row[name]));
  return { [name]: undefined, ...(differenceOf(panel, group, 'everybody') as object) };
}

/** The slope of a regression on the wave is the change. */
function slopeOf({ design, waves, answer }: Panel): Computed {
  const regression = accepted(
    linearRegression(design, answer, [{ kind: 'numeric', name: 'wave', values: waves.wave }]),
  );
  return { coef: regression.coefficients[1]!.value, se: regression.standardErrors[1] };
}
