import type { Leanings, Rule } from '../leanings.ts';
import type { Questionnaire } from '../questionnaire.ts';

/** People who answer everything evenly, and of whom everything is known that a sample can hold. */
export function evenLeanings({ sample }: Questionnaire): Leanings {
  const rule: Rule = { when: null, shares: null, number: null, texts: [], blank: 0 };
  const rules = sample.map((variable): [string, Rule[]] => {
    if (variable.kind !== 'single') return [variable.name, [{ ...rule, texts: [variable.label] }]];
    const shares = Object.fromEntries(variable.categories.map(({ code }) => [code, 1]));
    return [variable.name, [{ ...rule, shares }]];
  });
  return { people: 0, rules: new Map(rules) };
}
