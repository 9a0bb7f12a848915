import { type Csv, type EesRow, eesFromCsv, readCsv } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import type { Area } from './area.ts';
import { encodingProblem } from './encoding-problem.ts';
import { fileProblem } from './file-problem.ts';
import type { AreaYear, Indicators } from './indicators.ts';
import { returnOf } from './joint-return.ts';
import { LAYOUT_FROM_2023, LAYOUT_TO_2022, type MeasureLayout } from './measure.ts';

/**
 * Reads one release of DfE's headline figures, in the layout up to 2022 or from 2023 on. Which release it is comes
 * from the years in the file, never from its name. Problems: those of `readEes`, `csv-encoding` for one that is not in
 * UTF-8, `census-no-rows` for a file without figures, `census-no-country` for one without England,
 * `census-repeated-row` for an area that stands twice in one year, `census-year` for a time period that is no year, and
 * `census-negative` for a figure below zero.
 */
export function readIndicators(file: string, text: string): { indicators: Indicators | null; problems: Problem[] } {
  const { rows, layout, problems } = indicatorRows(file, text);
  return rows ? gather(file, rows, layout) : { indicators: null, problems };
}

/** The rows of a release as published, with the layout that its columns have. */
export function indicatorRows(
  file: string,
  text: string,
): { rows: EesRow[] | null; layout: MeasureLayout; problems: Problem[] } {
  const encoding = encodingProblem(file, text);
  const { csv, problems } = encoding ? { csv: null, problems: [encoding] } : readCsv(file, text);
  if (!csv) return { rows: null, layout: LAYOUT_FROM_2023, problems };
  const layout = layoutOf(csv);
  return { layout, ...eesFromCsv(csv, { filters: [], indicators: [...layout.keys()] }) };
}

/** Beyond it a time period is a school year in six digits, in which no release of the census counts. */
const LAST_YEAR = 9999;

/** The older layout is known by the per cent signs in its names. */
function layoutOf(csv: Csv): MeasureLayout {
  return csv.header.some((name) => name.endsWith('_%')) ? LAYOUT_TO_2022 : LAYOUT_FROM_2023;
}

function gather(file: string, rows: readonly EesRow[], layout: MeasureLayout) {
  const problems: Problem[] = [];
  const found = new Map<string, AreaYear>();
  for (const row of rows) {
    const area = areaOf(row);
    if (!area) continue;
    const key = `${area.code} ${row.timePeriod}`;
    const wrong = [...rowProblems(file, row, area, found.has(key)), ...negatives(file, row)];
    if (wrong.length > 0) problems.push(...wrong);
    else found.set(key, areaYear(row, area, layout));
  }
  const areaYears = [...found.values()];
  if (problems.length === 0) problems.push(...wholeProblems(file, areaYears));
  if (problems.length > 0) return { indicators: null, problems };
  const years = areaYears.map((one) => one.year);
  return {
    indicators: { file, release: { firstYear: Math.min(...years), year: Math.max(...years) }, areaYears },
    problems,
  };
}

function rowProblems(file: string, { timePeriod, line }: EesRow, area: Area, isRepeated: boolean): Problem[] {
  if (timePeriod > LAST_YEAR)
    return [fileProblem('census-year', file, `“${timePeriod}” is not a reporting year.`, line)];
  if (!isRepeated) return [];
  return [fileProblem('census-repeated-row', file, `${area.name} stands twice in ${timePeriod}.`, line)];
}

/** Counts and rates of people are never below zero; a rate over such a base would be none. */
function negatives(file: string, { indicators, line }: EesRow): Problem[] {
  return Object.entries(indicators).flatMap(([column, cell]) => {
    if (cell.kind !== 'number' || cell.value >= 0) return [];
    return [fileProblem('census-negative', file, `${column}: ${cell.value} is less than nothing.`, line)];
  });
}

/** What is wrong with the file as a whole, though every row can be read. */
function wholeProblems(file: string, areaYears: readonly AreaYear[]): Problem[] {
  if (areaYears.length === 0) return [fileProblem('census-no-rows', file, 'The file holds no figures.')];
  if (areaYears.some(({ area }) => area.level === 'country')) return [];
  return [fileProblem('census-no-country', file, 'The file has no row for England, so it is not a whole release.')];
}

function areaYear(row: EesRow, area: Area, layout: MeasureLayout): AreaYear {
  return { area, year: row.timePeriod, regionCode: row.place.regionCode, figures: figuresOf(row, layout) };
}

/** The area of a row; null for the empty row of a joint return's second authority. */
function areaOf(row: EesRow): Area | null {
  const { countryName, regionCode, regionName } = row.place;
  if (row.level === 'National') return { level: 'country', code: countryName, name: countryName };
  if (row.level === 'Local authority') {
    const made = returnOf(row);
    return made && { level: 'authority', ...made };
  }
  return { level: regionCode.startsWith('E12') ? 'region' : 'part', code: regionCode, name: regionName };
}

function figuresOf(row: EesRow, layout: MeasureLayout): AreaYear['figures'] {
  const comparable = [...layout].filter(([, { isComparable }]) => isComparable);
  return Object.fromEntries(comparable.map(([column, { measure }]) => [measure, row.indicators[column]!]));
}
