import { type Cell, cellAt } from '@earshot/tables';
import { formulaOf, formulaText, type NeighbourPage, type PageRevision, type RateSection } from '@earshot/workforce';

/** A published figure as plain data: a number, a symbol with its meaning, or null where there is none. */
export type FigureJson = number | { readonly symbol: string; readonly meaning: string } | null;

/** A page as plain data: every number that it shows, and the sentences made from them. */
export function pageJson(page: NeighbourPage, revised: readonly PageRevision[]): object {
  const { authority, release, neighbourModel } = page;
  return {
    authority: { code: authority.code, name: authority.name, region: authority.region },
    release,
    neighbourModel,
    glance: page.glance.findings.map(({ text }) => text),
    measures: page.rates.map(measureJson),
    revised: revised.map(({ area, year, measure, earlier, later, madeBy, sentence }) => ({
      area: area.name,
      year,
      measure,
      from: earlier.kind === 'number' ? earlier.value : earlier.symbol,
      to: later.kind === 'number' ? later.value : later.symbol,
      madeBy,
      sentence,
    })),
  };
}

function measureJson({ rate, table, bars, findings, standing }: RateSection) {
  return {
    measure: rate.measure,
    name: rate.name,
    definition: rate.meaning,
    formula: formulaText(formulaOf(rate.measure)),
    unit: rate.unit === 'percent' ? 'per cent' : 'cases a worker',
    polarity: rate.polarity,
    years: table.columns.map(({ id }) => ({
      year: Number(id),
      ...Object.fromEntries(table.rows.map((row) => [row.id, figureJson(cellAt(table, row.id, id))])),
    })),
    neighbours: bars.rows.flatMap(({ id, label }, at) =>
      id.startsWith('neighbour_') ? [{ name: label, figure: figureJson(bars.cells[at]![0]!) }] : [],
    ),
    standing,
    sentences: findings.map(({ text }) => text),
    notes: table.notes,
  };
}

/** A cell of a table of published figures as plain data. */
export function figureJson(cell: Cell | null): FigureJson {
  if (cell?.kind === 'symbol') return { symbol: cell.symbol, meaning: cell.meaning };
  return cell?.kind === 'figure' ? cell.value : null;
}
