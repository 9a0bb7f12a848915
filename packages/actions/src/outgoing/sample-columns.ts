import type { FileDesign } from '@earshot/datafiles';
import {
  answered,
  type Column,
  categoriesOf,
  columnNamed,
  columnOf,
  type Dataset,
  NOT_ASKED,
  withColumns,
} from '@earshot/dataset';
import type { TablePlan } from '@earshot/tables';

/** The column that holds how many units there were to draw from, where the plan says so. */
const SIZE = 'population_size';

/** How a plan’s sample was drawn, as a data file can say it, with the column that it needs beside those of the data. */
export function sampleColumns(
  plan: TablePlan,
  dataset: Dataset,
): { readonly dataset: Dataset; readonly design: FileDesign | null; readonly units: readonly string[] } {
  const { design } = plan;
  if (!design) return { dataset, design: null, units: [] };
  const unit = design.units?.variable ?? null;
  const said = { strata: design.strata, unit };
  const units = unit === null ? [] : [unit];
  if (!design.population) return { dataset, units, design: { ...said, population: null } };
  const { size, date } = design.population;
  const strata = design.strata.map((name) => columnNamed(dataset, name)!);
  const sizes = Array.from({ length: dataset.rows }, (_, row) => {
    const number = typeof size === 'number' ? size : size[strata.map((column) => codeAt(column, row)).join(' ')];
    return number === undefined ? NOT_ASKED : answered(number);
  });
  let name = SIZE;
  while (columnNamed(dataset, name)) name = `${name}_of_plan`;
  const variable = { kind: 'quantity', name, label: `How many there were to draw from, ${date}`, unit: '' } as const;
  return { dataset: withColumns(dataset, [columnOf(variable, sizes)]), units, design: { ...said, population: name } };
}

/** The code of a row’s category; of a row without one, none that a plan can name. */
function codeAt({ variable, numbers, states }: Column, row: number): string {
  return states[row] === 0 ? categoriesOf(variable)[numbers![row]!]!.code : '';
}
