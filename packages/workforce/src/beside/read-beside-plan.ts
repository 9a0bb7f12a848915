import { categoriesOf } from '@earshot/dataset';
import { Findings, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import type { TablePlan, TableSpec } from '@earshot/tables';
import type { z } from 'zod';
import { RATES } from '../rate.ts';
import type { BesidePair, BesidePlaces, BesidePlan } from './beside-plan.ts';
import { besideShape } from './beside-shape.ts';

type Shaped = z.infer<typeof besideShape>;

/**
 * Reads a study’s beside.yml and checks it against the study’s table plan, whose tables, rows and breaks it names.
 * Whether the census has the places and the year is seen with the figures (`setBeside`). Returns the plan, or every
 * problem, each with code, place and sentence.
 */
export function readBesidePlan(
  file: string,
  text: string,
  tables: TablePlan,
): { plan: BesidePlan | null; problems: Problem[] } {
  const read = readPlan(file, text);
  if (!read.plan) return { plan: null, problems: read.problems };
  const { value, problems } = shapePlan(read.plan, besideShape);
  if (!value) return { plan: null, problems };
  const findings = new Findings(read.plan);
  const { year, release = null, against = 'england' } = value.census;
  const plan: BesidePlan = {
    file,
    title: value.title,
    census: { place: findings.placeOf(['census']), year, release, against },
    fieldwork: fieldworkOf(value, findings),
    pairs: new PairReader(value, tables, findings).pairs(),
  };
  return { plan: usable(findings.problems) ? plan : null, problems: findings.problems };
}

function fieldworkOf({ fieldwork }: Shaped, findings: Findings): BesidePlan['fieldwork'] {
  if (fieldwork && fieldwork.to < fieldwork.from) {
    findings.add('beside-dates', ['fieldwork'], `Fieldwork ends on ${fieldwork.to}, before it begins.`);
  }
  return fieldwork ?? null;
}

class PairReader {
  private readonly shaped: Shaped;
  private readonly tables: TablePlan;
  private readonly findings: Findings;
  private readonly places: ReadonlyMap<string, BesidePlaces>;

  constructor(shaped: Shaped, tables: TablePlan, findings: Findings) {
    this.shaped = shaped;
    this.tables = tables;
    this.findings = findings;
    this.places = new Map(Object.keys(shaped.places).map((variable) => [variable, this.placesOf(variable)]));
  }

  pairs(): BesidePair[] {
    const ids = this.shaped.pairs.map(({ id }) => id);
    return this.shaped.pairs.flatMap((pair, at) => {
      if (ids.indexOf(pair.id) < at) {
        this.findings.add('beside-duplicate', ['pairs', at, 'id'], `Another pair is called “${pair.id}”.`);
      }
      if (this.tables.tables.some((table) => table.id === `beside_${pair.id}`)) {
        const sentence = `A table of tables.yml is called “beside_${pair.id}” already, which this pair’s would be called.`;
        this.findings.add('beside-duplicate', ['pairs', at, 'id'], sentence);
      }
      const by = this.byOf(pair, at);
      const rate = this.rateOf(pair, at);
      const table = this.tableOf(pair, at);
      if (table && by) this.checkTable(table, pair, by, at);
      const { id, title, voice, expect, why } = pair;
      return by && rate ? [{ id, title, voice, rate, by, expect, why }] : [];
    });
  }

  private placesOf(variable: string): BesidePlaces {
    const { are, names } = this.shaped.places[variable]!;
    const path = ['places', variable];
    const found = this.tables.variables.find((one) => one.name === variable);
    if (found?.kind !== 'single') {
      const sentence = `There is no single choice “${variable}” in the study or in tables.yml.`;
      this.findings.add('beside-places', path, sentence);
    }
    const categories = found ? categoriesOf(found) : [];
    for (const code of Object.keys(names ?? {})) {
      if (!found || categories.some((category) => category.code === code)) continue;
      this.findings.add('beside-places', [...path, 'names', code], `“${variable}” has no code “${code}”.`);
    }
    const places = categories
      .filter(({ code }) => !names || Object.hasOwn(names, code))
      .map(({ code, label }) => ({ code, label, called: names?.[code] ?? label }));
    if (found?.kind === 'single' && places.length === 0) {
      this.findings.add('beside-places', path, `No category of “${variable}” is named, so that there is no place.`);
    }
    return { place: this.findings.placeOf(path), variable, are, places };
  }

  private byOf({ by }: Shaped['pairs'][number], at: number): BesidePlaces | null {
    const known = [...this.places.keys()];
    if (by === undefined && known.length === 1) return this.places.get(known[0]!)!;
    const found = by === undefined ? undefined : this.places.get(by);
    if (found) return found;
    const sentence = `Say by which places (by: …): ${known.map((name) => `“${name}”`).join(', ') || 'the file names none'}.`;
    this.findings.add('beside-by', ['pairs', at], sentence);
    return null;
  }

  private rateOf({ measure }: Shaped['pairs'][number], at: number): BesidePair['rate'] | null {
    const found = RATES.find((rate) => rate.measure === measure);
    if (found) return found;
    const known = RATES.map((rate) => rate.measure).join(', ');
    this.findings.add(
      'beside-measure',
      ['pairs', at, 'measure'],
      `There is no measure “${measure}”; there are ${known}.`,
    );
    return null;
  }

  private tableOf({ voice }: Shaped['pairs'][number], at: number): TableSpec | null {
    const found = this.tables.tables.find(({ id }) => id === voice.table);
    if (found) return found;
    const sentence = `There is no table “${voice.table}” in tables.yml.`;
    this.findings.add('beside-table', ['pairs', at, 'voice', 'table'], sentence);
    return null;
  }

  private checkTable(table: TableSpec, { voice }: Shaped['pairs'][number], by: BesidePlaces, at: number): void {
    const path = ['pairs', at, 'voice'];
    if (!hasRow(table, voice.row, this.tables)) {
      const sentence = `The table “${table.id}” has no row “${voice.row}” that shows a share, a mean or a ratio.`;
      this.findings.add('beside-row', [...path, 'row'], sentence);
    }
    if (!table.breaks.some((names) => names.length === 1 && names[0] === by.variable)) {
      const sentence = `The table “${table.id}” is not broken down by “${by.variable}”; add it to its breaks.`;
      this.findings.add('beside-break', [...path, 'table'], sentence);
    }
    if (table.compare.against !== 'rest') {
      const sentence = `The table “${table.id}” does not compare its columns with the rest, on which a mark rests.`;
      this.findings.add('beside-compare', [...path, 'table'], sentence);
    }
  }
}

/** Whether a table will have the row, by the names that docs/study-folder.md gives: of a share, a mean or a ratio. */
function hasRow({ items, ratios, summaries, scores, rows }: TableSpec, row: string, { variables }: TablePlan): boolean {
  const at = row.lastIndexOf('.');
  const [item, part] = [row.slice(0, at), row.slice(at + 1)];
  if (part === 'ratio' && ratios.some(({ id }) => id === item)) return true;
  const variable = variables.find(({ name }) => name === item);
  if (!variable || !items.includes(item) || rows === 'totals') return false;
  if (variable.kind === 'quantity') return part === 'mean';
  if (part === 'mean') return scores !== null && variable.kind === 'single';
  const codes = categoriesOf(variable).map(({ code }) => code);
  const isCategory = (rows === 'categories' || rows === 'both') && codes.includes(part);
  const summary = summaries.find(({ id, codes: joined }) => id === part && joined.some((code) => codes.includes(code)));
  return isCategory || ((rows === 'summaries' || rows === 'both') && summary !== undefined);
}
