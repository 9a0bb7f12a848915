import { categoriesOf, type Expression, readExpression, type Variable } from '@earshot/dataset';
import { type Findings, nearest, type PlanPath } from '@earshot/planfile';

/** The variables that a plan may name so far: those of the data, then those that it derives. */
export class KnownVariables {
  private readonly byName = new Map<string, Variable>();
  private readonly findings: Findings;

  constructor(data: readonly Variable[], findings: Findings) {
    for (const variable of data) this.byName.set(variable.name, variable);
    this.findings = findings;
  }

  all(): Variable[] {
    return [...this.byName.values()];
  }

  find(name: string): Variable | null {
    return this.byName.get(name) ?? null;
  }

  /** The codes of a variable's categories; none when there is no such variable. */
  codes(name: string): string[] {
    const variable = this.find(name);
    return variable ? categoriesOf(variable).map((category) => category.code) : [];
  }

  declare(variable: Variable, path: PlanPath): void {
    const taken = this.taken(variable.name);
    if (taken) {
      this.findings.add('name-duplicate', path, `Another variable is already called “${taken}”, capitals aside.`);
    }
    this.byName.set(variable.name, variable);
  }

  /** The variable that has this name already: names of columns in SQL do not tell capitals from small letters. */
  taken(name: string): string | undefined {
    return [...this.byName.keys()].find((known) => known.toLowerCase() === name.toLowerCase());
  }

  /** Finds it wrong when a name is not that of a variable of one of these kinds. */
  mustBe(kinds: readonly Variable['kind'][], name: string, path: PlanPath): void {
    const variable = this.find(name);
    if (!variable) {
      const sentence = `There is no variable “${name}”.${this.likeThis(name)}`;
      this.findings.add('variable-unknown', path, sentence);
    } else if (!kinds.includes(variable.kind)) {
      this.findings.add('variable-kind', path, `“${name}” is ${variable.kind}; here it must be ${kinds.join(' or ')}.`);
    }
  }

  /** The names most like one that is not there, as a sentence that may follow; empty when there are none at all. */
  likeThis(name: string): string {
    const names = nearest(name, [...this.byName.keys()], 3);
    return names.length === 0 ? '' : ` The nearest names are ${names.map((near) => `“${near}”`).join(', ')}.`;
  }

  /** Reads an expression over these variables; null when something is wrong with it, which is then found. */
  expression(source: string, path: PlanPath): Expression | null {
    const { expression, problems } = readExpression(source, (name) => this.find(name));
    this.findings.addFlaws(path, problems);
    return expression;
  }
}
