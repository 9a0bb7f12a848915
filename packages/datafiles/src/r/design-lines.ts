import { type NamedColumn, nameOf } from '../coded-csv.ts';
import type { FileDesign } from '../data-file-about.ts';
import { rComment } from './r-text.ts';

/** The lines that declare the sample to R’s package survey: a design for each weight, or one where nobody is weighted. */
export function designLines(columns: readonly NamedColumn[], drawn: FileDesign | null): string[] {
  const weights = columns.filter(({ column }) => column.kind === 'weight').map(({ name }) => name);
  const how = drawnArguments(columns, drawn);
  const designs = weights.map((name) => {
    const [design, column] = [weights.length === 1 ? 'design' : `design_${name}`, `people[["${name}"]]`];
    const call = `survey::svydesign(${how}, weights = ~${name}, data = people[!is.na(${column}), ])`;
    return `  if (sum(!is.na(${column})) > 1) ${design} <- ${call}`;
  });
  const call = `survey::svydesign(${how}, weights = rep(1, nrow(people)), data = people)`;
  return [
    rComment('Everybody who has a weight is in the design; take subset(design, …) for some of them.'),
    'if (requireNamespace("survey", quietly = TRUE)) {',
    ...(designs.length > 0 ? designs : [`  if (nrow(people) > 1) design <- ${call}`]),
    '}',
  ];
}

function drawnArguments(columns: readonly NamedColumn[], drawn: FileDesign | null): string {
  if (!drawn) return 'ids = ~1';
  const named = (variable: string): string => nameOf(columns, variable);
  const strata = drawn.strata.map(named);
  const crossed = strata.length > 1 ? `interaction(${strata.join(', ')}, drop = TRUE)` : strata[0];
  return [
    `ids = ~${drawn.unit === null ? '1' : named(drawn.unit)}`,
    ...(crossed ? [`strata = ~${crossed}`] : []),
    ...(drawn.population === null ? [] : [`fpc = ~${named(drawn.population)}`]),
  ].join(', ');
}
