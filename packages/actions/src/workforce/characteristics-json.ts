import { cellAt, type Table } from '@earshot/tables';
import type { CharacteristicsPage } from '@earshot/workforce';
import { figureJson } from './page-json.ts';

/** Ages, expected retirements, ethnicity by role and roles as plain data; null for what the release does not have. */
export function characteristicsJson(page: CharacteristicsPage): unknown {
  const { area, release, year, age, spread, retirements, ethnicity, sex, roles } = page;
  const sentences = (findings: readonly { readonly text: string }[]) => findings.map(({ text }) => text);
  return {
    area: area.name,
    release,
    year,
    age: age && {
      shares: tableJson(age.profile),
      years: tableJson(age.years),
      oldest: tableJson(age.oldest),
      sentences: sentences(age.findings),
    },
    spread: spread && { authorities: spreadJson(spread.table), sentences: sentences(spread.findings) },
    retirements: retirements && {
      inPost: retirements.inPost,
      over60: retirements.over60,
      inAYear: retirements.inAYear,
      reaching: retirements.reaching,
      basis: retirements.table.notes,
      sentences: sentences(retirements.findings),
    },
    ethnicity: ethnicity && {
      byRole: tableJson(ethnicity.table),
      globalMajorityYears: tableJson(ethnicity.years),
      difference: ethnicity.difference,
      notes: ethnicity.years.notes,
      sentences: sentences(ethnicity.findings),
    },
    women: sex && { shares: tableJson(sex.table), notes: sex.table.notes, sentences: sentences(sex.findings) },
    roles: roles && {
      shares: tableJson(roles.mix),
      years: tableJson(roles.years),
      notes: roles.years.notes,
      sentences: sentences(roles.findings),
    },
  };
}

/** Each authority by its name, with its figures. */
function spreadJson(table: Table) {
  const figures = tableJson(table);
  return table.rows.map(({ id, label }) => ({ name: label, ...figures[id] }));
}

/** The figures of a table by row and column. */
function tableJson(table: Table) {
  const figures = (row: string) =>
    Object.fromEntries(table.columns.map(({ id }) => [id, figureJson(cellAt(table, row, id))]));
  return Object.fromEntries(table.rows.map(({ id }) => [id, figures(id)]));
}
