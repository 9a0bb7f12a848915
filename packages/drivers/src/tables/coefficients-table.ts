import { type Regression, tCritical } from '@earshot/statistics';
import type { Table } from '@earshot/tables';
import type { CategoriesPlan, DriverModel } from '../plan/drivers-plan.ts';
import type { FoundDrivers } from '../run/analysis.ts';
import { figure } from './figure.ts';
import type { TableFrame } from './table-frame.ts';

const LEVEL = 0.95;

/** The weighted regression that the shares divide up, with the errors of the design (R: `svyglm`). */
export function coefficientsTable({ model, result }: FoundDrivers, frame: TableFrame): Table {
  const { regression } = result;
  const critical = tCritical(LEVEL, regression.degreesOfFreedom);
  const columns = [
    { id: 'coefficient', label: 'Coefficient', group: null },
    { id: 'standard_error', label: 'Standard error', group: null },
    { id: 'lower', label: 'Interval, lower end', group: null },
    { id: 'upper', label: 'Interval, upper end', group: null },
  ];
  return {
    id: `${model.id}_coefficients`,
    title: `${model.title}: the regression`,
    columns,
    rows: regression.names.map((_, index) => ({
      id: `b${index}`,
      label: labelOf(model, regression, index),
      group: null,
    })),
    cells: regression.coefficients.map(({ value }, index) => {
      const error = regression.standardErrors[index]!;
      return [value, error, value - critical * error, value + critical * error].map((number) =>
        figure('mean', number, 3),
      );
    }),
    ...frame,
    notes: [
      `Linear regression with the errors of the design, ${regression.degreesOfFreedom} degrees of freedom. Quantities and scored items count in their own units; a factor’s unit is one standard deviation of its items’ sum, or one of the mean.`,
      'The errors take factors as known; the ranges of the shares do not.',
    ],
  };
}

function labelOf(model: DriverModel, { names, terms }: Regression, index: number): string {
  const term = terms[index];
  if (term === null || term === undefined) return 'Intercept';
  const predictor = model.predictors.find(({ label }) => label === term);
  if (predictor?.kind !== 'categories') return term;
  const listed = names.filter((_, at) => terms[at] === term).map((name) => name.slice(term.length));
  return `${term}: ${categoryOf(predictor, names[index]!.slice(term.length))} rather than ${referenceOf(predictor, listed)}`;
}

function categoryOf({ variable }: CategoriesPlan, code: string): string {
  return variable.categories.find((category) => category.code === code)?.label ?? code;
}

/** The first category with people in it, which is the one that has no coefficient and stands before those that have. */
function referenceOf(predictor: CategoriesPlan, listed: readonly string[]): string {
  const codes = predictor.variable.categories.map(({ code }) => code);
  const first = codes.indexOf(listed[0]!);
  const reference = codes.slice(0, first).findLast((code) => !listed.includes(code));
  return reference === undefined ? 'the first' : categoryOf(predictor, reference);
}
