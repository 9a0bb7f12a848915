import type { Findings, PlanPath } from '@earshot/planfile';
import type { KnownVariables } from './known-variables.ts';
import type { Summary, TableSpec } from './plan.ts';
import { ownOf, type ShapedPlan, type ShapedTable } from './plan-shape.ts';
import { repeated } from './repeated.ts';

/** Reads the tables of a plan, each with its items, breaks, summaries, base and weight. */
export function readTableSpecs(shaped: ShapedPlan, known: KnownVariables, findings: Findings): TableSpec[] {
  const specs = shaped.tables.map((table, index) => {
    const path = ['tables', index];
    const spec = new TableReader(table, path, known, findings).spec();
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

  constructor(shaped: ShapedTable, path: PlanPath, known: KnownVariables, findings: Findings) {
    this.shaped = shaped;
    this.path = path;
    this.known = known;
    this.findings = findings;
  }

  spec(): TableSpec {
    const { id, title, items, rows = 'both', breaks = [], profile = false, weight = null, base_label } = this.shaped;
    this.checkVariables(items, breaks);
    if (profile) this.checkProfile();
    const summaries = this.summaries();
    const base = this.base();
    return { id, title, items, summaries, rows, breaks, profile, base, baseLabel: base_label ?? null, weight };
  }

  private base(): TableSpec['base'] {
    const source = this.shaped.base;
    const expression = source === undefined ? null : this.known.expression(source, [...this.path, 'base']);
    return source !== undefined && expression ? { source, expression } : null;
  }

  /** Cells are found by the names of rows and columns, so that none may stand twice. */
  private checkVariables(items: readonly string[], breaks: readonly string[]): void {
    items.forEach((item, index) => {
      this.known.mustBe(['single', 'multiple', 'quantity'], item, [...this.path, 'items', index]);
    });
    breaks.forEach((name, index) => {
      this.known.mustBe(['single'], name, [...this.path, 'breaks', index]);
    });
    for (const [list, names] of Object.entries({ items, breaks })) {
      for (const { value, at } of repeated(names)) {
        const sentence = `“${value}” stands twice in the table’s ${list}.`;
        this.findings.add('table-repeats', [...this.path, list, at], sentence);
      }
    }
  }

  /** Sums of categories and categories that overlap would give away what a profile withholds. */
  private checkProfile(): void {
    const overlapping = this.shaped.items.filter((item) => this.known.find(item)?.kind !== 'single');
    if (this.shaped.rows !== 'categories' || overlapping.length > 0) {
      const sentence = 'A profile describes people: it shows the categories of single choices (rows: categories).';
      this.findings.add('profile-rows', [...this.path, 'profile'], sentence);
    }
  }

  private summaries(): Summary[] {
    const { items, rows, summaries } = this.shaped;
    if (rows === 'summaries' && !summaries) {
      const sentence = 'The table shows summaries only, but describes none.';
      this.findings.add('summaries-missing', [...this.path, 'rows'], sentence);
    }
    const several = items.find((item) => this.known.find(item)?.kind === 'multiple');
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
    const inItems = new Set(this.shaped.items.flatMap((item) => this.known.codes(item)));
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
