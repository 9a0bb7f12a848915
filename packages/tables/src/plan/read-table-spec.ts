import type { Findings, PlanPath } from '@earshot/planfile';
import type { KnownVariables } from './known-variables.ts';
import { nobodyMeets } from './nobody-meets.ts';
import type { MinimumBases, Summary, TableSpec } from './plan.ts';
import { ownOf, type ShapedPlan, type ShapedTable } from './plan-shape.ts';
import { readAssociation } from './read-association.ts';
import { readBreaks } from './read-breaks.ts';
import { readCompare } from './read-compare.ts';
import { readItems } from './read-items.ts';
import { readMinimum } from './read-minimum.ts';
import { readRatios } from './read-ratios.ts';
import { readScores } from './read-scores.ts';
import { checkTotals } from './read-totals.ts';
import { repeated } from './repeated.ts';

/** The last part of the id of a row that holds a mean. */
export const MEAN_ROW = 'mean';

/**
 * Reads the tables of a plan, each with its items, breaks, summaries, base and weight.
 * @param usual what numbers have to rest on where a table does not say otherwise.
 */
export function readTableSpecs(
  shaped: ShapedPlan,
  usual: MinimumBases,
  known: KnownVariables,
  findings: Findings,
): TableSpec[] {
  const specs = shaped.tables.map((table, index) => {
    const path = ['tables', index];
    const spec = new TableReader(table, path, known, findings).spec(usual);
    if (table.rows === 'totals') checkTotals(table, shaped.weights, path, findings);
    if (spec.weight !== null && !ownOf(shaped.weights, spec.weight)) {
      findings.add('weight-unknown', [...path, 'weight'], `There is no weight “${spec.weight}” in this file.`);
    }
    return spec;
  });
  for (const { value, at } of repeated(shaped.tables.map(({ id }) => id))) {
    findings.add('table-duplicate', ['tables', at, 'id'], `Another table is called “${value}”.`);
  }
  return specs;
}

/** One table on its way from shape to specification. */
class TableReader {
  private readonly shaped: ShapedTable;
  private readonly path: PlanPath;
  private readonly known: KnownVariables;
  private readonly findings: Findings;
  private readonly items: readonly string[];

  constructor(shaped: ShapedTable, path: PlanPath, known: KnownVariables, findings: Findings) {
    this.shaped = shaped;
    this.path = path;
    this.known = known;
    this.findings = findings;
    this.items = readItems(shaped.items ?? [], [...path, 'items'], known, findings);
  }

  spec(usual: MinimumBases): TableSpec {
    const { known, findings, path, items, shaped } = this;
    const { id, title, rows = 'both', profile = false, weight = null, base_label } = shaped;
    const breaks = readBreaks(shaped.breaks ?? [], [...path, 'breaks'], known, findings);
    if (profile) this.checkProfile();
    const summaries = this.summaries();
    const ratios = readRatios(shaped, path, known, findings);
    const scores = readScores(shaped.scores, items, [...path, 'scores'], known, findings);
    this.checkMeans();
    const written = shaped.compare ?? (rows === 'totals' ? 'none' : undefined);
    const compare = readCompare(written, breaks, [...path, 'compare'], known, findings);
    const association = readAssociation(shaped, items, breaks, path, known, findings);
    const minimum = readMinimum(shaped.minimum, usual, [...path, 'minimum'], findings);
    const base = this.base();
    const median = shaped.median ?? false;
    const described = {
      id,
      title,
      items,
      ratios,
      summaries,
      scores,
      median,
      rows,
      breaks,
      compare,
      minimum,
      profile,
      base,
    };
    return { ...described, association, baseLabel: base_label ?? null, weight };
  }

  private base(): TableSpec['base'] {
    const source = this.shaped.base;
    const path = [...this.path, 'base'];
    const expression = source === undefined ? null : this.known.expression(source, path);
    if (source === undefined || !expression) return null;
    if (nobodyMeets(expression, (name) => this.known.find(name))) {
      this.findings.add('base-nobody', path, 'No answers can meet this base, so that nobody would be in the table.');
    }
    return { source, expression };
  }

  /** A mean needs numbers: scores for choices, or a quantity. */
  private checkMeans(): void {
    const { rows, scores, median } = this.shaped;
    const quantities = this.items.filter((item) => this.known.find(item)?.kind === 'quantity');
    if (median && quantities.length === 0) {
      const sentence = 'A median is of a quantity; the table has none.';
      this.findings.add('median-no-quantity', [...this.path, 'median'], sentence);
    }
    if (rows === 'means' && !scores && quantities.length < this.items.length) {
      const sentence = 'The table shows means only, but has no scores to make them of.';
      this.findings.add('scores-missing', [...this.path, 'rows'], sentence);
    }
    if (rows === 'totals') return;
    const codes = new Set(scores ? this.items.flatMap((item) => this.known.codes(item)) : []);
    if (codes.has(MEAN_ROW) || ownOf(this.shaped.summaries, MEAN_ROW)) {
      const sentence = `The row of a mean is called “${MEAN_ROW}”, which a category or a summary is called already.`;
      this.findings.add('summary-name-taken', [...this.path, 'scores'], sentence);
    }
  }

  /** Sums of categories and categories that overlap would give away what a profile withholds. */
  private checkProfile(): void {
    const overlapping = this.items.filter((item) => this.known.find(item)?.kind !== 'single');
    if (this.shaped.rows !== 'categories' || this.shaped.scores || this.shaped.ratios || overlapping.length > 0) {
      const sentence = 'A profile describes people: it shows the categories of single choices (rows: categories).';
      this.findings.add('profile-rows', [...this.path, 'profile'], sentence);
    }
    if (this.shaped.breaks?.some((names) => typeof names !== 'string')) {
      const sentence =
        'A profile withholds small kinds of people by one variable at a time: its breaks cannot be crossed.';
      this.findings.add('profile-crossed', [...this.path, 'breaks'], sentence);
    }
  }

  private summaries(): Summary[] {
    const { rows, summaries } = this.shaped;
    if (rows === 'summaries' && !summaries) {
      const sentence = 'The table shows summaries only, but describes none.';
      this.findings.add('summaries-missing', [...this.path, 'rows'], sentence);
    }
    const several = this.items.find((item) => this.known.find(item)?.kind === 'multiple');
    if (summaries && several) {
      const sentence = `“${several}” is a multiple choice: its categories overlap, so they cannot be added up.`;
      this.findings.add('summary-multiple', [...this.path, 'summaries'], sentence);
    }
    return Object.entries(summaries ?? {}).map(([id, { label, codes }]) => {
      this.checkSummary(id, codes);
      return { id, label, codes: [...new Set(codes)] };
    });
  }

  private checkSummary(id: string, codes: readonly string[]): void {
    const path = [...this.path, 'summaries', id];
    const inItems = new Set(this.items.flatMap((item) => this.known.codes(item)));
    if (inItems.has(id)) {
      const sentence = `“${id}” is also the code of a category; the summary needs a name of its own.`;
      this.findings.add('summary-name-taken', path, sentence);
    }
    for (const code of codes) {
      if (inItems.has(code)) continue;
      this.findings.add('summary-code', [...path, 'codes'], `No item of the table has the code “${code}”.`);
    }
  }
}
