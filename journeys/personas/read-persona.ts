import { answered, DONT_KNOW, REFUSED, type Value, type Variable } from '@earshot/dataset';
import { type Answers, type Mode, type Outcome, type Questionnaire, questionnaireVariables } from '@earshot/instrument';
import { Findings, type PlanPath, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import { z } from 'zod';

/** Somebody who meets a questionnaire: who they are, what they say, and what they must and must not be asked. */
export interface Persona {
  /** A sentence. */
  readonly who: string;
  /** The study’s folder within surveys/. */
  readonly study: string;
  readonly modes: readonly Mode[];
  readonly sample: Answers;
  /** What they say where it matters, by variable; to everything else they say whatever fits first. */
  readonly answers: Answers;
  /** Questions by their ids. */
  readonly mustMeet: readonly string[];
  readonly mustNotMeet: readonly string[];
  readonly outcome: Outcome;
}

const value = z.union([z.string(), z.number(), z.array(z.string())], { error: 'expected a code, a number or codes' });
const questions = z.array(z.string());
const personaShape = z.strictObject({
  who: z.string().trim().min(1),
  study: z.string().trim().min(1),
  modes: z
    .array(z.enum(['web', 'telephone']))
    .min(1)
    .optional(),
  sample: z.record(z.string(), value).default({}),
  answers: z.record(z.string(), value).default({}),
  must_meet: questions.default([]),
  must_not_meet: questions.default([]),
  outcome: z
    .enum(['completed', 'screened_out', 'refused', 'appointment', 'call_back', 'unusable', 'closed'])
    .default('completed'),
});

/**
 * Reads a persona against the questionnaire that it names: either the persona, or everything that is wrong with it.
 * Beside codes and numbers, `refused` and `dont_know` can be said, unless they are codes of the question.
 */
export function readPersona(
  file: string,
  text: string,
  questionnaireOf: (study: string) => Questionnaire | null,
): { persona: Persona | null; problems: readonly Problem[] } {
  const { plan, problems } = readPlan(file, text);
  if (!plan) return { persona: null, problems };
  const { value: shaped, problems: misshapen } = shapePlan(plan, personaShape);
  if (!shaped) return { persona: null, problems: misshapen };
  const findings = new Findings(plan);
  const questionnaire = questionnaireOf(shaped.study);
  if (!questionnaire) {
    findings.add('persona-unknown-study', ['study'], `There is no study “${shaped.study}” that can be read.`);
    return { persona: null, problems: findings.problems };
  }
  const reader = new PersonaReader(findings, questionnaire);
  const { who, study, outcome, must_meet: mustMeet, must_not_meet: mustNotMeet } = shaped;
  const persona: Persona = {
    who,
    study,
    modes: reader.modes(shaped.modes),
    sample: reader.values(shaped.sample, questionnaire.sample, 'sample'),
    answers: reader.values(shaped.answers, reader.asked, 'answers'),
    mustMeet: reader.questions(mustMeet, 'must_meet'),
    mustNotMeet: reader.questions(mustNotMeet, 'must_not_meet'),
    outcome,
  };
  return { persona: usable(findings.problems) ? persona : null, problems: findings.problems };
}

type Written = z.infer<typeof value>;

class PersonaReader {
  /** The variables that are answered. */
  readonly asked: readonly Variable[];
  private readonly findings: Findings;
  private readonly questionnaire: Questionnaire;

  constructor(findings: Findings, questionnaire: Questionnaire) {
    this.findings = findings;
    this.questionnaire = questionnaire;
    const known = new Set(questionnaire.sample.map(({ name }) => name));
    this.asked = questionnaireVariables(questionnaire).filter(({ name }) => !known.has(name));
  }

  modes(named: readonly Mode[] | undefined): readonly Mode[] {
    for (const [index, mode] of (named ?? []).entries()) {
      if (this.questionnaire.modes.includes(mode)) continue;
      this.findings.add('persona-unknown-mode', ['modes', index], `The questionnaire is not answered by ${mode}.`);
    }
    return named ?? this.questionnaire.modes;
  }

  questions(ids: readonly string[], key: string): readonly string[] {
    const elements = new Set(this.questionnaire.blocks.flatMap((block) => block.elements.map(({ id }) => id)));
    ids.forEach((id, index) => {
      if (!elements.has(id))
        this.findings.add('persona-unknown-question', [key, index], `There is no question “${id}”.`);
    });
    return ids;
  }

  values(written: Readonly<Record<string, Written>>, variables: readonly Variable[], key: string): Answers {
    const values: Record<string, Value> = {};
    for (const [name, said] of Object.entries(written)) {
      const variable = variables.find((candidate) => candidate.name === name);
      const path = [key, name];
      if (!variable) this.findings.add('persona-unknown-variable', path, `There is no variable “${name}” here.`);
      else values[name] = this.value(said, variable, path);
    }
    return values;
  }

  private value(said: Written, variable: Variable, path: PlanPath): Value {
    const codes = 'categories' in variable ? variable.categories.map(({ code }) => code) : [];
    if (said === 'refused' && !codes.includes('refused')) return REFUSED;
    if (said === 'dont_know' && !codes.includes('dont_know')) return DONT_KNOW;
    const expected = mismatch(said, variable, codes);
    if (expected) this.findings.add('persona-wrong-value', path, `“${variable.name}” is ${expected}.`);
    return answered(said);
  }
}

/** What a variable is, when a value cannot be one of its; null when it can. */
function mismatch(said: Written, { kind }: Variable, codes: readonly string[]): string | null {
  const isCode = (code: unknown): boolean => typeof code === 'string' && codes.includes(code);
  switch (kind) {
    case 'single':
      return isCode(said) ? null : `one of ${codes.join(', ')}`;
    case 'multiple':
      return Array.isArray(said) && said.every(isCode) ? null : `a list of ${codes.join(', ')}`;
    case 'quantity':
      return Number.isInteger(said) ? null : 'a whole number';
    default:
      return typeof said === 'string' ? null : 'a text';
  }
}
