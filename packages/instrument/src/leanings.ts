import { categoriesOf, type Expression, namesIn, readExpression, type Variable } from '@earshot/dataset';
import { Findings, type PlanFile, type PlanPath, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import { z } from 'zod';
import type { Question, Questionnaire } from './questionnaire.ts';
import { offersState } from './settle.ts';
import { namesOf, questionnaireVariables, questionsOf } from './variables.ts';

/** How simulated people lean: for each variable, rules of which the first that holds is followed. */
export interface Leanings {
  readonly people: number;
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
}

export interface Rule {
  readonly when: Expression | null;
  /** By code (or refused, dont_know): relative weights for one choice, percentages each for several. */
  readonly shares: Readonly<Record<string, number>> | null;
  readonly number: { readonly mean: number; readonly spread: number } | null;
  readonly texts: readonly string[];
  /** Percentage that leaves a text blank. */
  readonly blank: number;
}

const share = z.number().min(0).max(1_000_000);
const ruleShape = z.strictObject({
  when: z.string().optional(),
  shares: z.record(z.string(), share).optional(),
  mean: z.number().optional(),
  spread: z.number().min(0).optional(),
  texts: z.array(z.string().min(1)).min(1).optional(),
  blank: z.number().min(0).max(100).optional(),
});
const leaningsShape = z.strictObject({
  people: z.int().min(1).max(1_000_000),
  answers: z.record(z.string(), z.array(ruleShape).min(1)),
});

/** Reads simulation.yml against its questionnaire: the leanings, or every problem. */
export function readLeanings(
  file: string,
  text: string,
  questionnaire: Questionnaire,
): { leanings: Leanings | null; problems: Problem[] } {
  const read = readPlan(file, text);
  if (!read.plan) return { leanings: null, problems: read.problems };
  const { value, problems } = shapePlan(read.plan, leaningsShape);
  if (!value) return { leanings: null, problems };

  const reader = new LeaningsReader(read.plan, questionnaire);
  const rules = new Map(
    Object.entries(value.answers).map(([name, shaped]) => [
      name,
      shaped.map((rule, index) => reader.rule(name, rule, ['answers', name, index])),
    ]),
  );
  const found = reader.findings.problems;
  return { leanings: usable(found) ? { people: value.people, rules } : null, problems: found };
}

class LeaningsReader {
  readonly findings: Findings;
  private readonly variables: Map<string, Variable>;
  private readonly owners: Map<string, Question>;

  constructor(plan: PlanFile, questionnaire: Questionnaire) {
    this.findings = new Findings(plan);
    this.variables = new Map(questionnaireVariables(questionnaire).map((variable) => [variable.name, variable]));
    this.owners = new Map(
      questionsOf(questionnaire).flatMap((question) => namesOf(question).map((name) => [name, question] as const)),
    );
  }

  rule(name: string, shaped: z.infer<typeof ruleShape>, path: PlanPath): Rule {
    const variable = this.variables.get(name);
    if (!variable) this.findings.add('leaning-unknown', path, `The questionnaire has no variable “${name}”.`);
    else for (const code of Object.keys(shaped.shares ?? {})) this.checkCode(variable, code, [...path, 'shares', code]);
    return {
      when: shaped.when === undefined ? null : this.expression(shaped.when, name, [...path, 'when']),
      shares: shaped.shares ?? null,
      number: shaped.mean === undefined ? null : { mean: shaped.mean, spread: shaped.spread ?? 0 },
      texts: shaped.texts ?? [],
      blank: shaped.blank ?? 0,
    };
  }

  private checkCode(variable: Variable, code: string, path: PlanPath): void {
    const question = this.owners.get(variable.name);
    if ((code === 'refused' || code === 'dont_know') && question && offersState(question, code)) return;
    if (categoriesOf(variable).some((category) => category.code === code)) return;
    if (question?.kind === 'number' && question.instead.some((option) => option.code === code)) return;
    this.findings.add('leaning-code', path, `“${variable.name}” has no answer “${code}”.`);
  }

  private expression(source: string, of: string, path: PlanPath): Expression | null {
    const { expression, problems } = readExpression(source, (name) => this.variables.get(name) ?? null);
    this.findings.addFlaws(path, problems);
    const order = [...this.variables.keys()];
    for (const name of expression ? namesIn(expression) : []) {
      if (order.indexOf(name) < order.indexOf(of)) continue;
      this.findings.add('leaning-forward', path, `“${name}” is not answered before “${of}”, so this is never true.`);
    }
    return expression;
  }
}
