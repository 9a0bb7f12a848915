import { holds, NOT_ASKED, type Row, type Variable } from '@earshot/dataset';
import { answerInWords, fillText } from './fill.ts';
import type { Mode, Questionnaire, Texts, Words } from './questionnaire.ts';
import { questionnaireVariables } from './variables.ts';

/** Puts a text of an element into words for one person. The result is plain text: whoever shows it escapes it. */
export type Wording = (texts: Texts, element: { readonly words: readonly Words[] }) => string;

/**
 * How texts read for the person whose values these are, in one mode: fills take what was answered, in the words of
 * its label, and words the first variant that fits.
 */
export function wordingFor(questionnaire: Questionnaire, values: Row, mode: Mode): Wording {
  const variables = variablesByName(questionnaire);
  const answer = (name: string): string | null => answerInWords(variables.get(name) ?? null, values[name] ?? NOT_ASKED);
  return (texts, { words }) =>
    fillText(texts[mode], (name) => {
      const found = words.find((one) => one.name === name);
      return found ? chosenWords(found, values, mode, answer) : answer(name);
    });
}

/** The first variant whose condition holds; null when none does. */
function chosenWords(
  { variants }: Words,
  values: Row,
  mode: Mode,
  answer: (name: string) => string | null,
): string | null {
  const variant = variants.find(
    ({ when }) => when === null || holds(when.expression, (name) => values[name] ?? NOT_ASKED),
  );
  return variant ? fillText(variant.text[mode], answer) : null;
}

const known = new WeakMap<Questionnaire, ReadonlyMap<string, Variable>>();

/** A questionnaire does not change, so its variables are listed once. */
function variablesByName(questionnaire: Questionnaire): ReadonlyMap<string, Variable> {
  const found = known.get(questionnaire);
  if (found) return found;
  const variables = new Map(
    questionnaireVariables(questionnaire).map((variable) => [variable.name, spokenOf(questionnaire, variable)]),
  );
  known.set(questionnaire, variables);
  return variables;
}

/** A variable with the words that its answers have in the language of the questionnaire, instead of labels for tables. */
function spokenOf({ spoken }: Questionnaire, variable: Variable): Variable {
  const words = spoken.get(variable.name);
  if (!words || !('categories' in variable)) return variable;
  const categories = variable.categories.map(({ code, label }) => ({ code, label: words.get(code) ?? label }));
  return { ...variable, categories };
}
