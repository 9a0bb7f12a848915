import { categoriesOf, type Expression, readExpression, type Variable } from '@earshot/dataset';
import { Findings, type PlanFile, type PlanPath, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import { crossedCodes } from './crossed-codes.ts';
import type { Derivation, MarginPlan, Summary, TablePlan, TableSpec, WeightPlan } from './plan.ts';
import { planShape, type ShapedPlan, type ShapedVariable } from './plan-shape.ts';
import { repeated } from './repeated.ts';
import { weightColumn } from './weight-column.ts';

/**
 * Reads a table plan and checks it against the variables of the data that it is meant for.
 * @param data the variables of a questionnaire's dataset; null for a plan that describes its data file itself.
 */
export function readTablePlan(
  file: string,
  text: string,
  data: readonly Variable[] | null,
): { plan: TablePlan | null; problems: Problem[] } {
  const read = readPlan(file, text);
  if (!read.plan) return { plan: null, problems: read.problems };
  const { value, problems } = shapePlan(read.plan, planShape);
  if (!value) return { plan: null, problems };
  const reader = new PlanReader(read.plan, value);
  const plan = reader.plan(data);
  const found = reader.findings.problems;
  return { plan: usable(found) ? plan : null, problems: found };
}

/** Looks up every name of a shaped plan, from top to bottom, and gathers what does not fit. */
class PlanReader {
  readonly findings: Findings;
  private readonly file: PlanFile;
  private readonly shaped: ShapedPlan;
  private readonly variables = new Map<string, Variable>();

  constructor(file: PlanFile, shaped: ShapedPlan) {
    this.file = file;
    this.findings = new Findings(file);
    this.shaped = shaped;
  }

  plan(data: readonly Variable[] | null): TablePlan {
    const { title, source, variables = {} } = this.shaped;
    for (const variable of data ?? []) this.variables.set(variable.name, variable);
    for (const [name, shaped] of Object.entries(variables)) {
      this.declare(this.variable(name, shaped), ['variables', name]);
    }
    if (this.variables.size === 0) {
      this.findings.add('plan-no-variables', [], 'The plan describes no variables, and no study stands behind it.');
    }
    const held = [...this.variables.values()];
    const derivations = this.derivations();
    const weights = this.weights();
    const tables = this.shaped.tables.map((table, index) => this.table(table, ['tables', index]));
    this.checkTableIds();
    const all = [...this.variables.values()];
    return { file: this.file.file, title, source, data: held, variables: all, derivations, weights, tables };
  }

  private variable(name: string, shaped: ShapedVariable): Variable {
    const { label } = shaped;
    if (shaped.kind === 'quantity') return { kind: 'quantity', name, label, unit: shaped.unit ?? '' };
    if (shaped.kind === 'text' || shaped.kind === 'date') return { kind: shaped.kind, name, label };
    const scale =
      typeof shaped.categories === 'string' ? ownOf(this.shaped.scales, shaped.categories) : shaped.categories;
    if (!scale) {
      const path = ['variables', name, 'categories'];
      this.findings.add('scale-unknown', path, `There is no scale “${String(shaped.categories)}” in this file.`);
    }
    const categories = Object.entries(scale ?? {}).map(([code, text]) => ({ code, label: text }));
    for (const { value } of repeated(categories.map(({ code }) => code))) {
      const sentence = `“${name}” has two categories “${value}” that differ only in capitals.`;
      this.findings.add('code-duplicate', ['variables', name, 'categories'], sentence);
    }
    return { kind: shaped.kind, name, label, categories };
  }

  private derivations(): Derivation[] {
    return Object.entries(this.shaped.derive ?? {}).map(([name, shaped]) => {
      const path = ['derive', name];
      const conditions = Object.entries(shaped.categories).map(([code, category]) =>
        this.expression(category.when, [...path, 'categories', code, 'when']),
      );
      const categories = Object.entries(shaped.categories).map(([code, category]) => ({ code, label: category.label }));
      const variable = { kind: 'single', name, label: shaped.label, categories } as const;
      this.declare(variable, path);
      return { variable, conditions: conditions.filter((condition) => condition !== null) };
    });
  }

  private weights(): WeightPlan[] {
    return Object.entries(this.shaped.weights ?? {}).map(([name, shaped]) => {
      const path = ['weights', name];
      this.checkWeightName(name, path);
      const base = shaped.base === undefined ? null : this.expression(shaped.base, [...path, 'base']);
      if ('variable' in shaped) {
        this.kindOf(shaped.variable, ['quantity'], [...path, 'variable']);
        return { name, label: shaped.label, base, from: { variable: shaped.variable } };
      }
      shaped.margins.forEach((margin, index) => {
        this.margin(margin, [...path, 'margins', index]);
      });
      return { name, label: shaped.label, base, from: { margins: shaped.margins } };
    });
  }

  private checkWeightName(name: string, path: PlanPath): void {
    const column = weightColumn(name);
    if (this.taken(column)) {
      this.findings.add('name-duplicate', path, `The weight needs the name “${column}”, which a variable has.`);
    }
    if (repeated(Object.keys(this.shaped.weights ?? {})).some(({ value }) => value === name)) {
      this.findings.add('name-duplicate', path, `Another weight is already called “${name}”, capitals aside.`);
    }
  }

  private margin(margin: MarginPlan, path: PlanPath): void {
    for (const name of margin.variables) this.kindOf(name, ['single'], [...path, 'variables']);
    if (typeof margin.population === 'string') return;
    const known = new Set(crossedCodes(margin.variables.map((name) => this.codes(name))));
    for (const category of Object.keys(margin.population)) {
      if (known.has(category)) continue;
      const sentence = `“${category}” is no category of ${margin.variables.join(' by ')}.`;
      this.findings.add('margin-category', [...path, 'population', category], sentence);
    }
  }

  private table(shaped: ShapedPlan['tables'][number], path: PlanPath): TableSpec {
    shaped.items.forEach((item, index) => {
      this.kindOf(item, ['single', 'multiple', 'quantity'], [...path, 'items', index]);
    });
    (shaped.breaks ?? []).forEach((name, index) => {
      this.kindOf(name, ['single'], [...path, 'breaks', index]);
    });
    if (shaped.weight !== undefined && !ownOf(this.shaped.weights, shaped.weight)) {
      this.findings.add('weight-unknown', [...path, 'weight'], `There is no weight “${shaped.weight}” in this file.`);
    }
    this.checkRepeats(shaped, path);
    if (shaped.profile) this.profile(shaped, path);
    const summaries = this.summaries(shaped, path);
    const base = shaped.base === undefined ? null : this.expression(shaped.base, [...path, 'base']);
    return {
      id: shaped.id,
      title: shaped.title,
      items: shaped.items,
      summaries,
      rows: shaped.rows ?? 'both',
      breaks: shaped.breaks ?? [],
      profile: shaped.profile ?? false,
      base: base && shaped.base !== undefined ? { source: shaped.base, expression: base } : null,
      baseLabel: shaped.base_label ?? null,
      weight: shaped.weight ?? null,
    };
  }

  /** Cells are found by the names of rows and columns, so that none may stand twice. */
  private checkRepeats(shaped: ShapedPlan['tables'][number], path: PlanPath): void {
    for (const list of ['items', 'breaks'] as const) {
      for (const { value, at } of repeated(shaped[list] ?? [])) {
        this.findings.add('table-repeats', [...path, list, at], `“${value}” stands twice in the table’s ${list}.`);
      }
    }
  }

  /** Sums of categories and categories that overlap would give away what a profile withholds. */
  private profile(shaped: ShapedPlan['tables'][number], path: PlanPath): void {
    const overlapping = shaped.items.filter((item) => this.variables.get(item)?.kind !== 'single');
    if (shaped.rows !== 'categories' || overlapping.length > 0) {
      const sentence = 'A profile describes people: it shows the categories of single choices (rows: categories).';
      this.findings.add('profile-rows', [...path, 'profile'], sentence);
    }
  }

  private summaries(shaped: ShapedPlan['tables'][number], path: PlanPath): Summary[] {
    if (shaped.rows === 'summaries' && !shaped.summaries) {
      this.findings.add('summaries-missing', [...path, 'rows'], 'The table shows summaries only, but describes none.');
    }
    const several = shaped.items.find((item) => this.variables.get(item)?.kind === 'multiple');
    if (shaped.summaries && several) {
      const sentence = `“${several}” is a multiple choice: its categories overlap, so they cannot be added up.`;
      this.findings.add('summary-multiple', [...path, 'summaries'], sentence);
    }
    return Object.entries(shaped.summaries ?? {}).map(([id, { label, codes }]) => {
      if (shaped.items.some((item) => this.codes(item).includes(id))) {
        const sentence = `“${id}” is also the code of a category; the summary needs a name of its own.`;
        this.findings.add('summary-name-taken', [...path, 'summaries', id], sentence);
      }
      for (const code of codes) {
        if (shaped.items.some((item) => this.codes(item).includes(code))) continue;
        const sentence = `No item of the table has the code “${code}”.`;
        this.findings.add('summary-code', [...path, 'summaries', id, 'codes'], sentence);
      }
      return { id, label, codes: [...new Set(codes)] };
    });
  }

  private codes(name: string): string[] {
    const variable = this.variables.get(name);
    return variable ? categoriesOf(variable).map((category) => category.code) : [];
  }

  private kindOf(name: string, kinds: readonly Variable['kind'][], path: PlanPath): void {
    const variable = this.variables.get(name);
    if (!variable) {
      this.findings.add('variable-unknown', path, `There is no variable “${name}”.`);
    } else if (!kinds.includes(variable.kind)) {
      this.findings.add('variable-kind', path, `“${name}” is ${variable.kind}; here it must be ${kinds.join(' or ')}.`);
    }
  }

  private expression(source: string, path: PlanPath): Expression | null {
    const { expression, problems } = readExpression(source, (name) => this.variables.get(name) ?? null);
    this.findings.addFlaws(path, problems);
    return expression;
  }

  private declare(variable: Variable, path: PlanPath): void {
    const taken = this.taken(variable.name);
    if (taken)
      this.findings.add('name-duplicate', path, `Another variable is already called “${taken}”, capitals aside.`);
    this.variables.set(variable.name, variable);
  }

  /** The variable that has this name already: names of columns in SQL do not tell capitals from small letters. */
  private taken(name: string): string | undefined {
    return [...this.variables.keys()].find((known) => known.toLowerCase() === name.toLowerCase());
  }

  private checkTableIds(): void {
    for (const { value, at } of repeated(this.shaped.tables.map(({ id }) => id))) {
      this.findings.add('table-duplicate', ['tables', at, 'id'], `Another table is called “${value}”.`);
    }
  }
}

/** What a record holds itself under a name, not what every object inherits, such as `constructor`. */
function ownOf<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
