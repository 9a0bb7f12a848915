import { checkExpression, type Expression, parseExpression, type Variable } from '@earshot/dataset';
import {
  type PlanFile,
  type PlanPath,
  type Problem,
  placeWithin,
  readPlan,
  shapePlan,
  usable,
} from '@earshot/planfile';
import type { Derivation, MarginPlan, Summary, TablePlan, TableSpec, WeightPlan } from './plan.ts';
import { planShape, type ShapedPlan, type ShapedVariable } from './plan-shape.ts';

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
  return { plan: usable(reader.problems) ? plan : null, problems: reader.problems };
}

/** Looks up every name of a shaped plan, from top to bottom, and gathers what does not fit. */
class PlanReader {
  readonly problems: Problem[] = [];
  private readonly file: PlanFile;
  private readonly shaped: ShapedPlan;
  private readonly variables = new Map<string, Variable>();

  constructor(file: PlanFile, shaped: ShapedPlan) {
    this.file = file;
    this.shaped = shaped;
  }

  plan(data: readonly Variable[] | null): TablePlan {
    const { title, source, variables = {} } = this.shaped;
    for (const variable of data ?? []) this.variables.set(variable.name, variable);
    for (const [name, shaped] of Object.entries(variables)) {
      this.declare(this.variable(name, shaped), ['variables', name]);
    }
    if (this.variables.size === 0) {
      this.problem('plan-no-variables', [], 'The plan describes no variables, and no study stands behind it.');
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
    const scale = typeof shaped.categories === 'string' ? this.shaped.scales?.[shaped.categories] : shaped.categories;
    if (!scale) {
      const path = ['variables', name, 'categories'];
      this.problem('scale-unknown', path, `There is no scale “${String(shaped.categories)}” in this file.`);
    }
    const categories = Object.entries(scale ?? {}).map(([code, text]) => ({ code, label: text }));
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

  private margin(margin: MarginPlan, path: PlanPath): void {
    for (const name of margin.variables) this.kindOf(name, ['single'], [...path, 'variables']);
    if (typeof margin.population === 'string') return;
    const known = new Set(crossedCodes(margin.variables.map((name) => this.codes(name))));
    for (const category of Object.keys(margin.population)) {
      if (known.has(category)) continue;
      const sentence = `“${category}” is no category of ${margin.variables.join(' by ')}.`;
      this.problem('margin-category', [...path, 'population', category], sentence);
    }
  }

  private table(shaped: ShapedPlan['tables'][number], path: PlanPath): TableSpec {
    shaped.items.forEach((item, index) => {
      this.kindOf(item, ['single', 'multiple', 'quantity'], [...path, 'items', index]);
    });
    (shaped.breaks ?? []).forEach((name, index) => {
      this.kindOf(name, ['single'], [...path, 'breaks', index]);
    });
    if (shaped.weight !== undefined && !this.shaped.weights?.[shaped.weight]) {
      this.problem('weight-unknown', [...path, 'weight'], `There is no weight “${shaped.weight}” in this file.`);
    }
    const summaries = this.summaries(shaped, path);
    const base = shaped.base === undefined ? null : this.expression(shaped.base, [...path, 'base']);
    return {
      id: shaped.id,
      title: shaped.title,
      items: shaped.items,
      summaries,
      rows: shaped.rows ?? 'both',
      breaks: shaped.breaks ?? [],
      base: base && shaped.base !== undefined ? { source: shaped.base, expression: base } : null,
      baseLabel: shaped.base_label ?? null,
      weight: shaped.weight ?? null,
    };
  }

  private summaries(shaped: ShapedPlan['tables'][number], path: PlanPath): Summary[] {
    if (shaped.rows === 'summaries' && !shaped.summaries) {
      this.problem('summaries-missing', [...path, 'rows'], 'The table shows summaries only, but describes none.');
    }
    const several = shaped.items.find((item) => this.variables.get(item)?.kind === 'multiple');
    if (shaped.summaries && several) {
      const sentence = `“${several}” is a multiple choice: its categories overlap, so they cannot be added up.`;
      this.problem('summary-multiple', [...path, 'summaries'], sentence);
    }
    return Object.entries(shaped.summaries ?? {}).map(([id, { label, codes }]) => {
      for (const code of codes) {
        if (shaped.items.some((item) => this.codes(item).includes(code))) continue;
        const sentence = `No item of the table has the code “${code}”.`;
        this.problem('summary-code', [...path, 'summaries', id, 'codes'], sentence);
      }
      return { id, label, codes };
    });
  }

  private codes(name: string): string[] {
    const variable = this.variables.get(name);
    return variable && 'categories' in variable ? variable.categories.map((category) => category.code) : [];
  }

  private kindOf(name: string, kinds: readonly Variable['kind'][], path: PlanPath): void {
    const variable = this.variables.get(name);
    if (!variable) {
      this.problem('variable-unknown', path, `There is no variable “${name}”.`);
    } else if (!kinds.includes(variable.kind)) {
      this.problem('variable-kind', path, `“${name}” is ${variable.kind}; here it must be ${kinds.join(' or ')}.`);
    }
  }

  private expression(source: string, path: PlanPath): Expression | null {
    const parsed = parseExpression(source);
    const found =
      'problem' in parsed
        ? [parsed.problem]
        : checkExpression(parsed.expression, (name) => this.variables.get(name) ?? null);
    for (const problem of found) this.problem(problem.code, path, problem.sentence, problem.at);
    return 'expression' in parsed ? parsed.expression : null;
  }

  private declare(variable: Variable, path: PlanPath): void {
    if (this.variables.has(variable.name)) {
      this.problem('name-duplicate', path, `Another variable is already called “${variable.name}”.`);
    }
    this.variables.set(variable.name, variable);
  }

  private checkTableIds(): void {
    const seen = new Set<string>();
    this.shaped.tables.forEach(({ id }, index) => {
      if (seen.has(id)) this.problem('table-duplicate', ['tables', index, 'id'], `Another table is called “${id}”.`);
      seen.add(id);
    });
  }

  private problem(code: string, path: PlanPath, sentence: string, within = 0): void {
    this.problems.push({ code, severity: 'error', place: placeWithin(this.file.placeOf(path), within), sentence });
  }
}

/** All combinations of codes, joined by spaces, the last variable running fastest. */
export function crossedCodes(codes: readonly (readonly string[])[]): string[] {
  return codes.reduce<string[]>(
    (crossed, next) =>
      crossed.length === 0 ? [...next] : crossed.flatMap((head) => next.map((code) => `${head} ${code}`)),
    [],
  );
}
